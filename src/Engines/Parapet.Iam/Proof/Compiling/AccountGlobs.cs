using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>Resources by the account that their ARN names.</summary>
internal static class AccountGlobs
{
    private const int FieldsBefore = 4;

    /// <summary>Keys and roles, which nobody has access to without a word of their own policy.</summary>
    public static GlobUnion WithOwnPolicy { get; } = GlobUnion.Of("*:key/*", "*:role/*");

    /// <summary>ARNs that name an account.</summary>
    public static GlobUnion Naming(string account) => new([With(account)]);

    /// <summary>What may belong to an account: ARNs that name it, ARNs that name none, and <c>*</c>.</summary>
    public static GlobUnion MayBelongTo(string account) => new([With(account), With(""), GlobPattern.Literal("*")]);

    private static GlobPattern With(string account) => GlobPattern.Of(
        [
            .. Enumerable.Repeat<GlobToken[]>([new(GlobKind.ManyInSegment), new(GlobKind.Literal, ':')], FieldsBefore).SelectMany(field => field),
            .. (account + ":").Select(GlobPattern.Token),
            new(GlobKind.Many),
        ],
        ignoreCase: false);
}
