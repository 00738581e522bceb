using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Parapet.Iam.Language;
using Parapet.Iam.Validation;

namespace Parapet.Iam.Tests.Validation;

/// <summary>
/// One row of <c>Cases/*.json</c>: a policy in which a check finds something and a near miss in which it does not.
/// What has neither <c>Version</c> nor <c>Statement</c> is a statement, laid over an ordinary one of its kind (null takes an element away);
/// a string is the text of the policy itself; <c>@100</c> stands for a hundred letters.
/// </summary>
public sealed partial record CheckCase(string Check, PolicyKind Kind, string Fires, string Silent)
{
    public static IReadOnlyList<CheckCase> All { get; } =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Validation", "Cases"), "*.json").Order(StringComparer.Ordinal)
           from row in JsonNode.Parse(File.ReadAllText(file))!.AsArray()
           let kind = Enum.Parse<PolicyKind>(row["kind"]?.GetValue<string>() ?? "Identity")
           select new CheckCase(row["check"]!.GetValue<string>(), kind, Policy(row["fires"]!, kind), Policy(row["silent"]!, kind)),
    ];

    public static IEnumerable<PolicyIssue> Validate(string json, PolicyKind kind) =>
        PolicyValidator.Validate(PolicyReader.ReadJson(Encoding.UTF8.GetBytes(json), "policy.json"), kind);

    private static string Policy(JsonNode node, PolicyKind kind)
    {
        if (node.GetValueKind() == JsonValueKind.String)
        {
            return node.GetValue<string>();
        }

        var given = node.AsObject();
        if (!given.ContainsKey("Version") && !given.ContainsKey("Statement"))
        {
            var statement = Ordinary(kind);
            foreach (var (name, value) in given)
            {
                statement.Remove(name);
                if (value is not null)
                {
                    statement.Add(name, value.DeepClone());
                }
            }

            given = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
        }

        return Long().Replace(given.ToJsonString(), match => new string('x', int.Parse(match.Groups[1].Value)));
    }

    private static JsonObject Ordinary(PolicyKind kind) => kind switch
    {
        PolicyKind.Trust => Statement("""{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}"""),
        PolicyKind.Resource => Statement("""{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}"""),
        PolicyKind.Key => Statement("""{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}, "Action": "kms:Decrypt", "Resource": "*"}"""),
        PolicyKind.ResourceControl => Statement("""{"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}"""),
        _ => Statement("""{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}"""),
    };

    private static JsonObject Statement(string json) => JsonNode.Parse(json)!.AsObject();

    [GeneratedRegex("@([0-9]+)")]
    private static partial Regex Long();
}
