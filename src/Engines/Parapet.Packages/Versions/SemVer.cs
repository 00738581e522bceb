namespace Parapet.Packages.Versions;

/// <summary>
/// SemVer 2.0.0 (https://semver.org/spec/v2.0.0.html), as Cargo takes it: exactly three numbers without leading zeros, then perhaps a
/// pre-release and build metadata, which has no part in the order.
/// </summary>
internal static class SemVer
{
    private const byte EndOfIdentifiers = 0x01;
    private const byte Alphanumeric = 0xD0;
    private const byte Release = 0xFF;

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        for (var part = 0; part < 3; part++)
        {
            var digits = Take.Digits(ref version);
            if (digits.IsEmpty || HasLeadingZero(digits) || (part < 2 && !Take.Character(ref version, '.')))
            {
                return false;
            }

            writer.Number(digits);
        }

        return TryWriteSuffix(version, ref writer);
    }

    /// <summary>What follows the numbers: nothing, a pre-release, build metadata or both.</summary>
    public static bool TryWriteSuffix(scoped ReadOnlySpan<char> suffix, ref KeyWriter writer)
    {
        var plus = suffix.IndexOf('+');
        if (plus >= 0)
        {
            if (!AreIdentifiers(suffix[(plus + 1)..]))
            {
                return false;
            }

            suffix = suffix[..plus];
        }

        if (suffix.IsEmpty)
        {
            writer.Mark(Release);
            return true;
        }

        return suffix[0] is '-' && AreIdentifiers(suffix[1..]) && TryWritePreRelease(suffix[1..], ref writer);
    }

    /// <summary>Whether the text can follow the numbers of a version.</summary>
    public static bool IsSuffix(ReadOnlySpan<char> suffix)
    {
        var writer = new KeyWriter(stackalloc byte[256]);
        var isSuffix = TryWriteSuffix(suffix, ref writer);
        writer.Dispose();
        return isSuffix;
    }

    /// <summary>The key of a version of which the parts are known to be well-formed; an empty pre-release is a release.</summary>
    public static void Write(ulong major, ulong minor, ulong patch, ReadOnlySpan<char> preRelease, ref KeyWriter writer)
    {
        writer.Number(major);
        writer.Number(minor);
        writer.Number(patch);
        if (preRelease.IsEmpty)
        {
            writer.Mark(Release);
        }
        else
        {
            TryWritePreRelease(preRelease, ref writer);
        }
    }

    public static bool HasLeadingZero(ReadOnlySpan<char> digits) => digits is ['0', _, ..];

    /// <summary>The pre-release <c>word.number</c>.</summary>
    public static bool TryWritePreRelease(scoped ReadOnlySpan<char> word, scoped ReadOnlySpan<char> number, ref KeyWriter writer)
    {
        if (HasLeadingZero(number))
        {
            return false;
        }

        writer.Mark(Alphanumeric);
        writer.Text(word);
        writer.Number(number);
        writer.Mark(EndOfIdentifiers);
        return true;
    }

    private static bool TryWritePreRelease(scoped ReadOnlySpan<char> identifiers, ref KeyWriter writer)
    {
        foreach (var range in identifiers.Split('.'))
        {
            var identifier = identifiers[range];
            if (identifier.ContainsAnyExceptInRange('0', '9'))
            {
                writer.Mark(Alphanumeric);
                writer.Text(identifier);
            }
            else if (HasLeadingZero(identifier))
            {
                return false;
            }
            else
            {
                writer.Number(identifier);
            }
        }

        writer.Mark(EndOfIdentifiers);
        return true;
    }

    private static bool AreIdentifiers(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            var identifier = text[range];
            if (identifier.IsEmpty)
            {
                return false;
            }

            foreach (var character in identifier)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character is not '-')
                {
                    return false;
                }
            }
        }

        return true;
    }
}
