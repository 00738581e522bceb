namespace Parapet.Trail.CloudTrail;

/// <summary>
/// The events that were seen lately, in bounded memory: at least the last so many, at most twice as many. CloudTrail delivers an event again within hours, not months.
/// </summary>
/// <param name="least">How many events are remembered at the least.</param>
internal sealed class SeenEvents(int least)
{
    private HashSet<ulong> earlier = [];
    private HashSet<ulong> later = [];

    /// <summary>What is remembered, the earliest first.</summary>
    public IEnumerable<ulong> Keys => earlier.Concat(later);

    /// <summary>Whether an event was not seen; from now on it was.</summary>
    public bool Add(ulong key)
    {
        if (earlier.Contains(key) || !later.Add(key))
        {
            return false;
        }

        if (later.Count == least)
        {
            (earlier, later) = (later, earlier);
            later.Clear();
        }

        return true;
    }
}
