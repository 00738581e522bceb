using System.Text.Json.Nodes;
using Parapet.Iam.Catalog;
using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class ResourceTableTests
{
    public static TheoryData<string> Rows => [.. ResourceTable.Rows.Select(row => row.Line)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_names_a_kind_and_placeholders_of_the_catalogue(string line)
    {
        var row = ResourceRow.Parse(line);
        var service = IamCatalog.Service(row.Scope.Split(':')[0])!;
        var type = Assert.Single(service.ResourceTypes, type => type.Name == row.Kind);
        var placeholders = ArnTemplate.Of(type).SelectMany(template => template.Placeholders).ToHashSet();

        Assert.All(row.Sources.Keys.Where(key => key != "suffix"), key => Assert.Contains(key, placeholders));
        Assert.True(row.Replaces is null || service.ResourceTypes.Any(other => other.Name == row.Replaces), $"no kind {row.Replaces}");
        Assert.True(!row.Scope.Contains(':', StringComparison.Ordinal) || IamCatalog.Action(row.Scope) is not null, $"no action {row.Scope}");
        Assert.True(row.Variant is null || ActionTable.Rows.Any(action => action.Line.Contains($"@{row.Variant}", StringComparison.Ordinal)), $"nothing asks for {row.Variant}");
        Assert.Contains(service.Actions, action => action.Resources.Any(resource => resource.Type.Name == row.Kind));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_finds_a_resource_where_it_looks(string line)
    {
        var row = ResourceRow.Parse(line);
        var service = IamCatalog.Service(row.Scope.Split(':')[0])!;
        var action = IamCatalog.Action(row.Scope) ?? service.Actions.First(action => action.Resources.Any(resource => resource.Type.Name == row.Kind)
            && ResourceTable.For(action.FullName, action.Service, row.Variant, row.Kind).Any(own => own.Line == line));
        var parameters = new JsonObject();
        foreach (var source in line.Split(' ')[2..].Select(word => word.Split('=', 2)[1].Split('|')[0]).Where(source => source[0] is not ('*' or '?' or '=')))
        {
            var reading = source.LastIndexOf(':');
            SampleParameters.Set(parameters, reading < 0 ? source : source[..reading], reading < 0 ? "one" : Sample(source[(reading + 1)..]));
        }

        using var document = System.Text.Json.JsonDocument.Parse(parameters.ToJsonString());
        var found = new ResourceFinder(new EventScope("aws", Events.Region, Events.Account), [], document.RootElement).Find(action, row.Variant);

        var template = ArnTemplate.Of(service.ResourceTypes.Single(type => type.Name == row.Kind));
        Assert.Contains(found, resource => template.Any(one => one.Matches(resource.Arn)));
    }

    private static string Sample(string reading) => reading switch
    {
        "queue-url" => "https://sqs.eu-west-1.amazonaws.com/123456789012/one",
        "copy-source-bucket" or "copy-source-key" => "bucket/one",
        "partiql-table" or "partiql-index" => "SELECT * FROM \"one\".\"two\"",
        "layer-version" or "last" => "arn:aws:lambda:eu-west-1:123456789012:layer:one:1",
        "mail-identity" => "a@example.com",
        "access-point" => "arn:aws:s3:eu-west-1:123456789012:accesspoint/one",
        "inference-profile" => "eu.one",
        "revision" => "one:1",
        _ when reading.EndsWith('-') => reading + "0123",
        _ => "one",
    };
}
