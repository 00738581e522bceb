namespace Parapet.Packages.Versions;

/// <summary>
/// dpkg (https://www.debian.org/doc/debian-policy/ch-controlfields.html#version): epoch, upstream version and revision, each of the last two compared as turns
/// of non-digits and digits, where <c>~</c> comes before everything, even the end, and letters before other characters.
/// </summary>
internal static class DebianVersion
{
    private const byte Tilde = 0x01;
    private const byte End = 0x02;
    private const byte AfterLetters = 0x80;

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version.Trim();
        var colon = text.IndexOf(':');
        var epoch = colon < 0 ? [] : text[..colon];
        if (colon == 0 || epoch.ContainsAnyExceptInRange('0', '9') || !(epoch.IsEmpty || int.TryParse(epoch, out _)))
        {
            return false;
        }

        text = text[(colon + 1)..];
        var hyphen = text.LastIndexOf('-');
        var upstream = hyphen < 0 ? text : text[..hyphen];

        // No revision is the revision 0.
        var revision = hyphen < 0 ? "0" : text[(hyphen + 1)..];
        writer.Number(epoch);
        return TryWritePart(upstream, ".+-~:", ref writer) && TryWritePart(revision, ".+~", ref writer);
    }

    private static bool TryWritePart(scoped ReadOnlySpan<char> part, scoped ReadOnlySpan<char> punctuation, ref KeyWriter writer)
    {
        if (part.IsEmpty)
        {
            return false;
        }

        while (!part.IsEmpty)
        {
            foreach (var character in Take.First(ref part, part.IndexOfAnyInRange('0', '9')))
            {
                if (!char.IsAsciiLetter(character) && !punctuation.Contains(character))
                {
                    return false;
                }

                writer.Mark(character is '~' ? Tilde : (byte)(char.IsAsciiLetter(character) ? character : character + AfterLetters));
            }

            writer.Mark(End);
            writer.Number(Take.Digits(ref part));
        }

        writer.Mark(End);
        return true;
    }
}
