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

    /// <summary>Whether the action's name, in lower case, is in the cell.</summary>
    public bool Contains(string action) =>
        Pattern.Matches(action) && Inside.All(union => union.Matches(action)) && !Outside.Any(union => union.Matches(action));

    // No action is without a colon: `s3*` means services too.
    private static ImmutableArray<GlobUnion> Shape(GlobPattern pattern) => pattern.IsLiteral || ActionSet.ServiceOf(pattern) is not null || pattern.Equals(AnyAction) ? [] : [HasColon];
}
