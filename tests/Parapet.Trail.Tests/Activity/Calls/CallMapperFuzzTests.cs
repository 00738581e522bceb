using System.Text;
using CsCheck;
using Parapet.Iam.Catalog;
using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class CallMapperFuzzTests
{
    private static readonly string[] Values =
    [
        "\"\"", "\"*\"", "\"arn:\"", "\"arn:aws:s3:::\"", "\"arn:aws:lambda:::function:\"", "\"function:\"", "\"::::::::\"", "\"https://\"", "\"https://x/\"", "\"//\"", "\"?versionId=\"",
        "\"%\"", "\"%zz/%zz\"", "\"SELECT FROM\"", "\"update \\\"\"", "\"alias/\"", "\"-abcdef\"", "\"\\ud800\"", "\"a@\"", "null", "1", "1e999", "true", "[]", "{}", "[[[1]]]", "[{\"a\":[{}]}]", "{\"\":\"\"}", "[\"a\",null,\"b\"]",
    ];

    private static readonly string[] Names =
    [
        .. ResourceTable.Rows.SelectMany(row => row.Line.Split(' ')[2..]).SelectMany(word => word.Split('=', 2)[1].Split('|')).Select(source => source.Split(['.', ':', '[', '{'])[0]).Where(name => name.Length > 1).Distinct(),
        "statement", "requestItems", "transactItems", "versionId", "role", "roleArn", "iamInstanceProfile", "qualifier", "keyId",
    ];

    private static readonly Gen<(string Service, string Name)> Operations = Gen.OneOf(
        Pick.From([.. ActionTable.Rows.Select(row => (row.Service, row.Event))]),
        Pick.From([.. ResourceTable.Rows.Select(row => IamCatalog.Service(row.Scope.Split(':')[0])!).SelectMany(service => service.Actions.Take(60)).Select(action => (action.Service, action.Name))]),
        Gen.Select(Gen.String, Gen.String));

    [Fact]
    public void No_parameters_make_the_mapper_fail_and_every_action_exists_with_a_resource() =>
        Gen.Select(Operations, Gen.Select(Pick.From(Names), Pick.From(Values)).Array[0, 6], Pick.From("", "x", "arn:", "arn:aws:s3:::*", "arn:aws:kms:::key/")).Sample(
            (operation, members, arn) =>
            {
                var parameters = "{" + string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}")) + "}";
                var call = CallMapper.Map(Events.Of(operation.Item1, operation.Item2, parameters, arn));
                return call.Kind == CallKind.Mapped
                    ? call.Actions.All(action => IamCatalog.Action(action.Action) is not null && action.Resources.Length is > 0 and <= 1_024)
                    : call.Reason is { Length: > 0 };
            },
            iter: 20_000);

    [Fact]
    public void Damaged_parameters_are_no_parameters() =>
        Gen.Byte.Array[0, 40].Sample(
            bytes => CallMapper.Map(Events.Of("s3", "GetObject") with { RequestParameters = bytes }).Kind == CallKind.Mapped,
            iter: 5_000);

    [Theory]
    [InlineData("\"bucketName\":\"\\ud800\"")]
    [InlineData("\"\\udc00\":\"b\"")]
    public void Half_characters_are_no_parameters(string member) =>
        Assert.Equal("s3:ListBucket *?", Events.Text(CallMapper.Map(Events.Of("s3", "ListObjects", $"{{{member}}}"))));

    [Fact]
    public void A_wildcard_in_a_parameter_never_becomes_one_in_a_resource() =>
        Gen.Select(Operations, Pick.From(Names)).Sample(
            (operation, name) =>
            {
                var call = CallMapper.Map(Events.Of(operation.Item1, operation.Item2, $$"""{"{{name}}":"ab*cd"}"""));
                return call.Actions.All(action => action.Resources.All(resource => !resource.Arn.Contains("ab*", StringComparison.Ordinal)));
            },
            iter: 10_000);

    [Fact]
    public void A_thousand_values_times_a_thousand_stay_within_bounds()
    {
        var many = string.Join(',', Enumerable.Range(0, 3_000).Select(i => $"\"k{i}\""));
        var call = CallMapper.Map(Events.Of("secretsmanager", "BatchGetSecretValue", $$"""{"secretIdList":[{{many}}]}"""));

        Assert.Equal(1_024, call.Actions.Single(action => action.Action == "secretsmanager:GetSecretValue").Resources.Length);
    }

    [Fact]
    public void Deep_parameters_are_no_parameters()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 5_000)) + "1" + new string('}', 5_000);

        Assert.Equal("s3:GetObject *?", Events.Text(CallMapper.Map(Events.Of("s3", "GetObject") with { RequestParameters = Encoding.UTF8.GetBytes(deep) })));
    }
}
