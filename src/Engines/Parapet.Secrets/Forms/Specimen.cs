using System.Text;

namespace Parapet.Secrets.Forms;

/// <summary>
/// Makes the examples of detectors: text that looks random, is the same in every run, and stands nowhere in the source,
/// where other scanners would rightly stop it.
/// </summary>
internal static class Specimen
{
    private const uint Multiplier = 1_664_525;
    private const uint Increment = 1_013_904_223;
    private const int UsableBits = 16;

    /// <summary><paramref name="length"/> characters of an alphabet. The generator is that of Numerical Recipes; nothing here is meant to be secret.</summary>
    public static string Of(string alphabet, int length, uint seed = 1)
    {
        var state = seed * Multiplier;
        return string.Create(length, alphabet, (characters, from) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                state = (state * Multiplier) + Increment;
                characters[i] = from[(int)((state >> UsableBits) % (uint)from.Length)];
            }
        });
    }

    /// <inheritdoc cref="Of(string, int, uint)"/>
    public static string Of(Alphabet alphabet, int length, uint seed = 1) => Of(alphabet.Characters, length, seed);

    /// <summary>A text of a form, as short as it may be, or <paramref name="less"/> characters shorter in its last run.</summary>
    public static string Of(ReadOnlySpan<Part> parts, uint seed = 1, int less = 0)
    {
        var text = new StringBuilder();
        var last = parts.Length - 1;
        while (last > 0 && parts[last].Alphabet is null)
        {
            last--;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            text.Append(part.Alphabet is null ? part.Text : Of(part.Alphabet, part.Min - (i == last ? less : 0), seed + (uint)i));
        }

        return text.ToString();
    }

    /// <summary>A text of a form whose runs are one character over and over, as in documentation.</summary>
    public static string Placeholder(ReadOnlySpan<Part> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Alphabet is null ? part.Text : new string(part.Alphabet.Characters[^1], part.Min));
        }

        return text.ToString();
    }
}
