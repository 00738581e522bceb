namespace Parapet.Packages.Inventory.Node;

/// <summary>Names, versions and the ways in which npm, Yarn and pnpm say where a package comes from.</summary>
internal static class NodeNames
{
    /// <summary>Longest name that npm takes.</summary>
    public const int MaxLength = 214;

    /// <summary>Whether npm could have a package of this name; old names may have capitals.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return false;
        }

        var local = name;
        if (name[0] == '@')
        {
            var slash = name.IndexOf('/');
            if (slash < 2)
            {
                return false;
            }

            local = name[(slash + 1)..];
            name = name[1..slash];
        }

        return IsSegment(name) && IsSegment(local);
    }

    /// <summary>Whether this is one version and no range: <c>1.2.3</c>, <c>1.2.3-rc.1+build</c>.</summary>
    public static bool IsVersion(ReadOnlySpan<char> text)
    {
        var at = 0;
        for (var part = 0; part < 3; part++)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at == start || at - start > 20 || (part < 2 && (at == text.Length || text[at++] != '.')))
            {
                return false;
            }
        }

        if (at == text.Length)
        {
            return true;
        }

        return text[at] is '-' or '+' && at + 1 < text.Length && text.Length <= 128 && text[(at + 1)..].IndexOfAnyExcept(VersionTail) < 0;
    }

    /// <summary>The name and what follows it in <c>name@rest</c>; a name without <c>@</c> has no rest.</summary>
    public static void Split(ReadOnlySpan<char> text, out ReadOnlySpan<char> name, out ReadOnlySpan<char> rest)
    {
        var at = text.Length > 1 ? text[1..].IndexOf('@') + 1 : 0;
        name = at > 0 ? text[..at] : text;
        rest = at > 0 ? text[(at + 1)..] : default;
    }

    /// <summary>Whether a package comes from the disk and from no registry: advisories speak of another one, if it has the name of one.</summary>
    public static bool IsLocal(ReadOnlySpan<char> from) =>
        from.StartsWith("file:") || from.StartsWith("link:") || from.StartsWith("portal:") || from.StartsWith("workspace:")
        || from.StartsWith("./") || from.StartsWith("../");

    private static readonly System.Buffers.SearchValues<char> VersionTail =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-.+");

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~!'()*");

    private static bool IsSegment(ReadOnlySpan<char> segment) =>
        segment.Length > 0 && segment[0] is not '.' && segment.IndexOfAnyExcept(NameCharacters) < 0;
}
