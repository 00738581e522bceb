using System.Collections.Immutable;
using System.Text;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Handling;

/// <summary>Finds what identifies a record that may be broken in any other part. Everything but the way to the value is passed over.</summary>
internal static class RecordNames
{
    private const int MaxDepth = 128;
    private const int MaxLength = 1024;

    /// <summary>A string, or the digits of a whole number that is not negative; null when it is not there, stands twice, is empty or too long.</summary>
    public static string? Find(ReadOnlySpan<byte> record, ImmutableArray<byte[]> path, bool isNumber)
    {
        var reader = new EventReader(record, int.MaxValue, MaxDepth, repairText: true, new Violations(1));
        var found = Find(ref reader, path.AsSpan(), isNumber, out var times);
        var ignored = new Violations(1);
        return reader.Finish(ref ignored) && times == 1 && found is { Length: > 0 and <= MaxLength } ? found : null;
    }

    private static string? Find(ref EventReader reader, ReadOnlySpan<byte[]> path, bool isNumber, out int times)
    {
        times = 0;
        if (path.IsEmpty)
        {
            times = 1;
            return isNumber ? Number(ref reader) : reader.TryString(out var text) ? Encoding.UTF8.GetString(text) : null;
        }

        string? found = null;
        if (reader.TryOpenObject())
        {
            while (reader.NextName(out var name))
            {
                if (!name.SequenceEqual(path[0]))
                {
                    reader.Skip();
                    continue;
                }

                found = Find(ref reader, path[1..], isNumber, out var inner);
                times += inner;
            }
        }

        return found;
    }

    private static string? Number(ref EventReader reader) => reader.TryInt64(0, long.MaxValue, out var number) ? $"{number}" : null;
}
