using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>
/// Policies that AWS does not accept, so that nothing can be said of what they allow.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
internal static class Malformed
{
    private const int LongestPattern = 2_048;
    private const int FieldsOfArn = 6;

    // AWS_ConfigRole, ReadOnlyAccess and the policies of SageMaker Studio stay below a fifth of it; the quotas of AWS forbid what lies above.
    private const int MostStatementsTimesPatterns = 600_000;

    /// <summary>What is wrong with a policy, as a fragment of a sentence; null when nothing is.</summary>
    public static string? Obstacle(Policy policy)
    {
        if (policy.Document.Version.ValueOrDefault is { } version && version is not ("2012-10-17" or "2008-10-17"))
        {
            return $"{policy.Name} has the version `{version}`, which does not exist";
        }

        var patterns = policy.Statements.Sum(statement => CountOfTexts(statement.Source));
        if ((long)patterns * policy.Statements.Length > MostStatementsTimesPatterns)
        {
            return $"{policy.Name} is too large to compare: {policy.Statements.Length} statements with {patterns} patterns";
        }

        return policy.Statements.Select(statement => OfStatement(statement.Source, policy.Kind) is { } wrong ? $"{statement.Label} of {policy.Name} {wrong}" : null)
            .FirstOrDefault(wrong => wrong is not null);
    }

    private static string? OfStatement(Statement statement, PolicyKind kind) =>
        statement.Effect.ValueOrDefault is { } effect && effect is not ("Allow" or "Deny") ? $"has the effect `{effect}`"
        : Pair(statement.Actions.IsEmpty, statement.NotActions.IsEmpty, "Action")
        ?? (kind == PolicyKind.Trust && statement.Resources.IsEmpty && statement.NotResources.IsEmpty ? null : Pair(statement.Resources.IsEmpty, statement.NotResources.IsEmpty, "Resource"))
        ?? (kind.NamesPrincipals() ? Pair(statement.Principals.IsEmpty, statement.NotPrincipals.IsEmpty, "Principal") : null)
        ?? (Texts(statement).Any(text => text.Length > LongestPattern) ? $"has a pattern of more than {LongestPattern} characters" : null)
        ?? statement.Conditions.Where(IsOfArns).SelectMany(condition => condition.Values).Select(value => value.Text.Known).OfType<string>().Where(IsShort)
            .Select(text => $"compares an ARN with `{text}`, which has fewer than six parts").FirstOrDefault();

    private static string? Pair(bool lacks, bool lacksNot, string element) =>
        lacks && lacksNot ? $"has no {element}" : !lacks && !lacksNot ? $"has both {element} and Not{element}" : null;

    private static IEnumerable<string> Texts(Statement statement) => statement.Actions.Concat(statement.NotActions).Concat(statement.Resources).Concat(statement.NotResources)
        .Concat(statement.Conditions.SelectMany(condition => condition.Values)).Select(item => item.Text.ToString())
        .Concat(statement.Principals.Concat(statement.NotPrincipals).Select(principal => principal.Name.ToString()))
        .Concat(statement.Conditions.Select(condition => condition.Key));

    // As many as Texts gives, without spelling them: this is asked before every proof.
    private static int CountOfTexts(Statement statement) =>
        statement.Actions.Length + statement.NotActions.Length + statement.Resources.Length + statement.NotResources.Length
        + statement.Conditions.Sum(condition => 1 + condition.Values.Length)
        + statement.Principals.Length + statement.NotPrincipals.Length;

    private static bool IsOfArns(ConditionEntry entry) => ConditionOperator.TryParse(entry.Operator, out var comparison) && comparison.Comparison == Comparison.ArnLike;

    // A variable may stand for any number of parts.
    private static bool IsShort(string text) => text != "*" && !text.Contains("${", StringComparison.Ordinal) && text.Split(':').Length < FieldsOfArn;
}
