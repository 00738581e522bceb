using System.Collections.Immutable;

namespace Parapet.Trail.Activity.Calls;

/// <summary>Where parameters name resources: <c>resources.txt</c>.</summary>
internal static class ResourceTable
{
    private static readonly Lazy<ImmutableArray<ResourceRow>> All = new(() => [.. BuiltInTable.Lines("resources.txt").Select(ResourceRow.Parse)]);

    private static readonly Lazy<ILookup<(string, string?, string), ResourceRow>> ByKind = new(() =>
        All.Value.ToLookup(row => (row.Scope, row.Variant, row.Kind)));

    /// <summary>Every row, in the order of the table.</summary>
    public static ImmutableArray<ResourceRow> Rows => All.Value;

    /// <summary>The rows for a kind of resource of an action: those of the action when there are some, else those of its service.</summary>
    public static ImmutableArray<ResourceRow> For(string action, string service, string? variant, string kind)
    {
        var own = ByKind.Value[(action, variant, kind)];
        return [.. own.Any() ? own : ByKind.Value[(service, variant, kind)]];
    }
}

/// <summary>One row of the table.</summary>
internal sealed record ResourceRow
{
    /// <summary>A service's prefix or an action.</summary>
    public required string Scope { get; init; }

    /// <summary>The variant that a row of <c>event-actions.txt</c> asks for.</summary>
    public required string? Variant { get; init; }

    /// <summary>The kind of resource.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind that is not meant when this one is found.</summary>
    public required string? Replaces { get; init; }

    /// <summary>Whether the row says more than the event's own list of resources.</summary>
    public required bool First { get; init; }

    /// <summary>The sources of each placeholder.</summary>
    public required ImmutableDictionary<string, ImmutableArray<ValueSource>> Sources { get; init; }

    /// <summary>The row as it stands in the table.</summary>
    public required string Line { get; init; }

    public static ResourceRow Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var scope = words[0].Split('@');
        var kind = words[1].TrimStart('!').Replace('_', ' ').Split('>');
        return new ResourceRow
        {
            Scope = scope[0],
            Variant = scope.Length > 1 ? scope[1] : null,
            Kind = kind[0],
            Replaces = kind.Length > 1 ? kind[1] : null,
            First = words[1][0] == '!',
            Sources = words[2..].Select(word => word.Split('=', 2)).ToImmutableDictionary(pair => pair[0], pair => ValueSource.ParseAll(pair[1]), StringComparer.Ordinal),
            Line = line,
        };
    }
}
