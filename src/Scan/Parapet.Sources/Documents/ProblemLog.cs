using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Documents;

/// <summary>The problems of one file, bounded: a hostile file must not make a report without end.</summary>
internal sealed class ProblemLog(string file)
{
    private const int Limit = 100;

    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    /// <summary>Whether reading stopped at one of our own bounds and not at a mistake in the file.</summary>
    public bool PassedBound { get; private set; }

    public void AddTooDeep(Location at) => AddBound(at, $"lists and maps lie more than {DocumentReader.MaxDepth} deep in one another here");

    public void AddTooMany(Location at) => AddBound(at, $"the file holds more than {DocumentReader.MaxNodes} values; what comes from here on is too much, so split it");

    public void Add(int line, int column, string message) => Add(new Location(file, line, column), message);

    public void Add(Location at, string message)
    {
        if (problems.Count < Limit)
        {
            problems.Add(new Problem(at, message));
        }
        else if (problems.Count == Limit)
        {
            problems.Add(new Problem(at, "there are more problems from here on; mend the ones above first"));
        }
    }

    public ImmutableArray<Problem> ToImmutable() => problems.ToImmutable();

    private void AddBound(Location at, string message)
    {
        PassedBound = true;
        Add(at, message);
    }
}
