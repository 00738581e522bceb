using Parapet.Values;

namespace Parapet.Sources.Documents;

/// <summary>A finished node with what bounds and suppressions need to know about it.</summary>
/// <param name="Value">The node.</param>
/// <param name="Size">How many nodes it has, aliases counted as often as they stand for it.</param>
/// <param name="Height">How deep it goes; a scalar is 1.</param>
/// <param name="FirstLine">The line on which it starts.</param>
/// <param name="LastLine">The line on which it ends.</param>
internal readonly record struct Built(Value Value, long Size, int Height, int FirstLine, int LastLine);

/// <summary>A list or map that is being read.</summary>
internal sealed class Frame(ProblemLog problems)
{
    private const int LinearSearchLimit = 12;

    private readonly List<Value> items = [];
    private readonly List<MapEntry> entries = [];
    private Dictionary<string, int>? index;
    private List<Value>? merges;
    private long size;
    private int height;

    public bool IsMap { get; private set; }

    public Location At { get; private set; } = Location.None;

    /// <summary>The key whose value comes next; null when a key comes next.</summary>
    public (string Text, Location At, bool IsMerge)? Key { get; set; }

    /// <summary>Whether the value that comes next belongs to a key that cannot be kept, and is dropped.</summary>
    public bool Dropping { get; set; }

    /// <summary>Makes the frame as good as new.</summary>
    public void Begin(bool isMap, Location at)
    {
        (IsMap, At, Key, Dropping) = (isMap, at, null, false);
        (index, merges, size, height) = (null, null, 1, 0);
        items.Clear();
        entries.Clear();
    }

    public void Add(Built child)
    {
        size += child.Size;
        height = Math.Max(height, child.Height);
        if (!IsMap)
        {
            items.Add(child.Value);
        }
        else if (Dropping)
        {
            Dropping = false;
        }
        else if (Key is { } key)
        {
            Key = null;
            if (key.IsMerge)
            {
                (merges ??= []).Add(child.Value);
            }
            else
            {
                Put(key.Text, key.At, child.Value);
            }
        }
    }

    public Built Close(int lastLine)
    {
        foreach (var merge in merges ?? [])
        {
            Merge(merge);
        }

        Value value = IsMap ? new MapValue([.. entries], At) : new ListValue([.. items], At);
        return new Built(value, size, height + 1, At.Line, lastLine);
    }

    private void Put(string key, Location keyAt, Value value)
    {
        var entry = new MapEntry(key, keyAt, value);
        var before = IndexOf(key);
        if (before < 0)
        {
            Append(entry);
            return;
        }

        // The last one wins, as it does in the readers that CloudFormation and SAM are built on.
        problems.Add(keyAt, $"the key `{key}` is already on line {entries[before].KeyAt.Line}, and only the last one counts; remove one of them");
        entries[before] = entry;
    }

    /// <summary>A key of the map itself, or of an earlier merge, wins over a merged one.</summary>
    private void Merge(Value merged)
    {
        IEnumerable<Value> sources = merged is ListValue list ? list.Items : [merged];
        foreach (var source in sources)
        {
            if (source is not MapValue map)
            {
                problems.Add(source.At, "`<<` needs a map or a list of maps");
                continue;
            }

            foreach (var entry in map.Entries)
            {
                if (IndexOf(entry.Key) < 0)
                {
                    Append(entry);
                }
            }
        }
    }

    private void Append(MapEntry entry)
    {
        index?.Add(entry.Key, entries.Count);
        entries.Add(entry);
    }

    private int IndexOf(string key)
    {
        if (entries.Count > LinearSearchLimit)
        {
            index ??= BuildIndex();
            return index.TryGetValue(key, out var found) ? found : -1;
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var built = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            built.Add(entries[i].Key, i);
        }

        return built;
    }
}
