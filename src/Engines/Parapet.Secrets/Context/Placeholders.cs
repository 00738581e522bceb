using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Tells what somebody put where a secret belongs from a secret.</summary>
internal static class Placeholders
{
    private const int FewDistinct = 5;
    private const int ShortestJudgedByVariety = 12;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "example", "xxxx", "****", "...", "anonymous", "____", "----", "changeme", "change-me", "change_me", "changeit", "placeholder", "redacted", "dummy", "replace", "insert", "your-", "your_", "yourpass", "yoursecret",
            "yourtoken", "yourkey", "yourapi", "${", "{{", "#{", "$(", "<%", "todo", "sample", "foobar", "lorem", "not-a-", "not_a_", "notreal", "fake-", "fake_", "mysecret", "my-secret", "my_secret", "mypassword", "my-password",
            "my_password", "my-token", "my_token", "mytoken", "deadbeef", "cafebabe", "12345678", "01234567", "qwerty", "abcdefg", "secret-here", "goes-here", "goes_here", "-here", "_here",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] WeakWords =
        ["password", "passwd", "pass", "pwd", "secret", "none", "null", "true", "false", "token", "user", "username", "test", "guest", "admin", "root", "default", "undefined", "string", "required", "optional", "empty", "unset"];

    /// <summary>Whether a value stands for a secret rather than being one: documentation's words, templates, one character over and over, the alphabet.</summary>
    public static bool IsOne(ReadOnlySpan<char> value) =>
        value.IsEmpty
        || value.ContainsAny(Words)
        || value[0] is '<' or '$' or '%' or '[' or '{'
        || HasHole(value)
        || IsRow(value);

    /// <summary>Whether a value is one character, or the alphabet, over and over.</summary>
    public static bool IsRow(ReadOnlySpan<char> value) =>
        value.Length >= ShortestJudgedByVariety && (HasFewCharacters(value) || IsSequence(value));

    /// <summary>The same for passwords, where the word itself stands for the thing.</summary>
    public static bool IsPassword(ReadOnlySpan<char> value)
    {
        if (IsOne(value))
        {
            return true;
        }

        foreach (var word in WeakWords)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // `{name}` of an interpolated string.
    private static bool HasHole(ReadOnlySpan<char> value) => value.IndexOf('{') is >= 0 and var open && value[open..].Contains('}');

    private static bool HasFewCharacters(ReadOnlySpan<char> value)
    {
        var seen = UInt128.Zero;
        foreach (var c in value)
        {
            seen |= UInt128.One << (c & 127);
            if (UInt128.PopCount(seen) > FewDistinct)
            {
                return false;
            }
        }

        return true;
    }

    // `0123456789abcdef` and its like: more than half of the characters follow their neighbour in the alphabet.
    private static bool IsSequence(ReadOnlySpan<char> value)
    {
        var steps = 0;
        for (var i = 1; i < value.Length; i++)
        {
            if (value[i] == value[i - 1] + 1)
            {
                steps++;
            }
        }

        return steps * 2 > value.Length;
    }
}
