using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Asks one principal's permissions, each question once.</summary>
internal sealed class Inquiry(EscalationPrincipal principal, EscalationInput input)
{
    private readonly Dictionary<string, ImmutableArray<string>> scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Action, string Resource, string Context), PermissionAnswer> answers = [];

    /// <summary>The principal that is asked.</summary>
    public EscalationPrincipal Principal => principal;

    /// <summary>The patterns of the statements that may allow an action.</summary>
    public ImmutableArray<string> Scopes(string action)
    {
        if (!scopes.TryGetValue(action, out var found))
        {
            scopes.Add(action, found = principal.Permissions.Scopes(action));
        }

        return found;
    }

    /// <summary>Whether every action that a way needs is allowed for some resource, as far as statements tell.</summary>
    public bool MayTake(EscalationPath path)
    {
        foreach (var need in path.Needs)
        {
            if (!need.IsUnblocked && Scopes(need.Action).IsEmpty)
            {
                return false;
            }
        }

        return path.From is null || path.From == principal.Kind;
    }

    /// <summary>What speaks for a need on a resource; null when it is not met.</summary>
    public Evidence? Ask(EscalationNeed need, string resource)
    {
        var answer = Answer(need, resource);
        if (need.IsUnblocked)
        {
            return answer.Blocked switch
            {
                Truth.False => Evidence.Plain,
                Truth.Unknown => Evidence.On($"whether `{need.Action}` on `{resource}` is denied depends on a condition"),
                _ => null,
            };
        }

        return answer.Allowed == Truth.False ? null : new Evidence(
            answer.Allowed,
            [new(new(principal.Arn, need.Action), resource, answer.Allowed, answer.Statements)],
            answer.Allowed == Truth.True ? [] : [$"whether `{need.Action}` on `{resource}` is allowed depends on a condition"]);
    }

    private PermissionAnswer Answer(EscalationNeed need, string resource)
    {
        if (!need.IsUnblocked && Scopes(need.Action).IsEmpty)
        {
            return PermissionAnswer.No;
        }

        var key = (need.Action, resource, need.Context is [var only] ? $"{only.Key}={only.Value}" : string.Join(' ', need.Context));
        if (!answers.TryGetValue(key, out var answer))
        {
            var context = need.Context.IsEmpty ? need.Context : [.. need.Context.Select(pair => new KeyValuePair<string, string?>(pair.Key, Fill(pair.Value)))];
            answers.Add(key, answer = principal.Permissions.Decide(new PermissionQuestion(need.Action, resource, context)));
        }

        return answer;
    }

    private string? Fill(string? value) => value?.Replace("{partition}", input.Partition, StringComparison.Ordinal);
}
