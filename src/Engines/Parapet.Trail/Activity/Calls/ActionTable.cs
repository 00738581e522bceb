using System.Collections.Immutable;

namespace Parapet.Trail.Activity.Calls;

/// <summary>The events whose actions are not simply their names: <c>event-actions.txt</c>.</summary>
internal static class ActionTable
{
    private static readonly Lazy<ImmutableArray<ActionRow>> All = new(() => [.. BuiltInTable.Lines("event-actions.txt").Select(ActionRow.Parse)]);

    private static readonly Lazy<ILookup<(string, string), ActionRow>> ByEvent = new(() =>
        All.Value.ToLookup(row => (row.Service, row.Event.ToUpperInvariant())));

    /// <summary>Every row, in the order of the table.</summary>
    public static ImmutableArray<ActionRow> Rows => All.Value;

    /// <summary>The rows for exactly this event.</summary>
    public static ImmutableArray<ActionRow> For(string service, string name) => [.. ByEvent.Value[(service, name.ToUpperInvariant())]];

    /// <summary>The rows that end in <c>*</c> and take in this event.</summary>
    public static ImmutableArray<ActionRow> Like(string service, string name) =>
        [.. All.Value.Where(row => row.IsPattern && row.Service == service && name.AsSpan().StartsWith(row.Event.AsSpan()[..^1], StringComparison.OrdinalIgnoreCase))];
}

/// <summary>One row of the table.</summary>
/// <param name="Service">The service's prefix.</param>
/// <param name="Event">The event's name, or its start and <c>*</c>.</param>
/// <param name="Conditions">What must hold.</param>
/// <param name="Adds">Whether the actions come beside the event's own.</param>
/// <param name="Actions">The actions, each with the variant of its resources.</param>
internal sealed record ActionRow(
    string Service, string Event, ImmutableArray<ParameterCondition> Conditions, bool Adds, ImmutableArray<(string Action, string? Variant)> Actions)
{
    private const string Instead = "->";
    private const string AsWell = "+>";

    /// <summary>The row as it stands in the table.</summary>
    public required string Line { get; init; }

    public bool IsPattern => Event.EndsWith('*');

    public static ActionRow Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var arrow = Array.FindIndex(words, word => word is Instead or AsWell);
        return new ActionRow(
            words[0],
            words[1],
            [.. words[2..arrow].Select(text => new ParameterCondition(text))],
            words[arrow] == AsWell,
            [.. words[(arrow + 1)..].Select(Action)]) { Line = line };
    }

    private static (string, string?) Action(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
}
