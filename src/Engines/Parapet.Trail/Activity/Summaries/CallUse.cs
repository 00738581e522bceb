using System.Collections.Immutable;
using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>What tells one use from another.</summary>
public sealed record CallUseKey
{
    /// <summary>The action with its prefix.</summary>
    public required string Action { get; init; }

    /// <summary>The family of the resources: an ARN whose last part is <c>*</c>, such as <c>arn:aws:s3:::orders/*</c>; <c>*</c> for an action that takes none.</summary>
    public required string Family { get; init; }

    /// <summary>How much is known of the resources.</summary>
    public required ResourceCertainty Certainty { get; init; }

    /// <summary>The region that was called; empty when the events say none.</summary>
    public required string Region { get; init; }

    /// <summary>What IAM decided.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>The service that made the calls for the caller; null when the caller did so itself.</summary>
    public string? Via { get; init; }

    /// <summary>What a statement for these calls can demand.</summary>
    public ImmutableArray<CallCondition> Conditions { get; init; } = [];

    /// <summary>Whether the action was told from the parameters of another.</summary>
    public bool Inferred { get; init; }

    /// <summary>One text for the whole key; the lengths keep fields apart.</summary>
    internal string Text => string.Concat(Fields.Select(part => $"{part.Length}:{part}"));

    private IEnumerable<string> Fields =>
    [
        Action, Family, Certainty.ToString(), Region, Outcome.ToString(), Via ?? "", Inferred ? "inferred" : "",
        .. Conditions.SelectMany(condition => (string[])[condition.Operator, condition.Key, condition.Value]),
    ];
}

/// <summary>The calls of one caller that needed the same action on the same family of resources, in one region and with one outcome.</summary>
public sealed class CallUse : IAddable<CallUse>
{
    internal CallUse(CallUseKey key)
    {
        Key = key;
    }

    /// <summary>What the calls have in common.</summary>
    public CallUseKey Key { get; }

    /// <summary>How many calls, and when.</summary>
    public Tally Calls { get; } = new();

    /// <summary>The resources by ARN.</summary>
    public Bounded<Tally> Resources { get; } = Bounded.Of<Tally>(SummaryBounds.ResourcesOfUse);

    /// <summary>The error codes of calls that failed.</summary>
    public Bounded<Tally> Errors { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>Where the calls came from: IP addresses, or services.</summary>
    public Bounded<Tally> Addresses { get; } = Bounded.Of<Tally>(SummaryBounds.AddressesOfUse);

    /// <summary>The VPC endpoints that calls came through.</summary>
    public Bounded<Tally> Endpoints { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>What the callers said they are.</summary>
    public Bounded<Tally> UserAgents { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>The access keys, as hashes: their number matters, not their names.</summary>
    public Bounded<Tally> AccessKeys { get; } = Bounded.Of<Tally>(SummaryBounds.AccessKeys);

    long IAddable<CallUse>.Count => Calls.Count;

    void IAddable<CallUse>.Add(CallUse other) => Add(other);

    internal void Add(CallUse other)
    {
        Calls.Add(other.Calls);
        Resources.Add(other.Resources);
        Errors.Add(other.Errors);
        Addresses.Add(other.Addresses);
        Endpoints.Add(other.Endpoints);
        UserAgents.Add(other.UserAgents);
        AccessKeys.Add(other.AccessKeys);
    }

    CallUse IAddable<CallUse>.Copy()
    {
        var copy = new CallUse(Key);
        copy.Add(this);
        return copy;
    }
}
