using System.Collections.Immutable;
using Parapet.Iam.Globs;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>Takes cells apart into the actions that a statement means and those that it does not.</summary>
internal sealed class CellSplitter(Languages languages)
{
    private readonly Dictionary<(ActionSet, GlobPattern), GlobUnion?> meetings = [];

    /// <summary>The two parts.</summary>
    public (ImmutableArray<Cell> Meant, ImmutableArray<Cell> Others) Split(ImmutableArray<Cell> cells, ActionSet actions)
    {
        var (listed, unlisted) = MayMeet(cells, actions) ? Divide(cells, actions) : ([], cells);
        return actions.IsNot ? (unlisted, listed) : (listed, unlisted);
    }

    /// <summary>Whether a statement certainly means all actions of some cells. It may well mean them when the answer is no.</summary>
    public bool IsMeant(ImmutableArray<Cell> cells, ActionSet actions)
    {
        foreach (var cell in cells)
        {
            var meeting = actions.MayMeet(cell.Base) ? Meeting(cell.Pattern, actions) : GlobUnion.None;
            if (actions.IsNot ? meeting is not { Globs.IsEmpty: true } : meeting is not null)
            {
                return false;
            }
        }

        return !cells.IsEmpty;
    }

    private static bool MayMeet(ImmutableArray<Cell> cells, ActionSet actions)
    {
        foreach (var cell in cells)
        {
            if (actions.MayMeet(cell.Base))
            {
                return true;
            }
        }

        return false;
    }

    private (ImmutableArray<Cell> Listed, ImmutableArray<Cell> Unlisted) Divide(ImmutableArray<Cell> cells, ActionSet actions)
    {
        var listed = ImmutableArray.CreateBuilder<Cell>();
        var unlisted = ImmutableArray.CreateBuilder<Cell>();
        foreach (var cell in cells)
        {
            if (!actions.MayMeet(cell.Base))
            {
                unlisted.Add(cell);
            }
            else if (Meeting(cell.Pattern, actions) is not { } meeting)
            {
                listed.Add(cell);
            }
            else if (meeting.Globs.IsEmpty)
            {
                unlisted.Add(cell);
            }
            else
            {
                var inside = cell with { Inside = cell.Inside.Add(meeting) };
                var outside = cell with { Outside = cell.Outside.Add(meeting) };
                if (languages.CanHaveWord(inside.Unions, inside.Outside))
                {
                    listed.Add(inside);
                }

                if (languages.CanHaveWord(outside.Unions, outside.Outside))
                {
                    unlisted.Add(outside);
                }
            }
        }

        return (listed.ToImmutable(), unlisted.ToImmutable());
    }

    // Null when all of the pattern is listed.
    private GlobUnion? Meeting(GlobPattern pattern, ActionSet actions)
    {
        if (pattern.IsLiteral)
        {
            return actions.Lists(pattern.Prefix) ? null : GlobUnion.None;
        }

        if (!meetings.TryGetValue((actions, pattern), out var meeting))
        {
            meeting = actions.Meeting(pattern);
            meetings.Add((actions, pattern), meeting);
        }

        return meeting;
    }
}
