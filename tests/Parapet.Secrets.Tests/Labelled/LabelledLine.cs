using System.Text;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Tests.Labelled;

/// <summary>One line of the labelled set, filled in. Nothing that looks like a secret stands in the file itself.</summary>
internal sealed record LabelledLine(int Number, bool HoldsSecret, string Pattern, string Text, int SecretStart, int SecretEnd)
{
    public static IEnumerable<LabelledLine> All()
    {
        using var stream = typeof(LabelledLine).Assembly.GetManifestResourceStream("lines.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 2 && line[0] is '+' or '-')
            {
                yield return Fill(number, line[0] == '+', line[2..]);
            }
        }
    }

    private static LabelledLine Fill(int number, bool holdsSecret, string pattern)
    {
        var text = new StringBuilder();
        var (start, end) = (0, 0);
        var seed = (uint)number * 97;
        for (var i = 0; i < pattern.Length; i++)
        {
            var close = pattern[i] == '{' ? pattern.IndexOf('}', i) : -1;
            var colon = close < 0 ? -1 : pattern.IndexOf(':', i, close - i);
            if (pattern[i] == '«')
            {
                start = text.Length;
            }
            else if (pattern[i] == '»')
            {
                end = text.Length;
            }
            else if (pattern[i] == '⏎')
            {
                text.Append('\n');
            }
            else if (colon > 0 && Hole(pattern[(i + 1)..colon], pattern[(colon + 1)..close], ++seed) is { } hole)
            {
                text.Append(hole);
                i = close;
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return new LabelledLine(number, holdsSecret, pattern, text.ToString(), start, end);
    }

    private static string? Hole(string kind, string argument, uint seed) => kind switch
    {
        "lit" => argument,
        "uuid" => Specimen.Of(Form.Uuid, seed),
        "jwt" => Token(seed),
        "userpass" => Decoded.Encode("ci:" + Specimen.Of(Alphabet.Alphanumeric, 18, seed)),
        "ghb64" => Decoded.Encode("ghp_" + Base62.Specimen(int.Parse(argument), seed)),
        "urlb64" => Decoded.Encode($"postgres://app:{Specimen.Of(Alphabet.Alphanumeric, int.Parse(argument), seed)}@db.internal/orders"),
        "did" => Decoded.Encode(Specimen.Of("123456789", 18, seed)),
        "pem" => string.Join('\n', "MII" + Specimen.Of(Alphabet.Base64, 61, seed), Specimen.Of(Alphabet.Base64, 64, seed + 1), Specimen.Of(Alphabet.Base64, 64, seed + 2)),
        "pemline" => "MII" + Specimen.Of(Alphabet.Base64, 61, seed) + "\\n" + Specimen.Of(Alphabet.Base64, 64, seed + 1),
        "gh" => Base62.Specimen(int.Parse(argument), seed),
        "akid" => "J" + Specimen.Of(Alphabet.Base32, int.Parse(argument) - 1, seed),
        _ => Characters(kind) is { } characters ? Specimen.Of(characters, int.Parse(argument), seed) : null,
    };

    private static string? Characters(string kind) => kind switch
    {
        "hex" => Alphabet.Hex.Characters,
        "HEX" => Alphabet.UpperHex.Characters,
        "b62" => Alphabet.Alphanumeric.Characters,
        "b64" => Alphabet.Base64.Characters,
        "u64" => Alphabet.Base64Url.Characters,
        "b32" => Alphabet.Base32.Characters,
        "lb32" => Alphabet.LowerBase32.Characters,
        "bech" => Alphabet.Bech32.Characters,
        "dig" => Alphabet.Digits.Characters,
        "low" => Alphabet.Lower.Characters,
        "up" => Alphabet.Upper.Characters,
        "let" => Alphabet.Letters.Characters,
        _ => null,
    };

    private static string Token(uint seed)
    {
        var header = Decoded.Encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}").TrimEnd('=');
        var payload = Decoded.Encode($"{{\"sub\":\"{seed}\",\"iss\":\"acme\"}}").TrimEnd('=');
        return $"{header}.{payload}.{Specimen.Of(Alphabet.Base64Url, 86, seed)}";
    }
}
