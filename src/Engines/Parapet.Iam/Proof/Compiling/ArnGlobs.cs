using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>Patterns of the ARN operators, which match nothing but ARNs.</summary>
internal static class ArnGlobs
{
    private const int Colons = 5;
    private const string Head = "arn";

    /// <summary>Every ARN.</summary>
    public static GlobPattern Any { get; } = GlobPattern.Of(
        [
            .. "arn:".Select(GlobPattern.Token),
            .. Enumerable.Repeat<GlobToken[]>([new(GlobKind.ManyInSegment), new(GlobKind.Literal, ':')], Colons - 1).SelectMany(field => field),
            new(GlobKind.Many),
        ],
        ignoreCase: false);

    /// <summary>Whether it depends on a symbol's value if what the pattern matches is an ARN.</summary>
    public static bool MayHideShape(GlobPattern glob) => glob.HasSymbols && (ColonsOf(glob) < Colons || First(glob).Any(token => token.Kind == GlobKind.Symbol));

    /// <summary>The pattern with what makes it match ARNs only; null when it matches none.</summary>
    public static GlobPattern? InShape(GlobPattern glob)
    {
        if (MayHideShape(glob))
        {
            return glob;
        }

        var first = First(glob);
        return ColonsOf(glob) >= Colons && GlobPattern.Of(first, ignoreCase: false).Matches(Head)
            ? GlobPattern.Of(Head.Select(GlobPattern.Token).Concat(glob.Tokens.Skip(first.Length)), ignoreCase: false)
            : null;
    }

    private static int ColonsOf(GlobPattern glob) => glob.Tokens.Count(token => token is { Kind: GlobKind.Literal, Char: ':' });

    private static GlobToken[] First(GlobPattern glob) => [.. glob.Tokens.TakeWhile(token => token is not { Kind: GlobKind.Literal, Char: ':' })];
}
