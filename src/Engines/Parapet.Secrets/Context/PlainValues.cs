using System.Buffers;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Context;

/// <summary>Tells values that are written openly on purpose: where something lies, what it is called, what it is made from.</summary>
internal static class PlainValues
{
    private const int UuidLength = 36;
    private const int ShortestSegmentJudged = 16;
    private const int ShortestRootedKey = 40;
    private const int ShortestWord = 3;

    private static readonly SearchValues<char> Dashed = SearchValues.Create("0123456789abcdefABCDEF-");
    private static readonly SearchValues<char> NumberLike = SearchValues.Create("0123456789.:-+,TZ/ ");
    private static readonly string[] Starts =
    [
        "arn:", "urn:", "scram-sha-", "UTF8String", "{{", "${", "#{", "<%", "%(", "$(", "!Ref", "!Sub", "!GetAtt", "!ImportValue", "Fn::", "sha1-", "sha256-", "sha384-", "sha512-", "sha256:", "data:", "file:", "ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-",
        "ssm:", "vault:", "secretsmanager:", "projects/", "op://", "./", "../", "~/", "@", "env:", "ENC[", "AQICAH", "process.", "os.", "System.", "self.", "this.", "var.", "local.", "data.", "module.", "config.", "settings.", "Environment.", "props.", "params.", "args.", "req.", "request.", "ctx.", "context.", "options.", "event.", "null", "undefined", "function", "new ", "await ", "return ", "async ",
    ];

    /// <summary>Whether a value is a reference, a path, an address, a template, a hash with its algorithm, a number, or code.</summary>
    public static bool IsOne(ReadOnlySpan<char> value)
    {
        foreach (var start in Starts)
        {
            if (value.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return (value.StartsWith('/') && !IsRootedKey(value))
            || value.Contains("://", StringComparison.Ordinal)
            || value.Contains("::", StringComparison.Ordinal)
            || value.IndexOfAny('(', '{', '[') >= 0 && value.IndexOfAny(')', '}', ']') >= 0
            || !value.ContainsAnyExcept(NumberLike)
            || IsWindowsPath(value)
            || IsChain(value)
            || IsPath(value);
    }

    /// <summary>Whether a value is a UUID in its usual spelling.</summary>
    public static bool IsUuid(ReadOnlySpan<char> value) =>
        value.Length == UuidLength && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-' && !value.ContainsAnyExcept(Dashed);

    /// <summary>Whether a value that starts with a slash is a key in base 64 rather than a path: long, with no words between its slashes.</summary>
    public static bool IsRootedKey(ReadOnlySpan<char> value)
    {
        var key = value.TrimEnd('=');
        if (key.Length < ShortestRootedKey || key[1] == '/' || key.ContainsAnyExcept(Alphabet.Base64.Set) || !HasAllKinds(key) || !Randomness.IsGenerated(key))
        {
            return false;
        }

        foreach (var range in key.Split('/'))
        {
            var segment = key[range];
            if (segment.Length >= ShortestWord && !segment.ContainsAnyExceptInRange('a', 'z'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasAllKinds(ReadOnlySpan<char> value) => value.ContainsAnyInRange('A', 'Z') && value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('0', '9');

    private static bool IsWindowsPath(ReadOnlySpan<char> value) =>
        value.Length > 2 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/';

    // `db.internal`, `index.handler`, `user.name.first`: words between dots, each beginning with a letter.
    private static bool IsChain(ReadOnlySpan<char> value) => value.Contains('.') && AllSegments(value, '.');

    // `prod/orders/database`: no segment looks generated. One that does is base 64 with a slash in it.
    private static bool IsPath(ReadOnlySpan<char> value) => value.Contains('/') && AllSegments(value, '/');

    private static bool AllSegments(ReadOnlySpan<char> value, char separator)
    {
        foreach (var range in value.Split(separator))
        {
            var segment = value[range];
            if (segment.IsEmpty || !IsWord(segment))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> segment)
    {
        foreach (var c in segment)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':' or '@'))
            {
                return false;
            }
        }

        return segment.Length < ShortestSegmentJudged ? !Randomness.Jumps(segment) : !Randomness.IsGenerated(segment);
    }
}
