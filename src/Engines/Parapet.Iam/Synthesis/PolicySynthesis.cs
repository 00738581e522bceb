using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;

namespace Parapet.Iam.Synthesis;

/// <summary>
/// Makes the least policy that allows what was observed, and proves it: every call replayed, nothing that was not there before, and nothing that no call needs.
/// The same calls give the same policy, byte for byte, in whatever order and however often they come.
/// </summary>
public static class PolicySynthesis
{
    /// <summary>The policy for some calls, with its evidence and its proof.</summary>
    public static SynthesisResult Generate(SynthesisInput input, SynthesisOptions options)
    {
        var calls = CanonicalCalls.Of(input.Calls);
        var isGranted = calls.ToLookup(call => !call.IsDenied && (call.IsResourceKnown || options.GrantUnknownResources));
        var (platform, missing) = Platform(input);
        var permissions = PermissionList.Of([.. isGranted[true]], platform, options);
        var documents = DocumentPacking.Of(StatementGrouping.Of(permissions));
        var replay = new Replay(input.Role, documents);
        return new SynthesisResult
        {
            Documents = documents,
            Evidence = EvidenceList.Of(permissions, input, documents),
            Needed = [.. calls.Where(call => call.IsDenied && !replay.Allows(call))],
            UnknownResources = [.. isGranted[false].Where(call => !call.IsDenied && !replay.Allows(call))],
            MissingPlatform = missing,
            GrantedBefore = input.Old is { } old ? GrantedActions.Of(old) : null,
            GrantedAfter = [.. permissions.Select(permission => permission.Action).Distinct(StringComparer.Ordinal)],
            Proof = SynthesisProof.Of(input, documents, permissions, replay),
        };
    }

    // What Lambda would need and the role never had is a question for a person, not something to slip in.
    private static (ImmutableArray<PlatformNeed> Granted, ImmutableArray<PlatformNeed> Missing) Platform(SynthesisInput input)
    {
        var isMissing = input.Platform.Distinct().ToLookup(need => input.Old is { } old && PolicyProof.Contains(old, Alone(need), ActionUniverse.Catalogue).Verdict == Verdict.Refuted);
        return ([.. Ordered(isMissing[false])], [.. Ordered(isMissing[true])]);
    }

    private static IOrderedEnumerable<PlatformNeed> Ordered(IEnumerable<PlatformNeed> needs) =>
        needs.OrderBy(need => need.Why, StringComparer.Ordinal).ThenBy(need => need.Action, StringComparer.Ordinal).ThenBy(need => need.Resource, StringComparer.Ordinal);

    private static PolicySet Alone(PlatformNeed need) =>
        new() { Identity = [PolicyText.Compile([new GeneratedStatement("", [need.Action], [Permission.ResourceOf(need.Action, need.Resource)], [])], "need")] };
}
