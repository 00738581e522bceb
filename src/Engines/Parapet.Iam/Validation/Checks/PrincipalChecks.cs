using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>How principals are written. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
internal static class PrincipalChecks
{
    private static readonly PolicyCheck UnknownType = PolicyCheck.Error("unknown-principal-type", "Principals are of the types `AWS`, `Service`, `Federated` and `CanonicalUser`.");
    private static readonly PolicyCheck Bare = PolicyCheck.Error("principal-without-type", "`*` is the only principal that stands without a type.");
    private static readonly PolicyCheck Invalid = PolicyCheck.Error("invalid-principal", "An `AWS` principal is an account's twelve digits, the ARN of an account, user, role or session, a unique id, or `*`.");
    private static readonly PolicyCheck Account = PolicyCheck.Error("invalid-principal-account", "An account has twelve digits.");
    private static readonly PolicyCheck Wildcard = PolicyCheck.Error("wildcard-in-principal", "A principal is named whole or is `*`: a pattern such as `role/*` matches nobody. Use a condition on `aws:PrincipalArn`.");
    private static readonly PolicyCheck UserGroup = PolicyCheck.Error("group-as-principal", "A group is no principal: it cannot make a request.");
    private static readonly PolicyCheck Service = PolicyCheck.Error("invalid-service-principal", "A service principal is the service's name and `.amazonaws.com`, such as `lambda.amazonaws.com`.");
    private static readonly PolicyCheck Canonical = PolicyCheck.Error("invalid-canonical-user", "A canonical user is 64 hexadecimal digits.");
    private static readonly PolicyCheck NotWithAllow = PolicyCheck.Security("allow-with-not-principal", "`Allow` with `NotPrincipal` grants access to everybody but those listed, also to people without an account.");
    private static readonly PolicyCheck NotPrincipal = PolicyCheck.Suggestion("deny-with-not-principal", "`NotPrincipal` has to list the account, the role and the session of each exception; a condition on `aws:PrincipalArn` is safer.");
    private static readonly PolicyCheck Mixed = PolicyCheck.Suggestion("principal-beside-everyone", "Beside `*` no other principal of the type has a meaning.");

    public static CheckGroup Group { get; } = new(
        "Principals",
        [UnknownType, Bare, Invalid, Account, Wildcard, UserGroup, Service, Canonical, NotWithAllow, NotPrincipal, Mixed],
        policy => policy.Kind.NamesPrincipals() ? policy.Statements.SelectMany(Run) : []);

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        foreach (var principal in view.Statement.Principals.Concat(view.Statement.NotPrincipals))
        {
            if (principal.Type is not ("AWS" or "Service" or "Federated" or "CanonicalUser" or "*"))
            {
                yield return UnknownType.At(principal.At, $"`{principal.Type}` is no type of principal", view);
            }
            else if (principal.Name.Known is { } name && Judge(principal.Type, name) is var (check, message))
            {
                yield return check.At(principal.At, message, view);
            }
        }

        if (view.Statement.Has("NotPrincipal"))
        {
            if (view.Allows)
            {
                yield return NotWithAllow.At(view.Statement.At, "the statement allows everybody but those listed", view);
            }
            else if (view.Denies)
            {
                yield return NotPrincipal.At(view.Statement.At, "the statement denies everybody but those listed; a condition on `aws:PrincipalArn` is safer", view);
            }
        }

        var everyone = view.Statement.Principals.Where(p => p is { Type: "AWS", When: null, Name.Known: "*" }).ToList();
        foreach (var other in everyone.Count > 0 ? view.Statement.Principals.Where(p => p is { Type: "AWS", Name.Known: not (null or "*") }) : [])
        {
            yield return Mixed.At(other.At, $"`{other.Name.Known}` says nothing beside `*`", view);
        }
    }

    private static (PolicyCheck Check, string Message)? Judge(string type, string name) => type switch
    {
        _ when name.Contains("${", StringComparison.Ordinal) => null,
        "*" => name == "*" ? null : (Bare, $"`{name}` needs a type, such as `\"AWS\": \"{name}\"`"),
        "Service" => IsService(name) ? null : (Service, $"`{name}` is no service principal"),
        "CanonicalUser" => name == "*" || (name.Length == 64 && name.All(char.IsAsciiHexDigit)) ? null : (Canonical, "a canonical user is 64 hexadecimal digits"),
        "AWS" => OfAws(name),
        _ => null,
    };

    private static (PolicyCheck Check, string Message)? OfAws(string name)
    {
        if (name == "*" || ArnText.IsAccountNumber(name) || IsUniqueId(name))
        {
            return null;
        }

        if (name.All(char.IsAsciiDigit))
        {
            return (Account, $"`{name}` is no account: twelve digits are expected");
        }

        if (name.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            return (Wildcard, $"`{name}` matches nobody: wildcards do not work in principals");
        }

        if (!Arn.TryParse(name, out var arn) || arn.Service is not ("iam" or "sts") || arn.Region.Length > 0 || !ArnText.IsPartition(arn.Partition))
        {
            return (Invalid, $"`{name}` is no principal");
        }

        if (!ArnText.IsAccountNumber(arn.Account) && arn.Account is not ("cloudfront" or "aws"))
        {
            return (Account, $"`{arn.Account}` is no account: twelve digits are expected");
        }

        if (arn.Resource.StartsWith("group/", StringComparison.Ordinal))
        {
            return (UserGroup, $"`{name}` is a group, which cannot be a principal");
        }

        return arn.Resource == "root" || Starts(arn.Resource, "user/", "role/", "assumed-role/", "federated-user/")
            ? null
            : (Invalid, $"`{name}` is no principal: a user, a role, a session or `root` is expected");
    }

    private static bool Starts(string text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal) && text.Length > start.Length)
            {
                return true;
            }
        }

        return false;
    }

    // What AWS shows in place of a principal that was deleted.
    private static bool IsUniqueId(string name) =>
        name.Length is >= 16 and <= 128 && name.StartsWith('A') && name.All(one => char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one));

    private static bool IsService(string name) =>
        name == "*"
        || (name.Split('.') is [.. { Length: >= 1 } labels, "amazonaws" or "amazon" or "aws", "com" or "internal"] && labels.All(IsLabel))
        || (name.Split('.') is [.. { Length: >= 1 } china, "amazonaws", "com", "cn"] && china.All(IsLabel));

    private static bool IsLabel(string label) => label.Length > 0 && label.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_');
}
