using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Synthesis;

/// <summary>What a policy is made from.</summary>
public sealed record SynthesisInput
{
    /// <summary>The role that the policy is for; its account decides what is another account's.</summary>
    public required RequestPrincipal Role { get; init; }

    /// <summary>What was observed.</summary>
    public required ImmutableArray<ObservedCall> Calls { get; init; }

    /// <summary>What the platform needs whatever the code does.</summary>
    public ImmutableArray<PlatformNeed> Platform { get; init; } = [];

    /// <summary>What the role may do now; null when that is not known.</summary>
    public PolicySet? Old { get; init; }
}

/// <summary>Calls of one action on one resource.</summary>
public sealed record ObservedCall
{
    /// <summary>The action with its prefix, such as <c>s3:GetObject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>
    /// The ARN as it would stand in a policy: wildcards for what varies, and <c>${*}</c> for a star that is part of a name; <c>*</c> when nothing is known.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
    /// </summary>
    public required string Resource { get; init; }

    /// <summary>Whether the resource is that of the calls; else the ARN gives its kind at most.</summary>
    public bool IsResourceKnown { get; init; } = true;

    /// <summary>What held for all of the calls and a statement can demand.</summary>
    public ImmutableArray<ObservedCondition> Conditions { get; init; } = [];

    /// <summary>Whether IAM refused the calls.</summary>
    public bool IsDenied { get; init; }

    /// <summary>How many calls.</summary>
    public long Count { get; init; } = 1;

    /// <summary>When the first of them was made, in UTC; null when that is not known.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last of them was made, in UTC; null when that is not known.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Who made them: names of functions, versions or sessions.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>The calls in words.</summary>
    public override string ToString() => Permission.Words(Action, Resource, Conditions);
}

/// <summary>A condition that held for calls.</summary>
/// <param name="Operator">The operator, such as <c>StringEquals</c>.</param>
/// <param name="Key">The condition key, such as <c>kms:ViaService</c>.</param>
/// <param name="Value">The value.</param>
public sealed record ObservedCondition(string Operator, string Key, string Value);

/// <summary>Something that AWS does with the role by itself, such as writing the function's log.</summary>
/// <param name="Action">The action with its prefix.</param>
/// <param name="Resource">The ARN, perhaps with wildcards; <c>*</c> for an action that takes none.</param>
/// <param name="Why">What it is for, in a word or two, such as <c>logs</c>.</param>
public sealed record PlatformNeed(string Action, string Resource, string Why);

/// <summary>How a policy is made.</summary>
public sealed record SynthesisOptions
{
    /// <summary>Whether every resource stays as it was observed.</summary>
    public bool IsExact { get; init; }

    /// <summary>How many different names in one folder of a bucket stand for the whole folder; at least 2.</summary>
    public int KeysPerFolder { get; init; } = 5;

    /// <summary>Whether calls whose resource is not known are granted on whatever is known of it, which may be <c>*</c>.</summary>
    public bool GrantUnknownResources { get; init; }
}
