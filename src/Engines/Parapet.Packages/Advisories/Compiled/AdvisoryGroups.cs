namespace Parapet.Packages.Advisories.Compiled;

/// <summary>
/// Which advisories are about the same vulnerability: those that are connected by <c>aliases</c>, in either direction and over any number of steps, also
/// by an id that none of them has. <c>upstream</c> and <c>related</c> connect nothing.
/// </summary>
internal sealed class AdvisoryGroups
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int> _parents = [];

    /// <param name="advisories">In order of their ids, each id once.</param>
    public AdvisoryGroups(IReadOnlyList<Advisory> advisories)
    {
        foreach (var advisory in advisories)
        {
            var own = Number(advisory.Id);
            foreach (var alias in advisory.Aliases)
            {
                _parents[Root(Number(alias))] = Root(own);
            }
        }

        OfAdvisory = new int[advisories.Count];
        var groups = new Dictionary<int, int>();
        for (var i = 0; i < advisories.Count; i++)
        {
            var root = Root(_numbers[advisories[i].Id]);
            if (groups.TryAdd(root, Members.Count))
            {
                Members.Add([]);
                Ids.Add(new(StringComparer.Ordinal));
            }

            OfAdvisory[i] = groups[root];
            Members[groups[root]].Add(i);
        }

        foreach (var (id, number) in _numbers)
        {
            Ids[groups[Root(number)]].Add(id);
        }
    }

    /// <summary>The group of each advisory. Groups are counted in order of their first advisory.</summary>
    public int[] OfAdvisory { get; }

    /// <summary>The advisories of each group.</summary>
    public List<List<int>> Members { get; } = [];

    /// <summary>All ids of each group.</summary>
    public List<SortedSet<string>> Ids { get; } = [];

    private int Number(string id)
    {
        if (!_numbers.TryGetValue(id, out var number))
        {
            number = _parents.Count;
            _numbers.Add(id, number);
            _parents.Add(number);
        }

        return number;
    }

    private int Root(int number)
    {
        while (_parents[number] != number)
        {
            number = _parents[number] = _parents[_parents[number]];
        }

        return number;
    }
}
