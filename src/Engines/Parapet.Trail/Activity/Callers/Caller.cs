using System.Collections.Immutable;

namespace Parapet.Trail.Activity.Callers;

/// <summary>Who made a call, as far as the event tells.</summary>
public sealed record Caller
{
    /// <summary>What sort of caller.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>A function's ARN or name, a role's or user's ARN, a service's name, an account.</summary>
    public required string Id { get; init; }

    /// <summary>How sure it is.</summary>
    public required CallerCertainty Certainty { get; init; }

    /// <summary>The version or alias of the function, such as <c>$LATEST</c>, when the event says.</summary>
    public string? Version { get; init; }

    /// <summary>The role whose permissions were used.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The functions that it may have been, the likeliest first, when only the role is sure.</summary>
    public ImmutableArray<KnownFunction> Candidates { get; init; } = [];
}

/// <summary>What sort of caller.</summary>
public enum CallerKind
{
    /// <summary>A Lambda function.</summary>
    Function,

    /// <summary>A session of a role; perhaps a function with that role.</summary>
    Role,

    /// <summary>A person, or a program with a person's keys.</summary>
    User,

    /// <summary>A service of AWS on its own account.</summary>
    Service,

    /// <summary>Somebody of an account; the event does not say who.</summary>
    Account,

    /// <summary>The event does not say.</summary>
    Unknown,
}

/// <summary>How sure a caller is.</summary>
public enum CallerCertainty
{
    /// <summary>AWS says so.</summary>
    Certain,

    /// <summary>The session has the name of a function with that role, as Lambda names its sessions; somebody else could choose the same name.</summary>
    Likely,

    /// <summary>The session comes from Lambda by its own account and has a name, but which functions exist is not known.</summary>
    Possible,
}
