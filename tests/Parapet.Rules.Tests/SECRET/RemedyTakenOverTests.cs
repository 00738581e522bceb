using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Parapet.Model;
using Parapet.Sources;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Rules.Tests.SECRET;

/// <summary>Takes each fix over as a person would, and looks again.</summary>
public sealed class RemedyTakenOverTests
{
    private static readonly string[] Runtimes = ["dotnet10", "python3.14", "nodejs24.x", "java25", "ruby3.4", "provided.al2023", "cobol1"];
    private static readonly string[] Variables = ["DB_PASSWORD", "databaseUrl", "ON", "PASS", "JWT_SECRET", "A1_b2"];

    public static TheoryData<string, string, string> All =>
        [.. from kind in SecretTemplates.Kinds from runtime in Runtimes from variable in Variables select (kind, runtime, variable)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_fix_is_well_formed_and_leaves_nothing_to_report(string kind, string runtime, string variable)
    {
        var template = SecretTemplates.Json(kind, variable, runtime);
        var json = Remedy(Findings(template), "SECRET001");
        var repaired = JsonNode.Parse(template)!;
        repaired["Resources"]!["Orders"]!["Properties"]!["Environment"]!["Variables"]!.AsObject().Remove(variable);
        Merge(repaired, JsonNode.Parse(json[json.IndexOf('{', StringComparison.Ordinal)..(json.IndexOf("\n}\n", StringComparison.Ordinal) + 2)])!);
        Assert.Empty(Findings(repaired.ToJsonString()));

        // A comment makes it YAML.
        var yaml = Remedy(Findings("# As YAML.\n" + template), "SECRET001");
        var start = yaml.IndexOf("Resources:\n", StringComparison.Ordinal);
        var document = DocumentReader.Read("fix.yaml", System.Text.Encoding.UTF8.GetBytes(yaml[start..yaml.IndexOf("\n\n", start, StringComparison.Ordinal)]));
        Assert.Empty(document.Problems);
        Assert.Equal(Shape(DocumentReader.Read("fix.json", System.Text.Encoding.UTF8.GetBytes(json[json.IndexOf('{', StringComparison.Ordinal)..(json.IndexOf("\n}\n", StringComparison.Ordinal) + 2)])).Root!), Shape(document.Root!));
    }

    [Theory]
    [InlineData("{\"Fn::GetAtt\": [\"Key\", \"Arn\"]}")]
    [InlineData("{\"Ref\": \"Key\"}")]
    [InlineData("\"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\"")]
    public void A_grant_lets_every_role_use_the_key_too(string key)
    {
        foreach (var kind in SecretTemplates.Kinds)
        {
            var template = JsonNode.Parse(SecretTemplates.Json(kind, "DB_PASSWORD", "dotnet10"))!;
            var resources = template["Resources"]!.AsObject();
            resources["Orders"]!["Properties"]!["Environment"] = JsonNode.Parse("""{"Variables": {"LOGIN_SECRET_ARN": {"Ref": "Login"}}}""");
            resources["Login"] = JsonNode.Parse($$$"""{"Type": "AWS::SecretsManager::Secret", "Properties": {"KmsKeyId": {{{key}}}}}""");
            resources["Key"] = JsonNode.Parse("""{"Type": "AWS::KMS::Key", "Properties": {"EnableKeyRotation": true}}""");
            var remedy = Remedy(Findings(template.ToJsonString()), "SECRET005");
            Merge(template, JsonNode.Parse(remedy[remedy.IndexOf('{', StringComparison.Ordinal)..(remedy.IndexOf("\n}\n", StringComparison.Ordinal) + 2)])!);
            Assert.Empty(Findings(template.ToJsonString()));
        }
    }

    private static string Remedy(IEnumerable<Finding> findings, string rule) => findings.First(finding => finding.Rule.Id == rule).Remedy!;

    private static ImmutableArray<Finding> Findings(string template) =>
        RuleRunner.Run(new Scan(TemplateReader.ReadText("template.yaml", template), new DateOnly(2026, 11, 1)), Catalog.All.Where(rule => rule.Info.Family == "SECRET")).Findings;

    private static void Merge(JsonNode into, JsonNode from)
    {
        foreach (var (key, value) in from.AsObject())
        {
            switch (into[key], value)
            {
                case (JsonObject mine, JsonObject) when !mine.ContainsKey("Ref"):
                    Merge(mine, value);
                    break;
                case (JsonArray mine, JsonArray more):
                    foreach (var item in more)
                    {
                        mine.Add(item!.DeepClone());
                    }

                    break;
                default:
                    into[key] = value!.DeepClone();
                    break;
            }
        }
    }

    private static string Shape(Value value) => value switch
    {
        MapValue map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Shape(entry.Value)}"))}}}",
        ListValue list => $"[{string.Join(", ", list.Items.Select(Shape))}]",
        TextValue { Kind: ScalarKind.String } text => text.ToString(),
        _ => $"not text: {value}",
    };
}
