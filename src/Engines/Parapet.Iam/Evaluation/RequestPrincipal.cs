using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// Who makes a request. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
public sealed record RequestPrincipal
{
    private const int AccountLength = 12;
    private const string ServiceLinkedPath = "role/aws-service-role/";

    private RequestPrincipal()
    {
    }

    /// <summary>What kind of principal it is.</summary>
    public required PrincipalKind Kind { get; init; }

    /// <summary>
    /// The principal as AWS names it: a user's or root's ARN, a session's ARN, a service such as <c>lambda.amazonaws.com</c>, a provider's ARN;
    /// empty for anonymous requests and for a role of which the session's name is not known.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The role of a session, or the user of a federated user session, as ARN; else null.</summary>
    public string? Underlying { get; init; }

    /// <summary>The account, as twelve digits; null for services, providers and anonymous requests.</summary>
    public string? Account { get; init; }

    /// <summary>Whether the role is linked to a service, so that no policy of an organisation binds it.</summary>
    public bool IsServiceLinked { get; init; }

    /// <summary>Somebody who sent no credentials.</summary>
    public static RequestPrincipal Anonymous { get; } = new() { Kind = PrincipalKind.Anonymous, Name = "" };

    /// <summary>The ARN that <c>aws:PrincipalArn</c> holds: the user, the root, the role behind a session; null when there is none.</summary>
    public string? Arn => Kind switch
    {
        PrincipalKind.User or PrincipalKind.Root => Name,
        PrincipalKind.FederatedUser => Name,
        PrincipalKind.Session => Underlying,
        _ => null,
    };

    /// <summary>Whether identity policies, boundaries and service control policies can apply.</summary>
    public bool HasIdentity => Kind is PrincipalKind.User or PrincipalKind.Session or PrincipalKind.FederatedUser or PrincipalKind.Root;

    /// <summary>
    /// A principal from text: the ARN of a user, role, root, role session or federated user, an account's digits, a service principal,
    /// a provider's ARN, <c>anonymous</c> or <c>*</c>. A role's ARN stands for any session of it. False when the text is none of these.
    /// </summary>
    public static bool TryParse(string text, out RequestPrincipal principal)
    {
        principal = Anonymous;
        if (text is "anonymous" or "*")
        {
            return true;
        }

        if (IsAccount(text))
        {
            principal = new() { Kind = PrincipalKind.Root, Name = $"arn:aws:iam::{text}:root", Account = text };
            return true;
        }

        if (!Language.Arn.TryParse(text, out var arn))
        {
            var isName = text.Contains('.', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);
            principal = new() { Kind = text.Contains(".amazonaws.com", StringComparison.Ordinal) ? PrincipalKind.Service : PrincipalKind.Provider, Name = text };
            return isName;
        }

        principal = new() { Kind = KindOf(arn), Name = text, Account = arn.Account };
        principal = principal.Kind switch
        {
            PrincipalKind.Session when arn.Service == "iam" => principal with { Name = "", Underlying = text, IsServiceLinked = arn.Resource.StartsWith(ServiceLinkedPath, StringComparison.Ordinal) },
            PrincipalKind.Session => principal with { Underlying = RoleOf(arn) },
            PrincipalKind.Provider => principal with { Account = null },
            _ => principal,
        };
        return principal.Kind != PrincipalKind.Anonymous && (principal.Account is null || IsAccount(principal.Account));
    }

    /// <summary>As <see cref="TryParse"/>, for text that is known to name a principal.</summary>
    /// <exception cref="FormatException">The text names no principal.</exception>
    public static RequestPrincipal Parse(string text) =>
        TryParse(text, out var principal) ? principal : throw new FormatException($"`{text}` names no principal");

    /// <summary>Whether a text is the twelve digits of an account.</summary>
    public static bool IsAccount(string text) => text.Length == AccountLength && text.All(char.IsAsciiDigit);

    /// <inheritdoc />
    public override string ToString() => Kind == PrincipalKind.Anonymous ? "anybody" : Name.Length > 0 ? Name : Underlying!;

    private static PrincipalKind KindOf(Arn arn) => (arn.Service, arn.Resource.Split('/')[0]) switch
    {
        ("iam", "root") when arn.Resource == "root" => PrincipalKind.Root,
        ("iam", "user") when arn.Resource.Length > "user/".Length => PrincipalKind.User,
        ("iam", "role") when arn.Resource.Length > "role/".Length => PrincipalKind.Session,
        ("sts", "assumed-role") when arn.Resource.Split('/').Length == 3 => PrincipalKind.Session,
        ("sts", "federated-user") => PrincipalKind.FederatedUser,
        ("iam", "oidc-provider" or "saml-provider") => PrincipalKind.Provider,
        _ => PrincipalKind.Anonymous,
    };

    // A session's ARN has lost the path of its role.
    private static string RoleOf(Arn session) => $"arn:{session.Partition}:iam::{session.Account}:role/{session.Resource.Split('/')[1]}";
}

/// <summary>The kinds of principal.</summary>
public enum PrincipalKind
{
    /// <summary>Nobody that AWS knows.</summary>
    Anonymous,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of a role.</summary>
    Session,

    /// <summary>A session that a user made with <c>GetFederationToken</c>.</summary>
    FederatedUser,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>A service of AWS on its own behalf.</summary>
    Service,

    /// <summary>Somebody whom an identity provider vouches for, asking for a role.</summary>
    Provider,
}
