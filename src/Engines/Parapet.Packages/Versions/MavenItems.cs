namespace Parapet.Packages.Versions;

internal enum MavenItemKind : byte
{
    /// <summary>Left out.</summary>
    None,
    Number,
    Qualifier,

    /// <summary>From here on everything is in a list inside the list.</summary>
    List,
}

/// <summary>
/// A part of a Maven version: where its text stands, the rank among qualifiers (a zero has that of a release, for both mean nothing), and whether a list makes the
/// version newer than without it.
/// </summary>
internal readonly record struct MavenItem(MavenItemKind Kind, int Start, int Length, byte Rank = 0, bool IsNewer = false);

/// <summary>Takes a Maven version apart. Nothing ever follows a list inside its list, so the nested lists are one row of items.</summary>
internal static class MavenItems
{
    public const byte Release = 5;
    public const byte ServicePack = 6;
    private const byte Other = 7;

    private static readonly string[] Ranks = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];

    public static int Read(ReadOnlySpan<char> version, Span<MavenItem> items)
    {
        var (count, start, listIsEmpty) = (0, 0, true);
        for (var i = 0; i <= version.Length; i++)
        {
            var isEnd = i == version.Length;
            var separates = isEnd || version[i] is '.' or '-';
            if (i > start && (separates || char.IsAsciiDigit(version[i]) != char.IsAsciiDigit(version[i - 1])))
            {
                var isNumber = char.IsAsciiDigit(version[i - 1]);
                var item = isNumber
                    ? new MavenItem(MavenItemKind.Number, start, i - start, version[start..i].ContainsAnyExcept('0') ? Other : Release)
                    : new MavenItem(MavenItemKind.Qualifier, start, i - start, RankOf(version[start..i], followedByDigit: !separates));

                // `1.0.Final-redhat` is `1.0-redhat`: a qualifier that means nothing opens no list for what follows.
                if (!isNumber && !listIsEmpty && !(item.Rank is Release && !isEnd && version[i] is '-'))
                {
                    items[count++] = new MavenItem(MavenItemKind.List, i, 0);
                }

                items[count++] = item;
                start = i;
                listIsEmpty = false;
                if (!separates)
                {
                    items[count++] = new MavenItem(MavenItemKind.List, i, 0);
                    listIsEmpty = true;
                    continue;
                }
            }
            else if (separates && !isEnd)
            {
                // Nothing before a separator is a zero.
                items[count++] = new MavenItem(MavenItemKind.Number, start, 0, Release);
                listIsEmpty = false;
            }

            if (separates)
            {
                start = i + 1;
            }

            if (!isEnd && version[i] is '-')
            {
                items[count++] = new MavenItem(MavenItemKind.List, i, 0);
                listIsEmpty = true;
            }
        }

        return count;
    }

    /// <summary>Zeros and release qualifiers at the end of a list, and lists of nothing.</summary>
    public static void LeaveOutNothings(Span<MavenItem> items)
    {
        var (atEnd, isEmpty, isNewer) = (true, true, false);
        for (var i = items.Length - 1; i >= 0; i--)
        {
            if (items[i].Kind is MavenItemKind.List)
            {
                items[i] = isEmpty ? default : items[i] with { IsNewer = isNewer };
                atEnd = true;
            }
            else if (atEnd && items[i].Rank is Release)
            {
                items[i] = default;
            }
            else
            {
                // A release qualifier that stays has a number after it.
                isNewer = items[i].Kind is MavenItemKind.Number || items[i].Rank >= Release;
                (atEnd, isEmpty) = (false, false);
            }
        }
    }

    private static byte RankOf(ReadOnlySpan<char> qualifier, bool followedByDigit)
    {
        for (byte rank = 0; rank < Ranks.Length; rank++)
        {
            if (qualifier.Equals(Ranks[rank], StringComparison.OrdinalIgnoreCase))
            {
                return rank;
            }
        }

        if (Is(qualifier, "ga") || Is(qualifier, "final") || Is(qualifier, "release"))
        {
            return Release;
        }

        return qualifier switch
        {
            ['a' or 'A'] when followedByDigit => 0,
            ['b' or 'B'] when followedByDigit => 1,
            ['m' or 'M'] when followedByDigit => 2,
            _ => Is(qualifier, "cr") ? (byte)3 : Other,
        };

        static bool Is(ReadOnlySpan<char> qualifier, string name) => qualifier.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
