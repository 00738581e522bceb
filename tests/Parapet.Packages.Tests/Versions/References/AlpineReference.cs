using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class AlpineReference
{
    private static readonly string[] Suffixes = ["alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"];

    private static readonly Regex Form = new(
        @"^(?<first>[0-9]+)(?:\.(?<digits>[0-9]+))*(?<letter>[a-z])?(?:_(?<suffix>alpha|beta|pre|rc|cvs|svn|git|hg|p)(?<number>[0-9]+)?)*(?:~(?<commit>[0-9a-fA-F]+))?(?:-r(?<revision>[0-9]+))?\z");

    // The order in which the parts come, which says as well what is newer where the kinds differ: the earlier one.
    private enum Kind
    {
        First,
        Digits,
        Letter,
        Suffix,
        Number,
        Commit,
        Revision,
        End,
    }

    public static int? Compare(string left, string right)
    {
        var (l, r) = (Parts(left), Parts(right));
        if (l is null || r is null)
        {
            return null;
        }

        var at = 0;
        for (; l[at].Kind == r[at].Kind && l[at].Kind != Kind.End; at++)
        {
            if (SameKind(l[at].Kind, l[at].Text, r[at].Text) is not 0 and var order)
            {
                return Math.Sign(order);
            }
        }

        return l[at].Kind == r[at].Kind ? 0 : IsPre(l[at]) ? -1 : IsPre(r[at]) ? 1 : Math.Sign(r[at].Kind.CompareTo(l[at].Kind));
    }

    private static List<(Kind Kind, string Text)>? Parts(string version)
    {
        var match = Form.Match(version);
        return match.Success
            ? [.. Enum.GetValues<Kind>()
                .SelectMany(kind => match.Groups[kind.ToString().ToLowerInvariant()].Captures.Select(capture => (kind, capture)))
                .OrderBy(part => part.capture.Index)
                .Select(part => (part.kind, part.capture.Value)), (Kind.End, "")]
            : null;
    }

    private static int SameKind(Kind kind, string left, string right) => kind switch
    {
        Kind.Digits when left[0] is '0' || right[0] is '0' => string.CompareOrdinal(left, right),
        Kind.Letter or Kind.Commit => string.CompareOrdinal(left, right),
        Kind.Suffix => Array.IndexOf(Suffixes, left).CompareTo(Array.IndexOf(Suffixes, right)),
        _ => Reference.Numbers(left, right),
    };

    private static bool IsPre((Kind Kind, string Text) part) => part.Kind is Kind.Suffix && Array.IndexOf(Suffixes, part.Text) < 4;
}
