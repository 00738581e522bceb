using Parapet.Iam.Catalog;
using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class ActionTableTests
{
    public static TheoryData<string> Rows => [.. ActionTable.Rows.Select(row => row.Line)];

    public static TheoryData<string> ApiGatewayRows => [.. ApiGatewayTable.Rows.Select(row => $"{row.Event} {row.Verb} {row.Template}")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_leads_to_actions_that_exist(string line)
    {
        var row = ActionRow.Parse(line);
        var conditions = line.Split(' ')[2..Array.FindIndex(line.Split(' '), word => word is "->" or "+>")];
        var name = row.IsPattern ? row.Event[..^1] + "Budget" : row.Event;

        var call = CallMapper.Map(Events.Of(row.Service, name, SampleParameters.For(conditions)));

        Assert.Equal(CallKind.Mapped, call.Kind);
        Assert.All(row.Actions, action => Assert.Contains(call.Actions, found => found.Action.Equals(action.Action, StringComparison.OrdinalIgnoreCase)));
        Assert.All(call.Actions, action => Assert.NotNull(IamCatalog.Action(action.Action)));
        var own = $"{row.Service}:{row.Event}";
        if (row.Adds && IamCatalog.Action(own) is not null)
        {
            Assert.Contains(call.Actions, found => found.Action == own);
        }
        else if (!row.Adds && !row.Actions.Any(action => action.Action == own))
        {
            Assert.DoesNotContain(call.Actions, found => found.Action == own);
        }
    }

    [Fact]
    public void No_row_says_what_the_name_says_already() =>
        Assert.Equal([], ActionTable.Rows.Where(row => row.Conditions.IsEmpty && row.Actions is [(var action, null)] && action.Equals($"{row.Service}:{row.Event}", StringComparison.OrdinalIgnoreCase)).Select(row => row.Line));

    [Fact]
    public void No_row_is_there_twice() =>
        Assert.Equal([], ActionTable.Rows.GroupBy(row => row.Line).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(ApiGatewayRows))]
    public void Every_operation_of_api_gateway_is_a_verb_on_a_path(string line)
    {
        var fields = line.Split(' ');
        var parameters = new System.Text.Json.Nodes.JsonObject();
        foreach (var part in fields[2].Split('/').Where(part => part.StartsWith('{')))
        {
            parameters[part[1..^1]] = "v";
        }

        var call = CallMapper.Map(Events.Of("apigateway", fields[0], parameters.ToJsonString()));

        var path = System.Text.RegularExpressions.Regex.Replace(fields[2], @"\{[^}]*\}", "v");
        Assert.Contains($"apigateway:{fields[1]} arn:aws:apigateway:eu-west-1::{path}", Events.Text(call), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_sources_lead_to_services_that_exist_and_hide_none()
    {
        foreach (var row in Trail.Activity.BuiltInTable.Rows("event-sources.txt"))
        {
            Assert.NotNull(IamCatalog.Service(row[1]));
            Assert.Null(IamCatalog.Service(row[0]));
            Assert.Equal(row[1], EventNames.Prefix(row[0] + ".amazonaws.com"));
        }
    }

    [Theory]
    [InlineData("CreateFunction20150331", "CreateFunction")]
    [InlineData("UpdateFunctionCode20150331v2", "UpdateFunctionCode")]
    [InlineData("CreateDistribution2016_11_25", "CreateDistribution")]
    [InlineData("CreateDistribution2020_05_31", "CreateDistribution")]
    [InlineData("CreateEnvironmentEC2", "CreateEnvironmentEC2")]
    [InlineData("ListObjectsV2", "ListObjectsV2")]
    [InlineData("DescribeTrails", "DescribeTrails")]
    [InlineData("PutItem19991231", "PutItem19991231")]
    [InlineData("20150331", "20150331")]
    [InlineData("StartICD10CMInferenceJob", "StartICD10CMInferenceJob")]
    public void Only_the_date_of_an_api_is_cut_off(string name, string expected) => Assert.Equal(expected, EventNames.WithoutVersion(name));
}
