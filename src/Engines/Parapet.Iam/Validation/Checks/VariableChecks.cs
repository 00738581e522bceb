using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Policy variables. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</summary>
internal static class VariableChecks
{
    private static readonly PolicyCheck OldVersion = PolicyCheck.Warning("variable-in-old-version", "Without `\"Version\": \"2012-10-17\"` a variable is ordinary text.");
    private static readonly PolicyCheck NoBrace = PolicyCheck.Error("variable-without-brace", "A variable ends in a closing brace.");
    private static readonly PolicyCheck NoQuotes = PolicyCheck.Error("variable-default-without-quotes", "A variable's default stands between single quotes.");
    private static readonly PolicyCheck Empty = PolicyCheck.Error("empty-variable", "A variable names a condition key.");
    private static readonly PolicyCheck Space = PolicyCheck.Error("variable-with-space", "A variable has no white space around its key.");
    private static readonly PolicyCheck Unknown = PolicyCheck.Warning("unknown-variable", "No request carries the key, and a statement whose variable has no value does not apply.");
    private static readonly PolicyCheck Multivalued = PolicyCheck.Error("multivalued-variable", "A key that can have several values cannot be a variable.");
    private static readonly PolicyCheck Operator = PolicyCheck.Error("variable-for-operator", "Variables are replaced where strings or ARNs are compared, not by this operator.");
    private static readonly PolicyCheck Place = PolicyCheck.Error("variable-not-allowed-here", "Variables are replaced in `Resource` and `Condition` only.");
    private static readonly PolicyCheck Head = PolicyCheck.Warning("variable-in-arn-head", "Variables are replaced in the last field of an ARN, after its fifth colon.");

    public static CheckGroup Group { get; } = new(
        "Variables",
        [OldVersion, NoBrace, NoQuotes, Empty, Space, Unknown, Multivalued, Operator, Place, Head],
        policy => policy.Statements.SelectMany(Run));

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        foreach (var text in view.Actions.Concat(view.NotActions))
        {
            foreach (var variable in Find(view, text))
            {
                yield return Place.At(text.At, $"`{variable.Text}` is not replaced in an action", view);
            }
        }

        foreach (var principal in view.Statement.Principals.Concat(view.Statement.NotPrincipals))
        {
            foreach (var variable in principal.Name.Known is { } name ? Find(view, new KnownText(name, principal.At, principal.When)) : [])
            {
                yield return Place.At(principal.At, $"`{variable.Text}` is not replaced in a principal", view);
            }
        }

        foreach (var text in view.Resources.Concat(view.NotResources))
        {
            var head = Head5(text.Text);
            foreach (var variable in Find(view, text))
            {
                if (Judge(view, variable) is var (check, message))
                {
                    yield return check.At(text.At, message, view);
                }
                else if (variable.At < head)
                {
                    yield return Head.At(text.At, $"`{variable.Text}` stands before the fifth colon, where it is not replaced", view);
                }
            }
        }

        foreach (var condition in view.Statement.Conditions)
        {
            var takes = !ConditionOperator.TryParse(condition.Operator, out var op) || op.TakesVariables;
            foreach (var text in KnownText.Of(condition.Values))
            {
                foreach (var variable in Find(view, text))
                {
                    if (Judge(view, variable) is var (check, message))
                    {
                        yield return check.At(text.At, message, view);
                    }
                    else if (!takes)
                    {
                        yield return Operator.At(text.At, $"`{condition.Operator}` does not replace `{variable.Text}`", view);
                    }
                }
            }
        }
    }

    // Whether the version is old is unknown where the version is.
    private static IEnumerable<PolicyVariable> Find(StatementView view, KnownText text) =>
        view.Policy.Document.Version.ValueOrDefault is null && !view.Policy.Document.Version.IsAbsent ? [] : PolicyVariable.Find(text.Text);

    private static (PolicyCheck Check, string Message)? Judge(StatementView view, PolicyVariable variable)
    {
        if (!view.Policy.HasVariables)
        {
            return (OldVersion, $"`{variable.Text}` is ordinary text without `\"Version\": \"2012-10-17\"`");
        }

        if (!variable.HasBrace)
        {
            return (NoBrace, $"`{variable.Text}` lacks its closing brace");
        }

        if (variable.Key.Length == 0)
        {
            return (Empty, $"`{variable.Text}` names no key");
        }

        if (variable.HasSpace)
        {
            return (Space, $"`{variable.Text}` has white space in it");
        }

        if (!variable.HasQuotes)
        {
            return (NoQuotes, $"the default in `{variable.Text}` needs single quotes");
        }

        if (variable.IsEscape || IsOfOtherServices(variable.Key))
        {
            return null;
        }

        return IamCatalog.ConditionKey(variable.Key) switch
        {
            null => (Unknown, $"no request carries `{variable.Key}`{(Nearest.To(variable.Key, GlobalConditionKeys.All.Select(key => key.Name)) is { } near ? $"; did you mean `{near}`?" : "")}"),
            { IsMultivalued: true } => (Multivalued, $"`{variable.Key}` can have several values and cannot be a variable"),
            _ => null,
        };
    }

    // Identity providers' keys cannot be listed, and IoT and Transfer Family have variables that are no condition keys.
    private static bool IsOfOtherServices(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && (key[..colon].Contains('.', StringComparison.Ordinal) || key[..colon] is "iot" or "transfer" or "credentials-iot");

    private static int Head5(string text)
    {
        var colon = text.StartsWith("arn:", StringComparison.Ordinal) ? 3 : -1;
        var outside = 0;
        for (var i = 0; i < text.Length && colon >= 0; i++)
        {
            // Colons inside a variable do not count.
            outside += text[i] == ':' && !InsideVariable(text, i) ? 1 : 0;
            if (outside == 5)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool InsideVariable(string text, int at) =>
        text.LastIndexOf("${", at, StringComparison.Ordinal) is >= 0 and var open && text.IndexOf('}', open) is var close && (close < 0 || close > at);
}
