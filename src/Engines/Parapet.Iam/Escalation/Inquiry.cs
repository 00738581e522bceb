using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Asks one principal's permissions, each question once.</summary>
internal sealed class Inquiry(EscalationPrincipal principal, EscalationInput input)
{
    private readonly Dictionary<string, ImmutableArray<string>> scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Action, string Resource, string Context, bool IsUnblocked), Evidence?> answers = [];

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
        if (!need.IsUnblocked && Scopes(need.Action).IsEmpty)
        {
            return null;
        }

        var key = (need.Action, resource, Text(need.Context), need.IsUnblocked);
        if (!answers.TryGetValue(key, out var evidence))
        {
            answers.Add(key, evidence = Answer(need, resource));
        }

        return evidence;
    }

    private Evidence? Answer(EscalationNeed need, string resource)
    {
        var context = need.Context.IsEmpty ? need.Context : [.. need.Context.Select(pair => new KeyValuePair<string, string?>(pair.Key, Fill(pair.Value)))];
        var question = new PermissionQuestion(need.Action, resource, context);
        if (need.IsUnblocked)
        {
            return principal.Permissions.Blocks(question) switch
            {
                Truth.False => Evidence.Plain,
                Truth.Unknown => Evidence.On($"whether `{need.Action}` on `{resource}` is denied depends on a condition"),
                _ => null,
            };
        }

        var allowed = principal.Permissions.Allows(question);
        return allowed == Truth.False ? null : new Evidence(
            allowed,
            [new(new(principal.Arn, need.Action), resource, allowed, question)],
            allowed == Truth.True ? [] : [$"whether `{need.Action}` on `{resource}` is allowed depends on a condition"]);
    }

    private static string Text(ImmutableArray<KeyValuePair<string, string?>> context) => context switch
    {
        [] => "",
        [var only] => $"{only.Key}={only.Value}",
        _ => string.Join(' ', context),
    };

    private string? Fill(string? value) => value?.Replace("{partition}", input.Partition, StringComparison.Ordinal);
}
