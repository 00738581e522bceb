using System.Collections.Immutable;
using Parapet.Iam.Globs;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>Some actions: those that a pattern matches, each of some unions matches, and none of some others.</summary>
internal sealed record Cell(GlobUnion Base, ImmutableArray<GlobUnion> Inside, ImmutableArray<GlobUnion> Outside)
{
    /// <summary>The pattern.</summary>
    public GlobPattern Pattern => Base.Globs[0];

    /// <summary>Everything that must match.</summary>
    public ImmutableArray<GlobUnion> Unions => [Base, .. Inside];

    /// <summary>The actions of a statement.</summary>
    public static ImmutableArray<Cell> Of(ActionSet actions) => actions.IsNot
        ? [new Cell(HasColon, [], [new GlobUnion(actions.Globs)])]
        : [.. actions.Globs.Select(pattern => new Cell(new GlobUnion([pattern]), Shape(pattern), []))];

    private static GlobPattern AnyAction { get; } = GlobPattern.Parse("*:*", ignoreCase: true);

    private static GlobUnion HasColon { get; } = new([AnyAction]);

    /// <summary>Takes cells apart into the actions that a statement means and those that it does not.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="actions">The statement's actions.</param>
    /// <param name="languages">Answers about emptiness.</param>
    public static (ImmutableArray<Cell> Meant, ImmutableArray<Cell> Others) Split(ImmutableArray<Cell> cells, ActionSet actions, Languages languages)
    {
        var listed = ImmutableArray.CreateBuilder<Cell>();
        var unlisted = ImmutableArray.CreateBuilder<Cell>();
        foreach (var cell in cells)
        {
            var meeting = actions.Meeting(cell.Pattern, out var isCovered);
            if (isCovered)
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

        return actions.IsNot ? (unlisted.ToImmutable(), listed.ToImmutable()) : (listed.ToImmutable(), unlisted.ToImmutable());
    }

    /// <summary>Whether the action's name, in lower case, is in the cell.</summary>
    public bool Contains(string action) =>
        Pattern.Matches(action) && Inside.All(union => union.Matches(action)) && !Outside.Any(union => union.Matches(action));

    // No action is without a colon: `s3*` means services too.
    private static ImmutableArray<GlobUnion> Shape(GlobPattern pattern) => pattern.IsLiteral || ActionSet.ServiceOf(pattern) is not null || pattern.Equals(AnyAction) ? [] : [HasColon];
}
