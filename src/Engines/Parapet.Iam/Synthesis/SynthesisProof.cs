using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;

namespace Parapet.Iam.Synthesis;

public sealed partial record SynthesisProof
{
    internal static SynthesisProof Of(SynthesisInput input, ImmutableArray<GeneratedDocument> documents, ImmutableArray<Permission> permissions, Replay replay)
    {
        var probes = permissions.SelectMany(Probes).ToList();
        return new SynthesisProof
        {
            Replayed = probes.Count,
            NotAllowed = [.. probes.Where(probe => !replay.Allows(probe.Call)).Select(probe => probe.Words)],
            WithinOld = input.Old is { } old ? Within(old, new PolicySet { Identity = [.. documents.Select(document => document.Policy)] }) : null,
            Removals = [.. new Removing(documents, probes, replay).All()],
        };
    }

    // For every name that an action may ever have, if that can be shown; else for the actions that there are.
    private static Answer Within(PolicySet old, PolicySet generated) =>
        PolicyProof.Contains(old, generated) is { Verdict: Verdict.Proved } answer ? answer : PolicyProof.Contains(old, generated, ActionUniverse.Catalogue);

    private static IEnumerable<Probe> Probes(Permission permission) =>
    [
        .. permission.Calls.Select(call => new Probe(permission, call, call.ToString())),
        .. permission.Platform is { } why
            ? [new Probe(permission, new ObservedCall { Action = permission.Action, Resource = permission.Resource }, $"{permission.Action} on {permission.Resource}, which the platform needs for {why}")]
            : ImmutableArray<Probe>.Empty,
    ];

    /// <summary>A call that must be allowed, and the permission that it rests on.</summary>
    private sealed record Probe(Permission Permission, ObservedCall Call, string Words);

    /// <summary>Takes parts away, and looks for a call that misses them.</summary>
    private sealed class Removing(ImmutableArray<GeneratedDocument> documents, List<Probe> probes, Replay replay)
    {
        private readonly ImmutableArray<GeneratedStatement> statements = [.. documents.SelectMany(document => document.Statements)];
        private readonly ImmutableArray<Policy> compiled = [.. documents.SelectMany(document => document.Statements).Select(Alone)];
        private readonly ILookup<string, Probe> byAction = probes.ToLookup(probe => probe.Permission.Action, StringComparer.Ordinal);

        public IEnumerable<Removal> All()
        {
            for (var i = 0; i < statements.Length; i++)
            {
                var statement = statements[i];
                var own = statement.Actions.SelectMany(action => byAction[action])
                    .Where(probe => statement.Resources.Contains(probe.Permission.Resource) && Permission.TextOf(statement.Conditions) == probe.Permission.ConditionText).ToList();
                yield return new Removal($"statement {statement.Sid}", Missed(own, compiled.RemoveAt(i)));
                foreach (var action in statement.Actions.Where(_ => statement.Actions.Length > 1))
                {
                    var rest = Alone(statement with { Actions = statement.Actions.Remove(action) });
                    yield return new Removal($"{action} in {statement.Sid}", Missed(own.Where(probe => probe.Permission.Action == action), compiled.SetItem(i, rest)));
                }

                foreach (var resource in statement.Resources.Where(_ => statement.Resources.Length > 1))
                {
                    var rest = Alone(statement with { Resources = statement.Resources.Remove(resource) });
                    yield return new Removal($"{resource} in {statement.Sid}", Missed(own.Where(probe => probe.Permission.Resource == resource), compiled.SetItem(i, rest)));
                }
            }
        }

        private string? Missed(IEnumerable<Probe> candidates, ImmutableArray<Policy> rest) =>
            candidates.FirstOrDefault(probe => replay.Decide(probe.Call, rest) != Decision.Allowed)?.Words;

        private static Policy Alone(GeneratedStatement statement) => PolicyText.Compile([statement], statement.Sid);
    }
}
