namespace Parapet.Sources.Documents.Suppressions;

/// <summary>Which lines hang together: from a key, or a list's item, to the end of its value.</summary>
internal sealed class Blocks
{
    private readonly Dictionary<int, int> entries = [];
    private readonly Dictionary<int, int> items = [];

    public void AddEntry(int keyLine, int lastLine) => Add(entries, keyLine, lastLine);

    public void AddItem(int firstLine, int lastLine) => Add(items, firstLine, lastLine);

    /// <summary>The last line of the values whose keys stand on the line.</summary>
    public int EndOfEntry(int line) => entries.GetValueOrDefault(line, line);

    /// <summary>The last line of what starts on the line, be it an entry or an item.</summary>
    public int EndOfBlock(int line) => Math.Max(EndOfEntry(line), items.GetValueOrDefault(line, line));

    private static void Add(Dictionary<int, int> ends, int first, int last) =>
        ends[first] = Math.Max(ends.GetValueOrDefault(first, first), last);
}
