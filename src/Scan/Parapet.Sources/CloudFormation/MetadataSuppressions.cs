using System.Collections.Immutable;
using System.Globalization;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Reads <c>Metadata: Parapet: Ignore</c>, a map or a list of maps with <c>Id</c> or <c>Ids</c>, <c>Reason</c> and <c>Until</c>.</summary>
internal static class MetadataSuppressions
{
    public static void Add(Evaluator evaluator, Value metadata, (int Line, int Column) first, (int Line, int Column) last)
    {
        foreach (var (request, _) in metadata["Parapet"]["Ignore"].EachItem())
        {
            if (request is UnknownValue)
            {
                continue; // Why it is unknown has been said already, and what nobody can read keeps nothing silent.
            }

            if (request is not MapValue)
            {
                evaluator.Report(request.At, "`Ignore` takes maps with `Id`, `Reason` and perhaps `Until`");
                continue;
            }

            var until = Texts.Known(request["Until"]);
            var isDate = DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            var suppression = new Suppression
            {
                At = request.At,
                RuleIds = [.. Ids(request["Id"]), .. Ids(request["Ids"])],
                Reason = Texts.Known(request["Reason"])?.Trim() is { Length: > 0 } reason ? reason : null,
                Until = isDate ? day : null,
                InvalidUntil = until is null || isDate ? null : until,
                FirstLine = first.Line,
                FirstColumn = first.Column,
                LastLine = last.Line,
                LastColumn = last.Column,
            };
            if (!evaluator.Suppressions.Any(other => other.At == suppression.At && (other.FirstLine, other.FirstColumn) == first))
            {
                evaluator.Suppressions.Add(suppression);
            }
        }
    }

    /// <summary>From the resource's key to the last place where something of it starts.</summary>
    public static ((int Line, int Column) First, (int Line, int Column) Last) Extent(Entry resource)
    {
        var key = (resource.KeyAt.Line, resource.KeyAt.Column);
        return (key, Last(resource.Node, key));
    }

    private static (int, int) Last(Value value, (int, int) last)
    {
        last = Later(last, value.At);
        return value switch
        {
            ListValue list => list.Items.Aggregate(last, (place, item) => Last(item, place)),
            MapValue map => map.Entries.Aggregate(last, (place, entry) => Last(entry.Value, Later(place, entry.KeyAt))),
            _ => last,
        };
    }

    private static (int, int) Later((int, int) last, Location at) => last.CompareTo((at.Line, at.Column)) < 0 ? (at.Line, at.Column) : last;

    private static ImmutableArray<string> Ids(Value value) =>
        [.. value.AsTextItems().Select(item => item.Text.Known).OfType<string>().SelectMany(ids =>
            ids.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
