using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Reports.Permissions;
using Parapet.Values;

namespace Parapet.Reports.Roles;

/// <summary>What a function, or a role by itself, can do, and what follows from it.</summary>
public sealed record RoleSheet
{
    /// <summary>The function's id; null when a role was asked about.</summary>
    public required string? Function { get; init; }

    /// <summary>The role's id.</summary>
    public required string Role { get; init; }

    /// <summary>Where the role stands, or the function that it was made for.</summary>
    public required Location At { get; init; }

    /// <summary>The other functions with the same role.</summary>
    public required ImmutableArray<string> SharedWith { get; init; }

    /// <summary>Whether the role can do everything, or give itself everything at once.</summary>
    public required Certainty Administrator { get; init; }

    /// <summary>The statements that make it so.</summary>
    public required ImmutableArray<StatementPlace> AdministratorBy { get; init; }

    /// <summary>Whether a boundary or a denial limits what the policies allow.</summary>
    public required bool HasLimits { get; init; }

    /// <summary>The services with what of them is allowed, in ordinal order of their prefixes.</summary>
    public required ImmutableArray<ServiceAccess> Services { get; init; }

    /// <summary>The resources of the deployment that the role gets at.</summary>
    public required ImmutableArray<ReachedResource> Reached { get; init; }

    /// <summary>The kinds of resource of which it gets at any that the account has.</summary>
    public required ImmutableArray<ReachedAny> Beyond { get; init; }

    /// <summary>For everything that it can gain, the shortest way.</summary>
    public required ImmutableArray<EscalationWay> Ways { get; init; }

    /// <summary>What to take away so that no way leads to administrator.</summary>
    public required CutText Cut { get; init; }

    /// <summary>The roles that can read the function's configuration, its environment variables with it.</summary>
    public required ImmutableArray<ConfigurationReaderText> Readers { get; init; }

    /// <summary>What encrypts the function's environment variables, as a fragment; null when a role was asked about.</summary>
    public required string? Key { get; init; }

    /// <summary>What could not be told, and why, as fragments.</summary>
    public required ImmutableArray<string> Unknowns { get; init; }

    /// <summary>What the sheet is about, in a few words.</summary>
    public string Title => Function is null ? $"Role {Role}" : $"Function {Function}";
}

/// <summary>How sure something is.</summary>
public enum Certainty
{
    /// <summary>It is not so.</summary>
    No,

    /// <summary>It may be so.</summary>
    Possible,

    /// <summary>It is so.</summary>
    Yes,
}

/// <summary>What of a service's actions is allowed.</summary>
/// <param name="Prefix">The prefix, such as <c>s3</c>.</param>
/// <param name="Name">What people call the service.</param>
/// <param name="Levels">For each class of action how many of how many are allowed on some resource.</param>
/// <param name="OnAny">Whether some action is allowed on any resource.</param>
public sealed record ServiceAccess(string Prefix, string Name, ImmutableArray<LevelCount> Levels, bool OnAny)
{
    /// <summary>Whether every action is allowed.</summary>
    public bool IsWhole => Levels.All(level => level.Allowed == level.Known);
}

/// <summary>How much of a class of actions is allowed.</summary>
/// <param name="Level">The class.</param>
/// <param name="Allowed">How many are.</param>
/// <param name="Known">How many there are.</param>
public readonly record struct LevelCount(AccessLevel Level, int Allowed, int Known);

/// <summary>A resource of the deployment within reach.</summary>
/// <param name="Access"><c>read</c>, <c>write</c> or <c>take over</c>.</param>
/// <param name="Noun">What a person calls such a resource.</param>
/// <param name="Name">Its id.</param>
/// <param name="Action">An action that does it.</param>
/// <param name="IsCertain">Whether it depends on no condition.</param>
/// <param name="By">The statement that allows it; null when the resource's own policy does.</param>
public sealed record ReachedResource(string Access, string Noun, string Name, string Action, bool IsCertain, StatementPlace? By);

/// <summary>A kind of resource any of which is within reach.</summary>
/// <param name="Access"><c>read</c>, <c>write</c> or <c>take over</c>.</param>
/// <param name="Noun">What a person calls such a resource.</param>
/// <param name="Action">An action that does it.</param>
/// <param name="IsCertain">Whether it depends on no condition.</param>
/// <param name="By">The statement that allows it.</param>
public sealed record ReachedAny(string Access, string Noun, string Action, bool IsCertain, StatementPlace By);

/// <summary>A way to permissions that the role was not given.</summary>
/// <param name="Goal">What is gained: <c>administrator</c>, a role's id, an ability.</param>
/// <param name="IsCertain">Whether every step is certain.</param>
/// <param name="Steps">The steps in order.</param>
public sealed record EscalationWay(string Goal, bool IsCertain, ImmutableArray<EscalationStep> Steps)
{
    /// <summary>What an administrator's own row is called.</summary>
    public const string Administrator = "administrator";
}

/// <summary>One step of a way.</summary>
/// <param name="From">Who takes it.</param>
/// <param name="To">What is gained.</param>
/// <param name="What">What is done, in a few words.</param>
/// <param name="Through">What it goes through.</param>
/// <param name="Actions">The permissions it takes.</param>
/// <param name="By">The statements that give them.</param>
/// <param name="DependsOn">What it depends on when it is not certain.</param>
public sealed record EscalationStep(
    string From, string To, string What, ImmutableArray<string> Through, ImmutableArray<string> Actions, ImmutableArray<StatementPlace> By, ImmutableArray<string> DependsOn);

/// <summary>What closes the ways to administrator.</summary>
/// <param name="Grants">What to take away, as sentences' objects: "`iam:PassRole` from NightlyReportRole".</param>
/// <param name="IsSmallest">Whether no smaller set does.</param>
/// <param name="IsHopeless">Whether nothing short of the role's own purpose does.</param>
public sealed record CutText(ImmutableArray<string> Grants, bool IsSmallest, bool IsHopeless);

/// <summary>A role that can read a function's configuration.</summary>
/// <param name="Role">The role.</param>
/// <param name="Action">The action that does it.</param>
/// <param name="IsCertain">Whether it depends on no condition.</param>
/// <param name="Decrypts">Whether it sees the variables in clear.</param>
/// <param name="By">The statement that allows it.</param>
public sealed record ConfigurationReaderText(string Role, string Action, bool IsCertain, Certainty Decrypts, StatementPlace By);
