using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Judges a value by the name that it is given to, when nothing else is known of its form.</summary>
internal static class NamedValues
{
    private const int ShortestPassword = 8;
    private const int ShortestWeak = 6;
    private const int LongestPassword = 128;
    private const int ShortestSecret = 16;
    private const int LongestSecret = 400;
    private const int DigitsOfYear = 4;
    private const int LongestNumber = 18;
    private const int LengthOfAddress = 42;

    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*?+=~");
    private static readonly SearchValues<char> Constant = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+*-");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF,");
    private static readonly SearchValues<char> ReferenceCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    private static readonly SearchValues<char> SecretCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.~!@#$%^&*?:|");
    private static readonly string[] WordsForItself = ["password", "passwd", "secret", "token", "apikey", "api-key", "api_key", "credential", "privatekey"];

    /// <summary>A password that somebody or something chose: letters mixed with digits or signs.</summary>
    public static SecretSpan? Password(ReadOnlySpan<char> text, SecretSpan anchor) =>
        Of(text, anchor, NameMeaning.Password) is { } found && IsPassword(text, found) && !IsProse(text, found) ? found.Value : OfStatement(text, anchor);

    /// <summary>Anything else that stands where a password belongs.</summary>
    public static SecretSpan? WeakPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (Of(text, anchor, NameMeaning.Password) is not { IsQuoted: true, IsArgument: false } found)
        {
            return null;
        }

        var value = text.Slice(found.Value.Offset, found.Value.Length);
        return value.Length is >= ShortestWeak and <= LongestPassword && !value.Contains(' ') && !IsAboutItself(value) && !Placeholders.IsPassword(value) && !PlainValues.IsOne(value) ? found.Value : null;
    }

    /// <summary>A token, key or other secret that a generator made.</summary>
    public static SecretSpan? Secret(ReadOnlySpan<char> text, SecretSpan anchor) =>
        Of(text, anchor, NameMeaning.Secret) is { } found && IsSecret(text.Slice(found.Value.Offset, found.Value.Length)) ? found.Value : null;

    /// <summary>A UUID under a name that says secret; many are only identifiers.</summary>
    public static SecretSpan? Uuid(ReadOnlySpan<char> text, SecretSpan anchor) =>
        Of(text, anchor, NameMeaning.Secret) is { } found && PlainValues.IsUuid(text.Slice(found.Value.Offset, found.Value.Length)) && Randomness.IsVaried(text.Slice(found.Value.Offset, found.Value.Length)) ? found.Value : null;

    private static Assignment? Of(ReadOnlySpan<char> text, SecretSpan anchor, NameMeaning meaning) =>
        Assignment.At(text, anchor) is { } found
        && SecretNames.Meaning(text.Slice(found.Name.Offset, found.Name.Length)) == meaning
        && !IsOfHash(text, found.Name)
        && (found.IsQuoted || !text.Slice(found.Value.Offset, found.Value.Length).ContainsAny('(', '['))
            ? found
            : null;

    private static SecretSpan? OfStatement(ReadOnlySpan<char> text, SecretSpan anchor) =>
        Statements.At(text, anchor) is { } span && !IsHash(text.Slice(span.Offset, span.Length)) && IsPassword(text, new Assignment(anchor, span, true, false, false)) ? span : null;

    private static bool IsPassword(ReadOnlySpan<char> text, Assignment found)
    {
        var value = text.Slice(found.Value.Offset, found.Value.Length);
        var judged = IsLiteral(text, found) ? value[1..] : value;
        if (value.Length is < ShortestPassword or > LongestPassword || value.Contains(' ') || Placeholders.IsPassword(judged) || IsAboutItself(value))
        {
            return false;
        }

        var hasLetter = value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z');
        var hasDigit = value.ContainsAnyInRange('0', '9');
        if (found.IsArgument && !hasDigit)
        {
            return false;
        }

        var isMixed = hasLetter && (hasDigit || (found.IsQuoted && value.ContainsAny(Symbols)));
        return (isMixed || Randomness.IsGenerated(value))
            && (!PlainValues.IsOne(value) || IsGeneratedAfterSlash(value))
            && !IsName(value)
            && !FormTexts.IsOne(value)
            && (found.IsQuoted || !(IsConstant(value) || IsReference(value) || Identifiers.IsOne(value.TrimEnd(')'), found.IsCode)));
    }

    // `'$uhc4b…'`: in single quotes a dollar is a character like others, unless a name follows it or the next one of a hash.
    private static bool IsLiteral(ReadOnlySpan<char> text, Assignment found)
    {
        var value = text.Slice(found.Value.Offset, found.Value.Length);
        return found.IsQuoted && value[0] == '$' && found.Value.Offset > 0 && text[found.Value.Offset - 1] == '\'' && value[1..] is var rest && !rest.Contains('$') && Randomness.IsGenerated(rest) && !Identifiers.IsOne(rest, isCode: true);
    }

    // A slash in front makes no path of what a generator made.
    private static bool IsGeneratedAfterSlash(ReadOnlySpan<char> value)
    {
        if (value[0] != '/' || value.Contains('.') || PlainValues.IsOne(value[1..]))
        {
            return false;
        }

        var first = value[1..];
        first = first.IndexOf('/') is >= 0 and var end ? first[..end] : first;
        return first.Length >= ShortestPassword && Randomness.IsGenerated(first) && !Identifiers.IsOne(first, isCode: true);
    }

    // `--- PASS: TestFlow2`, `second pass: shadow_map_4`: the word alone has other meanings, unless a line begins with it and a generator made what follows.
    private static bool IsProse(ReadOnlySpan<char> text, Assignment found)
    {
        var name = text.Slice(found.Name.Offset, found.Name.Length);
        if (found.IsQuoted || found.Value.Offset < found.Name.End || !(name.Equals("pass", StringComparison.OrdinalIgnoreCase) || name.Equals("pwd", StringComparison.OrdinalIgnoreCase)) || !text[found.Name.End..found.Value.Offset].Contains(':'))
        {
            return false;
        }

        var value = text.Slice(found.Value.Offset, found.Value.Length);
        return char.IsAsciiLetterUpper(name[0])
            || !Cursor.LineBefore(text, found.Name.Offset).TrimEnd().TrimEnd('-').IsWhiteSpace()
            || !Randomness.IsGenerated(value)
            || Identifiers.IsOne(value, isCode: true);
    }

    // Of `checksum/secret` the word before the slash counts as well.
    private static bool IsOfHash(ReadOnlySpan<char> text, SecretSpan name) =>
        name.Offset > 1 && text[name.Offset - 1] == '/' && SecretNames.Meaning(text[Assignment.NameAround(text, new SecretSpan(name.Offset - 1, 0)).Offset..(name.Offset - 1)]) == NameMeaning.Public;

    // What a database keeps instead of a password.
    private static bool IsHash(ReadOnlySpan<char> value) =>
        value.StartsWith("SCRAM-SHA-", StringComparison.Ordinal)
        || (value.StartsWith("md5", StringComparison.Ordinal) && !value[3..].ContainsAnyExcept(HexDigits))
        || (value[0] == '*' && !value[1..].ContainsAnyExcept(HexDigits));

    // `FIRST_OPTION+17`, `0x08000000`: a constant of a program, and what is worked out from one.
    private static bool IsConstant(ReadOnlySpan<char> value) =>
        (value.Contains('_') && char.IsAsciiLetterUpper(value[0]) && !value.ContainsAnyExcept(Constant))
        || (value.Length <= LongestNumber && value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !value[2..].ContainsAnyExcept(HexDigits));

    // `*alias` of YAML, `*pointer` of C.
    private static bool IsReference(ReadOnlySpan<char> value) => value[0] == '*' && !value[1..].ContainsAnyExcept(ReferenceCharacters);

    private static bool IsSecret(ReadOnlySpan<char> value) =>
        value.Length is >= ShortestSecret and <= LongestSecret
        && !value.ContainsAnyExcept(SecretCharacters)
        && !Placeholders.IsOne(value)
        && (!PlainValues.IsOne(value) || IsGeneratedAfterSlash(value))
        && !PlainValues.IsUuid(value)
        && !IsAddress(value)
        && !IsAboutItself(value)
        && Randomness.IsGenerated(value);

    // The address of a contract or an account on a chain; a private key has 64 digits.
    private static bool IsAddress(ReadOnlySpan<char> value) =>
        value.Length == LengthOfAddress && value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !value[2..].ContainsAnyExcept(HexDigits);

    // A name of a secret is words; a password does not call itself one.
    private static bool IsAboutItself(ReadOnlySpan<char> value)
    {
        foreach (var word in WordsForItself)
        {
            if (value.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // `orders-db-2026`, `input_field_2`: small words with one digit or a year, joined by one kind of sign, as resources and variables are called.
    private static bool IsName(ReadOnlySpan<char> value)
    {
        var separator = value.Contains('_') ? '_' : '-';
        if (!value.Contains(separator) || char.IsAsciiDigit(value[0]))
        {
            return false;
        }

        foreach (var range in value.Split(separator))
        {
            var segment = value[range];
            var letters = segment.TrimEnd("0123456789").Length;
            if (segment.IsEmpty || segment[..letters].ContainsAnyExceptInRange('a', 'z') || segment.Length - letters is not (0 or 1 or DigitsOfYear))
            {
                return false;
            }
        }

        return true;
    }
}
