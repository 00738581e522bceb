using System.Buffers;

namespace Parapet.Packages.Versions;

/// <summary>
/// The ComparableVersion of Maven 3.9 (https://maven.apache.org/ref/3.9.9/maven-artifact/apidocs/org/apache/maven/artifact/versioning/ComparableVersion.html): lists of numbers and
/// qualifiers in lists. A hyphen, a change between letters and digits, and a qualifier open a list inside the list; what means nothing at the end of a list is left out.
/// </summary>
/// <remarks>
/// Maven's comparison is no order: <c>1.0.alpha.1</c> &gt; <c>1-1</c> &gt; <c>1</c> &gt; <c>1.0.alpha.1</c>. Here it is made one with two changes, both of which only
/// concern versions that are part of such circles. A qualifier between dots opens a list as one at the end does. And where a list starts, what makes the version older
/// than its end comes before it and what makes it newer after it, be it a qualifier or another list (<c>1-0-alpha</c>), while Maven puts every qualifier before every list.
/// </remarks>
internal static class MavenVersion
{
    private const byte OlderQualifier = 0x01;
    private const byte OlderList = 0x02;
    private const byte End = 0x03;
    private const byte ReleaseQualifier = 0x04;
    private const byte NewerQualifier = 0x05;
    private const byte NewerList = 0x06;
    private const byte ServicePack = 0x01;
    private const byte OtherQualifier = 0x02;

    // Maven's own model forbids these in versions; an unresolved ${property} has two of them.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\/:\"<>|?*[](){},\0 \t\r\n");

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        if (version.ContainsAny(Forbidden))
        {
            return false;
        }

        // At most a list and an item per character, and one of both at the end.
        var items = ArrayPool<MavenItem>.Shared.Rent((2 * version.Length) + 2);
        var count = MavenItems.Read(version, items);
        MavenItems.LeaveOutNothings(items.AsSpan(0, count));
        foreach (var item in items.AsSpan(0, count))
        {
            Write(item, version.Slice(item.Start, item.Length), ref writer);
        }

        ArrayPool<MavenItem>.Shared.Return(items);
        writer.Mark(End);
        return true;
    }

    private static void Write(MavenItem item, scoped ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        switch (item.Kind)
        {
            case MavenItemKind.Number:
                writer.Number(text);
                break;
            case MavenItemKind.List:
                writer.Mark(item.IsNewer ? NewerList : OlderList);
                break;
            case MavenItemKind.Qualifier when item.Rank < MavenItems.Release:
                writer.Mark(OlderQualifier);
                writer.Mark(item.Rank);
                break;
            case MavenItemKind.Qualifier when item.Rank is MavenItems.Release:
                writer.Mark(ReleaseQualifier);
                break;
            case MavenItemKind.Qualifier when item.Rank is MavenItems.ServicePack:
                writer.Mark(NewerQualifier);
                writer.Mark(ServicePack);
                break;
            case MavenItemKind.Qualifier:
                writer.Mark(NewerQualifier);
                writer.Mark(OtherQualifier);
                writer.TextLower(text);
                break;
        }
    }
}
