using System.Collections.Immutable;

namespace Parapet.Packages.Artifacts.Walking;

/// <summary>The first problems in order of the path, whatever the order in which threads report them, and how many more there are.</summary>
internal sealed class ProblemList(int most)
{
    // Sorting now and then keeps memory bounded when every one of a million entries has a problem.
    private const int SortedAt = 4;

    private readonly Lock _gate = new();
    private readonly List<ArtifactProblem> _problems = [];
    private long _more;

    public void Add(ArtifactProblem problem)
    {
        lock (_gate)
        {
            _problems.Add(problem);
            if (_problems.Count >= ((long)most + 1) * SortedAt)
            {
                Cut();
            }
        }
    }

    public ImmutableArray<ArtifactProblem> ToImmutable()
    {
        lock (_gate)
        {
            Cut();
            var kept = _problems.Distinct();
            return _more == 0 ? [.. kept] : [.. kept, new ArtifactProblem("", $"has {_more} more problems like these")];
        }
    }

    private void Cut()
    {
        _problems.Sort(static (left, right) =>
            string.CompareOrdinal(left.Path, right.Path) is var order and not 0 ? order : string.CompareOrdinal(left.Message, right.Message));
        var over = _problems.Count - most;
        if (over > 0)
        {
            _problems.RemoveRange(most, over);
            _more += over;
        }
    }
}
