using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Synthesis;

/// <summary>
/// Names statements so that a reader knows what each is for: <c>DynamodbReadOrders</c>, <c>KmsDecryptPaymentsViaSecretsmanager</c>, <c>PlatformLogs</c>.
/// An identifier has letters and digits only: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
/// </summary>
internal static class StatementNames
{
    /// <summary>The most characters that a name gets.</summary>
    public const int Longest = 72;

    private const int LongestWord = 32;

    public static ImmutableArray<GeneratedStatement> Of(ImmutableArray<Draft> drafts)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. drafts.Select(draft => new GeneratedStatement(Unique(Name(draft), used), draft.Actions, draft.Resources, draft.Conditions))];
    }

    private static string Name(Draft draft)
    {
        var name = draft.Platform is { } why
            ? "Platform" + Words(why)
            : Words(draft.Service) + Verb(draft.Actions) + Noun(draft.Resources) + string.Concat(draft.Conditions.Select(Condition));
        return name.Length <= Longest - 4 ? name : name[..(Longest - 4)];
    }

    private static string Unique(string name, Dictionary<string, int> used)
    {
        var count = used[name] = used.GetValueOrDefault(name) + 1;
        return count == 1 ? name : Unique(name + "x" + count.ToString(CultureInfo.InvariantCulture), used);
    }

    private static string Verb(ImmutableArray<string> actions)
    {
        if (actions is [var only])
        {
            return Words(only[(only.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        var levels = actions.Select(action => IamCatalog.Action(action)?.Level ?? AccessLevel.Write).ToHashSet();
        return levels.Contains(AccessLevel.PermissionsManagement) ? "Manage"
            : levels.IsSubsetOf([AccessLevel.List, AccessLevel.Read]) ? "Read"
            : levels.IsSubsetOf([AccessLevel.Write, AccessLevel.Tagging]) ? "Write"
            : "ReadWrite";
    }

    private static string Noun(ImmutableArray<string> resources)
    {
        var words = resources.Select(Word).Distinct(StringComparer.Ordinal).ToList();
        return words is [var only] ? only : words[0] + "AndOthers";
    }

    /// <summary>A bucket, else the last part of the name that is no wildcard.</summary>
    private static string Word(string resource)
    {
        if (!Arn.TryParse(resource, out var arn))
        {
            return "";
        }

        var parts = arn.Resource.Split('/', ':').Where(part => part.Any(char.IsAsciiLetterOrDigit)).ToList();
        var word = parts.Count == 0 ? "" : Words(WithoutEnding(arn.Service == "s3" ? parts[0] : parts[^1]));
        return word.Length <= LongestWord ? word : word[..LongestWord];
    }

    // What CloudFormation and KMS make up tells a reader nothing.
    private static string WithoutEnding(string name) =>
        Guid.TryParse(name, out _) ? ""
        : name.LastIndexOf('-') is > 0 and var hyphen && name.Length - hyphen > 12 && name.AsSpan(hyphen).IndexOfAnyInRange('0', '9') >= 0 ? name[..hyphen]
        : name;

    private static string Condition(ObservedCondition condition) => condition.Key switch
    {
        "kms:ViaService" or "aws:CalledVia" => "Via" + Words(condition.Value.Split('.')[0]),
        "aws:ViaAWSService" => "ViaService",
        "iam:PassedToService" => "To" + Words(condition.Value.Split('.')[0]),
        var key => "By" + Words(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]),
    };

    private static string Words(string text)
    {
        var words = new StringBuilder();
        var isStart = true;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                words.Append(isStart ? char.ToUpperInvariant(c) : c);
            }

            isStart = !char.IsAsciiLetterOrDigit(c);
        }

        return words.ToString();
    }
}
