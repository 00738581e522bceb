using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Values;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>Policies as boxes: a request is allowed when each layer has an allowing box for it, and no box denies it.</summary>
/// <param name="Layers">Allowing boxes; every layer must allow.</param>
/// <param name="Denies">Denying boxes of all layers.</param>
internal sealed record Side(ImmutableArray<ImmutableArray<Box>> Layers, ImmutableArray<Box> Denies)
{
    /// <summary>The layers of policies that a request must pass, each a list of policies one of which has to allow.</summary>
    public static ImmutableArray<ImmutableArray<Policy>> LayersOf(PolicySet policies) => policies.Resource is { } resource && policies.Identity.IsEmpty
        ? [[resource]]
        : [
            policies.Identity,
            .. policies.Boundary is { } boundary ? (ImmutableArray<ImmutableArray<Policy>>)[[boundary]] : [],
            .. policies.Session is { } session ? (ImmutableArray<ImmutableArray<Policy>>)[session] : [],
            .. policies.ServiceControl ?? [],
        ];

    /// <summary>Boxes for at least, or at most, what the policies allow.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="boxes">The boxes of each statement.</param>
    /// <param name="atLeast">Whether to count what is certainly allowed, or what may be.</param>
    public static Side Of(ImmutableArray<ImmutableArray<Policy>> layers, IReadOnlyDictionary<CompiledStatement, Boxes> boxes, bool atLeast)
    {
        var allows = ImmutableArray.CreateBuilder<ImmutableArray<Box>>();
        var denies = ImmutableArray.CreateBuilder<Box>();
        foreach (var layer in layers)
        {
            var statements = layer.SelectMany(policy => policy.Statements).ToList();
            allows.Add([.. statements.Where(statement => Counts(statement.Allows, atLeast)).SelectMany(statement => atLeast ? boxes[statement].AtLeast : boxes[statement].AtMost)]);
            denies.AddRange(statements.Where(statement => Counts(statement.Denies, !atLeast)).SelectMany(statement => atLeast ? boxes[statement].AtMost : boxes[statement].AtLeast));
        }

        return new Side(allows.ToImmutable(), denies.ToImmutable());
    }

    /// <summary>Why policies cannot be compared, or null.</summary>
    public static string? Obstacle(PolicySet policies)
    {
        var all = LayersOf(policies).SelectMany(layer => layer).ToList();
        return policies.ResourceControl is not null || policies.VpcEndpoint is not null ? "resource control policies and policies of endpoints are not compared"
            : policies.Resource is not null && LayersOf(policies) is not [[var only]] ? "a resource's policy together with an identity's is not compared"
            : policies.Resource is not null && (policies.Boundary is not null || policies.Session is not null || policies.ServiceControl is not null) ? "a resource's policy together with limits is not compared"
            : all.FirstOrDefault(policy => policy.HasUnread) is { } unread ? $"part of {unread.Name} cannot be read: {unread.Document.Unknowns[0].Why}"
            : all.FirstOrDefault(HasUnknownVersion) is { } version ? $"the version of {version.Name} is not known"
            : all.Select(Malformed.Obstacle).FirstOrDefault(wrong => wrong is not null);
    }

    private static bool HasUnknownVersion(Policy policy) => policy.Document.Version.Cases is not [{ State: CaseState.Known or CaseState.Absent }];

    private static bool Counts(Truth effect, bool atLeast) => atLeast ? effect == Truth.True : effect != Truth.False;
}
