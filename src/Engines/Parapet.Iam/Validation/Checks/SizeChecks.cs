using System.Collections.Immutable;
using System.Text;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Validation.Checks;

/// <summary>
/// How long a policy may be and of which characters, as https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html say.
/// </summary>
internal static class SizeChecks
{
    private const int Managed = 6_144;
    private const int InlineOfRole = 10_240;
    private const int ServiceControl = 10_240;
    private const int ResourceControl = 5_120;
    private const int Session = 2_048;
    private const int Trust = 2_048;
    private const int TrustAtMost = 4_096;
    private const int OnResource = 20_480;
    private const int Key = 32_768;

    private static readonly PolicyCheck TooLarge = PolicyCheck.Error("policy-too-large", "The policy is longer than AWS accepts for its kind, even without whitespace.");
    private static readonly PolicyCheck Large = PolicyCheck.Warning("policy-nearly-too-large", "The policy is longer than AWS accepts in some of the places that such a policy can have.");
    private static readonly PolicyCheck Character = PolicyCheck.Error("unsupported-character", "IAM takes tabs, line ends and the characters from U+0020 to U+00FF only.");

    public static CheckGroup Group { get; } = new("Size and characters", [TooLarge, Large, Character], policy => [.. Sizes(policy), .. Characters(policy)]);

    private static IEnumerable<PolicyIssue> Sizes(PolicyView policy)
    {
        var size = PolicySize.AtLeast(policy.Document);
        var (limit, what) = policy.Kind switch
        {
            PolicyKind.Identity => (InlineOfRole, "an inline policy of a role, which may be the longest,"),
            PolicyKind.Boundary => (Managed, "a managed policy"),
            PolicyKind.Session => (Session, "a session policy"),
            PolicyKind.Trust => (TrustAtMost, "a trust policy at its highest quota"),
            PolicyKind.ServiceControl => (ServiceControl, "a service control policy"),
            PolicyKind.ResourceControl => (ResourceControl, "a resource control policy"),
            PolicyKind.VpcEndpoint => (OnResource, "a VPC endpoint policy"),
            _ => (Key, policy.Kind == PolicyKind.Key ? "a key policy" : "a policy on a resource"),
        };
        var (usual, where) = policy.Kind switch
        {
            PolicyKind.Identity => (Managed, "a managed policy"),
            PolicyKind.Trust => (Trust, "a trust policy without a raised quota"),
            PolicyKind.Resource => (OnResource, "a bucket, function or secret policy"),
            _ => (limit, what),
        };
        if (size > limit)
        {
            yield return TooLarge.At(policy.Document.At, $"the policy has at least {size} characters; {what} has at most {limit}");
        }
        else if (size > usual)
        {
            yield return Large.At(policy.Document.At, $"the policy has at least {size} characters; {where} has at most {usual}");
        }
    }

    private static IEnumerable<PolicyIssue> Characters(PolicyView policy)
    {
        if (!policy.IsKeptByIam)
        {
            yield break;
        }

        foreach (var view in policy.Statements)
        {
            var values = view.Statement.Conditions.SelectMany(condition => KnownText.Of(condition.Values));
            foreach (var (text, at, _) in view.Actions.Concat(view.NotActions).Concat(view.Resources).Concat(view.NotResources).Concat(values))
            {
                if (FirstUnsupported(text) is { } rune)
                {
                    yield return Character.At(at, $"IAM does not accept the character U+{rune.Value:X4} in a policy", view);
                }
            }
        }
    }

    private static Rune? FirstUnsupported(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', 'ÿ') < 0)
        {
            return null;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ('\t' or '\n' or '\r' or (>= 0x20 and <= 0xFF)))
            {
                return rune;
            }
        }

        return null;
    }
}

/// <summary>How many characters a policy has at least when it is written without whitespace.</summary>
internal static class PolicySize
{
    /// <summary>The length; what is unknown or stands under a condition counts nothing.</summary>
    public static int AtLeast(PolicyDocument document)
    {
        var statements = document.Statements.Where(statement => statement.When is null).Sum(statement => OfStatement(statement) + 1);
        return "{}".Length + "\"Statement\":".Length + statements - 1
            + (document.Version.ValueOrDefault is { } version ? "\"Version\":\"\",".Length + version.Length : 0)
            + (document.Id.ValueOrDefault is { } id ? "\"Id\":\"\",".Length + Of(Text.Of(id)) : 0);
    }

    private static int OfStatement(Statement statement)
    {
        var names = statement.Elements.Sum(element => "\"\":,".Length + element.Name.Length);
        return "{}".Length + names - 1
            + (statement.Sid.ValueOrDefault is { } sid ? "\"\"".Length + Of(Text.Of(sid)) : 0)
            + (statement.Effect.ValueOrDefault is { } effect ? "\"\"".Length + effect.Length : 0)
            + OfItems(statement.Actions) + OfItems(statement.NotActions)
            + OfItems(statement.Resources) + OfItems(statement.NotResources)
            + OfPrincipals(statement.Principals) + OfPrincipals(statement.NotPrincipals)
            + OfConditions(statement.Conditions);
    }

    private static int OfPrincipals(ImmutableArray<Principal> principals) =>
        principals.Where(p => p.When is null).GroupBy(p => p.Type).Sum(type =>
            (type.Key == "*" ? 0 : "\"\":".Length + type.Key.Length) + OfItems([.. type.Select(p => new TextItem(p.Name, p.At, null))]));

    private static int OfConditions(ImmutableArray<ConditionEntry> conditions) =>
        conditions.Where(c => c.When is null).GroupBy(c => c.Operator).Sum(entries =>
            "\"\":{}".Length + entries.Key.Length + entries.Sum(entry => "\"\":".Length + entry.Key.Length + OfItems(entry.Values)));

    private static int OfItems(ImmutableArray<TextItem> items)
    {
        var lengths = items.Where(item => item.When is null).Select(item => "\"\"".Length + Of(item.Text)).ToList();
        return lengths.Sum() + (lengths.Count > 1 ? "[]".Length + lengths.Count - 1 : 0);
    }

    private static int Of(Text text)
    {
        var length = 0;
        foreach (var part in text.Parts)
        {
            var literal = part.Literal.AsSpan();
            length += literal.Length - literal.Count(' ') - literal.Count('\t') - literal.Count('\n') - literal.Count('\r');
        }

        return length;
    }
}
