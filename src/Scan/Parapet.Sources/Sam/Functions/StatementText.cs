using System.Collections.Immutable;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>A policy statement as the data files of this folder spell it, with holes such as <c>${TableName}</c> to be filled.</summary>
/// <param name="Actions">The allowed actions.</param>
/// <param name="Resources">The resources, with holes.</param>
/// <param name="Condition">Operator, key and value with holes; null for none.</param>
internal sealed record StatementText(ImmutableArray<string> Actions, ImmutableArray<string> Resources, (string Operator, string Key, string Value)? Condition)
{
    private const string Here = "here:";

    /// <summary>The statement of an <c>allow</c> line, still without resources.</summary>
    public static StatementText Allow(string actions)
    {
        var service = "";
        var full = ImmutableArray.CreateBuilder<string>();
        foreach (var action in actions.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = action.IndexOf(':', StringComparison.Ordinal);
            service = colon < 0 ? service : action[..colon];
            full.Add(colon < 0 ? $"{service}:{action}" : action);
        }

        return new StatementText(full.ToImmutable(), [], null);
    }

    /// <summary>The statement with what an <c>on</c> line adds.</summary>
    public StatementText On(string resource) => this with { Resources = Resources.Add(resource) };

    /// <summary>The statement with what an <c>if</c> line adds.</summary>
    public StatementText If(string condition)
    {
        var parts = condition.Split(' ', 3);
        return this with { Condition = (parts[0], parts[1], parts[2]) };
    }

    /// <summary>The statement of a policy document.</summary>
    /// <param name="fill">The text for the name of a hole.</param>
    /// <param name="at">The place of what asked for the statement.</param>
    /// <param name="principal">For a resource-based policy: who may.</param>
    public MapValue Expand(Func<string, Text> fill, Location at, Value? principal = null)
    {
        return Node.Map(
            at,
            ("Effect", Node.Text("Allow", at)),
            ("Principal", principal),
            ("Action", Node.List(at, Actions.Select(action => Node.Text(action, at)))),
            ("Resource", Resources is [var only] ? Filled(only) : Node.List(at, Resources.Select(Filled))),
            ("Condition", Condition is not { } condition ? null : Node.Map(at, (condition.Operator, Node.Map(at, (condition.Key, Filled(condition.Value)))))));

        TextValue Filled(string pattern) => new(Fill(pattern, fill), ScalarKind.String, at);
    }

    /// <summary>A pattern with its holes filled; pseudo parameters stay holes.</summary>
    public static Text Fill(string pattern, Func<string, Text> fill)
    {
        if (pattern.StartsWith(Here, StringComparison.Ordinal))
        {
            var service = pattern[Here.Length..].Split(':', 2);
            pattern = $"arn:${{AWS::Partition}}:{service[0]}:${{AWS::Region}}:${{AWS::AccountId}}:{service[1]}";
        }

        var parts = new List<Text>();
        var position = 0;
        while (pattern.IndexOf("${", position, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = pattern.IndexOf('}', open);
            var name = pattern[(open + 2)..close];
            parts.Add(Text.Of(pattern[position..open]));
            parts.Add(name.StartsWith("AWS::", StringComparison.Ordinal) ? Node.Pseudo(name) : fill(name));
            position = close + 1;
        }

        parts.Add(Text.Of(pattern[position..]));
        return Text.Concat(parts);
    }
}
