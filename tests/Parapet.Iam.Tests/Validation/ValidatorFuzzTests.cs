using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Parapet.Iam.Language;
using Parapet.Iam.Validation;

namespace Parapet.Iam.Tests.Validation;

/// <summary>Broken policies give issues, never an exception.</summary>
public sealed class ValidatorFuzzTests
{
    private const int Mutants = 10_000;

    private static readonly byte[][] Policies = [.. CheckCase.All.SelectMany(row => new[] { row.Fires, row.Silent }).Where(json => json.Length < 2_000).Select(Encoding.UTF8.GetBytes)];
    private static readonly string[] Odd = ["null", "0", "true", "\"\"", "[]", "{}", "[[]]", "\"*\"", "\"${\"", "\"arn:\"", "\"arn:::::\"", "\"a:b:c\"", "\":\"", "\"\\u0000\"", "[null]", "{\"AWS\":{}}", "\"${,}\"", "\"${ ,'}\"", "1e999", "\"::/0\"", "\"1.2.3.4/-1\""];

    [Fact]
    public void Changed_bytes_are_survived() =>
        Gen.Select(Gen.Int[0, Policies.Length - 1].Select(i => Policies[i]), Gen.Select(Gen.Int[0, 4_000], Gen.Byte).Array[1, 6], Gen.Enum<PolicyKind>()).Sample(
            (policy, changes, kind) =>
            {
                var bytes = policy.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at % bytes.Length] = value;
                }

                Assert.False(Validate(bytes, kind).IsDefault);
            },
            iter: Mutants);

    [Fact]
    public void Changed_nodes_are_survived() =>
        Gen.Select(Gen.Int[0, Policies.Length - 1].Select(i => Policies[i]), Gen.Int[0, 1_000], Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]), Gen.Enum<PolicyKind>()).Sample(
            (policy, at, odd, kind) =>
            {
                if (Parse(policy) is not { } root)
                {
                    return;
                }

                var places = Places(root).ToList();
                if (places.Count > 0)
                {
                    places[at % places.Count](JsonNode.Parse(odd == "1e999" ? "1e99" : odd));
                }

                Assert.False(Validate(Encoding.UTF8.GetBytes(root.ToJsonString()), kind).IsDefault);
            },
            iter: Mutants);

    [Fact]
    public void A_long_list_of_patterns_takes_no_long_time()
    {
        var patterns = string.Join(',', Enumerable.Range(0, 400).Select(i => $"\"arn:aws:s3:::{new string('*', 40)}a{i}*b*c*d*e\""));
        var policy = $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["*:*","s3:*a*b*c*d*e*f"],"Resource":[{{patterns}}] } }""";

        Assert.NotEmpty(Validate(Encoding.UTF8.GetBytes(policy), PolicyKind.Identity));
    }

    private static ImmutableArray<PolicyIssue> Validate(byte[] json, PolicyKind kind) => PolicyValidator.Validate(PolicyReader.ReadJson(json, "p"), kind);

    private static JsonNode? Parse(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<Action<JsonNode?>> Places(JsonNode node) => node switch
    {
        JsonObject map => map.ToList().SelectMany(entry => (entry.Value is null ? [] : Places(entry.Value)).Append(value => map[entry.Key] = value)),
        JsonArray list => Enumerable.Range(0, list.Count).SelectMany(i => (list[i] is { } item ? Places(item) : []).Append(value => list[i] = value)),
        _ => [],
    };
}
