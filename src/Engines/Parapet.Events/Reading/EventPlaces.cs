namespace Parapet.Events.Reading;

/// <summary>Remembers at which byte of the event each violation is. The innermost value that saw it says so first.</summary>
/// <param name="utf8">The event.</param>
internal sealed class EventPlaces(ReadOnlyMemory<byte> utf8)
{
    private readonly List<int> places = [];

    public int this[int violation] => places[violation];

    /// <summary>Says where the violations are that have no place yet.</summary>
    /// <param name="count">How many violations there are.</param>
    /// <param name="place">Where.</param>
    public void Mark(int count, int place)
    {
        while (places.Count < count)
        {
            places.Add(place);
        }
    }

    /// <summary>Where the next value begins.</summary>
    public int Value(int position) => After(position, " \t\r\n"u8);

    /// <summary>Where the next name of a property begins.</summary>
    public int Name(int position) => After(position, " \t\r\n,"u8);

    private int After(int position, ReadOnlySpan<byte> passed)
    {
        var next = utf8.Span[position..].IndexOfAnyExcept(passed);
        return next < 0 ? utf8.Length : position + next;
    }
}
