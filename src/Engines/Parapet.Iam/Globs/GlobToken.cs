namespace Parapet.Iam.Globs;

/// <summary>What one token of a <see cref="GlobPattern"/> stands for.</summary>
public enum GlobKind
{
    /// <summary>One certain character.</summary>
    Literal,

    /// <summary>Any one character: <c>?</c>.</summary>
    One,

    /// <summary>Any one character but a colon: <c>?</c> in a segment of an ARN that is compared by itself.</summary>
    OneInSegment,

    /// <summary>Any characters: <c>*</c>.</summary>
    Many,

    /// <summary>Any characters but colons: <c>*</c> in a segment of an ARN that is compared by itself.</summary>
    ManyInSegment,

    /// <summary>A string that is not known, but the same wherever the same symbol stands: a policy variable or a hole of a template.</summary>
    Symbol,
}

/// <summary>One token of a <see cref="GlobPattern"/>.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Char">The character of a literal.</param>
/// <param name="Symbol">The symbol's name; null for all other kinds.</param>
public readonly record struct GlobToken(GlobKind Kind, char Char = '\0', Symbol? Symbol = null)
{
    internal bool IsMany => Kind is GlobKind.Many or GlobKind.ManyInSegment;

    internal bool IsOne => Kind is GlobKind.One or GlobKind.OneInSegment;
}

/// <summary>An unknown string.</summary>
/// <param name="Name">What tells it from other symbols.</param>
/// <param name="InSegment">Whether it certainly has no colon, as a region or an account id.</param>
public sealed record Symbol(string Name, bool InSegment);
