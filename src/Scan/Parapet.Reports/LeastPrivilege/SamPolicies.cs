using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Iam.Synthesis;

namespace Parapet.Reports.LeastPrivilege;

/// <summary>
/// A generated policy as the <c>Policies</c> of a SAM function.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-policies
/// </summary>
public static class SamPolicies
{
    /// <summary>Writes the block.</summary>
    /// <param name="documents">The policy.</param>
    /// <param name="resource">A resource's ARN as the template writes it: YAML that stands by itself, such as <c>!GetAtt Orders.Arn</c>; null to write the ARN.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ImmutableArray<GeneratedDocument> documents, Func<string, string?> resource, TextWriter output)
    {
        output.Write("Policies:\n");
        foreach (var document in documents)
        {
            output.Write("  - Version: \"2012-10-17\"\n    Statement:\n");
            foreach (var statement in document.Statements)
            {
                output.Write($"      - Sid: {statement.Sid}\n        Effect: Allow\n");
                List("Action", statement.Actions.Select(Quoted), output);
                List("Resource", statement.Resources.Select(arn => resource(arn) ?? Quoted(arn)), output);
                WriteConditions(statement.Conditions, output);
            }
        }
    }

    private static void WriteConditions(ImmutableArray<ObservedCondition> conditions, TextWriter output)
    {
        if (conditions.IsEmpty)
        {
            return;
        }

        output.Write("        Condition:\n");
        foreach (var group in conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal))
        {
            output.Write($"          {Quoted(group.Key)}:\n");
            foreach (var key in group.GroupBy(condition => condition.Key, StringComparer.Ordinal))
            {
                output.Write($"            {Quoted(key.Key)}: [{string.Join(", ", key.Select(condition => Quoted(condition.Value)))}]\n");
            }
        }
    }

    private static void List(string name, IEnumerable<string> items, TextWriter output)
    {
        output.Write($"        {name}:\n");
        foreach (var item in items)
        {
            output.Write($"          - {item}\n");
        }
    }

    /// <summary>A YAML string; one in double quotes is written as in JSON.</summary>
    public static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '-' or '_' or '.') && text.Length > 0 && char.IsAsciiLetter(text[0]) && !text.EndsWith(':')
            ? text
            : $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
