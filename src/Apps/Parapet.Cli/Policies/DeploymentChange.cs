using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using Parapet.Model;
using Parapet.Reports.Permissions;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>Two states of a deployment.</summary>
/// <param name="before">The state before; null when there was none.</param>
/// <param name="after">The state after.</param>
/// <param name="universe">Which actions the proofs speak of.</param>
internal sealed class DeploymentChange(Deployment? before, Deployment after, ActionUniverse universe)
{
    /// <summary>The state before; null when there was none.</summary>
    public Deployment? Before => before;

    /// <summary>The state after.</summary>
    public Deployment After => after;

    /// <summary>The policies before.</summary>
    public DeploymentPolicies? Old { get; } = before is null ? null : new DeploymentPolicies(before);

    /// <summary>The policies after.</summary>
    public DeploymentPolicies Now { get; } = new(after);

    /// <summary>What a resource was before; null when it is new. One that existed only under a condition that no longer counts may be new.</summary>
    public Resource? Was(Resource now) =>
        before?.Resource(now.Id) is { } was && was.Type == now.Type && (was.When is null || was.When == now.When) ? was : null;

    /// <summary>Compares policies.</summary>
    public PolicyComparison Compare(string subject, PolicySet one, PolicySet other) => AccessDifference.Of(subject, one, other, universe);

    /// <summary>Compares a resource's own policies.</summary>
    /// <param name="subject">What they belong to.</param>
    /// <param name="was">The policy before; null for none.</param>
    /// <param name="now">The policy after.</param>
    public PolicyComparison Compare(string subject, Policy? was, Policy now) =>
        Compare(subject, new PolicySet { Resource = was ?? Nothing(now.Kind) }, new PolicySet { Resource = now });

    /// <summary>What it means that a resource's own policy is gone: nothing is granted any more, but what was denied may be allowed now.</summary>
    public PolicyComparison Removed(string subject, Policy was)
    {
        var nothing = Compare(subject, was, Nothing(was.Kind));
        return nothing.Verdict != ComparisonVerdict.NoNewAccess || (was.Document.Unknowns.IsEmpty && was.Document.Statements.All(statement => statement.Allows))
            ? nothing
            : NotCompared(subject, "policy removed: what it denied may be allowed now");
    }

    /// <summary>Something that could not be compared.</summary>
    public static PolicyComparison NotCompared(string subject, string why) => new(subject, ComparisonVerdict.NotDecided, [], why);

    private static Policy Nothing(PolicyKind kind) =>
        Policy.Compile(PolicyReader.Read(new AbsentValue(Location.None)) with { Version = Resolved.Known("2012-10-17", Location.None) }, kind, "no policy");
}
