using System.Globalization;
using System.Text;

namespace Parapet.Analysis.Secrets.Files;

/// <summary>A text with the escapes of JSON strings resolved: code in a notebook, JSON in JSON. It knows where each character stood.</summary>
internal sealed class JsonEscapes
{
    private readonly List<(int Decoded, int Written)> shifts = [];

    private JsonEscapes(string text) => Text = Decode(text);

    /// <summary>The text with its escapes resolved.</summary>
    public string Text { get; }

    /// <summary>The text with its escapes resolved; null when it has none.</summary>
    public static JsonEscapes? Of(string text) => text.Contains('\\') ? new JsonEscapes(text) : null;

    /// <summary>Where a character of <see cref="Text"/> is written in the original.</summary>
    public int WrittenAt(int offset)
    {
        var (low, high) = (0, shifts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = shifts[middle].Decoded <= offset ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? offset : shifts[low - 1].Written + offset - shifts[low - 1].Decoded;
    }

    private string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var next = text.IndexOf('\\', i);
            if (next < 0 || next + 1 == text.Length)
            {
                decoded.Append(text, i, text.Length - i);
                break;
            }

            decoded.Append(text, i, next - i);
            var (character, length) = text[next + 1] switch
            {
                'n' => ('\n', 2),
                'r' => ('\r', 2),
                't' => ('\t', 2),
                'b' => ('\b', 2),
                'f' => ('\f', 2),
                'u' when next + 6 <= text.Length && ushort.TryParse(text.AsSpan(next + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, 6),
                var other => (other, 2),
            };
            decoded.Append(character);
            i = next + length;
            shifts.Add((decoded.Length, i));
        }

        return decoded.ToString();
    }
}
