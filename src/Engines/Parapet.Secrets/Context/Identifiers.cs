using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Tells the names of variables and types from values: words with a digit or two, as in <c>hashedPw2</c> and <c>base64Encoded</c>.</summary>
internal static class Identifiers
{
    private const int MostDigitsInCode = 2;
    private const int ShortestWords = 3;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.?");

    // What is called so wherever it stands in a name.
    private static readonly string[] WordsWithDigits =
    [
        "base64", "base32", "base58", "base16", "base62", "utf8", "utf16", "utf32", "sha1", "sha2", "sha3", "sha224", "sha256", "sha384", "sha512", "md5", "md4", "pbkdf2", "argon2", "x509", "int8", "int16", "int32", "int64",
        "oauth2", "oauth1", "x64", "x86", "aes128", "aes192", "aes256", "rsa2048", "rsa4096", "ed25519", "pkcs8", "pkcs12", "p12", "p256", "http2", "i18n", "l10n", "k8s", "s3", "ec2", "win32", "latin1", "crc32", "2fa",
    ];

    /// <summary>Whether a value is put together from words as names are.</summary>
    /// <param name="value">Without quotation marks.</param>
    /// <param name="isCode">Whether a program would write a name there; then less says so.</param>
    public static bool IsOne(ReadOnlySpan<char> value, bool isCode)
    {
        if (value.IsEmpty || value.ContainsAnyExcept(Characters) || char.IsAsciiDigit(value[0]))
        {
            return false;
        }

        var (runs, longest, isKnown, isCompound, lastRun) = (0, 0, false, value.Contains('_'), 0);
        for (var i = 0; i < value.Length;)
        {
            isCompound |= i > 0 && char.IsAsciiLetterUpper(value[i]) && !char.IsAsciiLetterUpper(value[i - 1]);
            if (KnownAt(value, i) is > 0 and var known)
            {
                isKnown = true;
                i += known;
                continue;
            }

            var digits = 0;
            while (i + digits < value.Length && char.IsAsciiDigit(value[i + digits]))
            {
                digits++;
            }

            if (digits > 0)
            {
                runs++;
                longest = Math.Max(longest, digits);
                lastRun = i + digits;
            }

            i += Math.Max(1, digits);
        }

        if (runs > 1 || !(isKnown || isCompound) || longest > MostDigitsInCode || AreWordsShort(value) || Randomness.IsUnpronounceable(value))
        {
            return false;
        }

        return isCode || (runs == 0 && isKnown) || SaysPassword(value) || (longest == 1 && lastRun == value.Length && char.IsAsciiLetterLower(value[0]));
    }

    // Among random characters capitals stand everywhere.
    private static bool AreWordsShort(ReadOnlySpan<char> value)
    {
        var words = 0;
        foreach (var word in new NameWords(value))
        {
            words += word.IsEmpty ? 0 : 1;
        }

        return value.Length < ShortestWords * words;
    }

    private static int KnownAt(ReadOnlySpan<char> value, int at)
    {
        if (at > 0 && char.IsAsciiLetterLower(value[at]) && char.IsAsciiLetterLower(value[at - 1]))
        {
            return 0;
        }

        foreach (var word in WordsWithDigits)
        {
            var end = at + word.Length;
            if (end <= value.Length && value[at..end].Equals(word, StringComparison.OrdinalIgnoreCase) && (end == value.Length || !char.IsAsciiDigit(value[end])))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static bool SaysPassword(ReadOnlySpan<char> value)
    {
        foreach (var word in new NameWords(value))
        {
            if (word.Equals("pass", StringComparison.OrdinalIgnoreCase) || word.Equals("pwd", StringComparison.OrdinalIgnoreCase) || word.Equals("pw", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
