using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Escalation;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>A hand-made set of permissions: what a principal may do, without policies.</summary>
internal sealed record RuleTable(ImmutableArray<Rule> Rules)
{
    public static RuleTable Nothing { get; } = new(ImmutableArray<Rule>.Empty);

    public static RuleTable Allowing(params IEnumerable<string> actions) => new([.. actions.Select(action => new Rule(action))]);

    public RuleTable And(Rule rule) => new(Rules.Add(rule));

    public RuleTable Without(string action) => new([.. Rules.Where(rule => rule.Action != action)]);

    public RuleTable Denying(string action) => And(new Rule(action) { Denies = true });

    public EffectivePermissions ToPermissions() => new()
    {
        Allows = question => IsDenied(question) ? Truth.False : Matching(question).Where(rule => !rule.Denies).Select(rule => rule.Truth).Append(Truth.False).Max(),
        Blocks = question => IsDenied(question) ? Truth.True : Truth.False,
        Scopes = Scopes,
    };

    private bool IsDenied(PermissionQuestion question) => Matching(question).Any(rule => rule.Denies);

    private IEnumerable<Rule> Matching(PermissionQuestion question) => Rules.Where(rule =>
        rule.Action == question.Action && ActionPattern.Matches(rule.Resource, question.Resource)
        && (rule.Key is null || question.Context.Any(pair => pair.Key == rule.Key && pair.Value == rule.Value)));

    private ImmutableArray<string> Scopes(string action) => [.. Rules.Where(rule => rule.Action == action && !rule.Denies).Select(rule => rule.Resource)];
}

/// <summary>One line of the table.</summary>
internal sealed record Rule(string Action, string Resource = "*")
{
    public bool Denies { get; init; }

    public Truth Truth { get; init; } = Truth.True;

    /// <summary>A condition key that the question must carry, with <see cref="Value"/>.</summary>
    public string? Key { get; init; }

    public string? Value { get; init; }
}
