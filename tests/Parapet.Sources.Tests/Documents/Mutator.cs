using System.Text;

namespace Parapet.Sources.Tests.Documents;

/// <summary>Damages a file in one to four ways that depend on the seed alone, so that a failure can be repeated.</summary>
public sealed class Mutator(int seed)
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        "*a", "&a ", "[", "]", "{", "}", "\t", "!Sub ", "!GetAtt ", "!!str ", "!<", "!", "- ", ": ", "? ", "<<: *a", "\"", "'", "|\n", ">-\n",
        "---\n", "...\n", "%YAML 9.9\n", "%TAG ! tag:x,2000:\n", "#", "# parapet:ignore ", "\\ud800", "\\U00110000", "\r", "\0", ",", "~", "@", "`", "\u2028", "😀", "!Ref &a *a",
        "&a [*a]", "null", "=\u0085", "\uFEFF", "!If [C, x, !Ref AWS::NoValue]", "!Ref AWS::NoValue", "!If [Nowhere, {}, [{}]]", "!Ref Nowhere", "{}", "[{}]",
        "!Sub '${AWS::Region}/${Nowhere.X}'", "{Fn::If: [IsProd, {a: b}, 1]}",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly Random random = new(seed);

    public byte[] Mutate(ReadOnlySpan<byte> original)
    {
        var bytes = new List<byte>(original.Length + 64);
        bytes.AddRange(original);
        for (var rounds = random.Next(1, 5); rounds > 0; rounds--)
        {
            Damage(bytes);
        }

        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 40), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, Token());
                break;
            default:
                ReplaceScalar(bytes, at);
                break;
        }
    }

    /// <summary>Puts a token where a word was.</summary>
    private void ReplaceScalar(List<byte> bytes, int at)
    {
        var start = at;
        while (start < bytes.Count && !IsWord(bytes[start]))
        {
            start++;
        }

        var end = start;
        while (end < bytes.Count && IsWord(bytes[end]))
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Token());
    }

    private byte[] Token() => Tokens[random.Next(Tokens.Length)];

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'_' or (byte)'-' or (byte)'.';
}
