using System.Text;
using System.Text.Json;

namespace Parapet.Secrets.Forms;

/// <summary>Texts in base 64 that say, once decoded, whether they are what they look like.</summary>
internal static class Decoded
{
    private const int Longest = 2048;

    /// <summary>The bytes of a text in either kind of base 64, with or without its equal signs; empty when it is none or too long.</summary>
    public static byte[] Bytes(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd('=');
        if (trimmed.Length > Longest)
        {
            return [];
        }

        var padded = new string(trimmed).Replace('-', '+').Replace('_', '/') + new string('=', (4 - (trimmed.Length % 4)) % 4);
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var written) ? bytes[..written] : [];
    }

    /// <summary>Whether a text is a user name, a colon and a password that may be a real one.</summary>
    public static bool IsUserAndPassword(ReadOnlySpan<char> text)
    {
        var bytes = Bytes(text);
        var colon = Array.IndexOf(bytes, (byte)':');
        if (colon < 0 || colon == bytes.Length - 1 || Array.Exists(bytes, b => b is < 0x20 or > 0x7E))
        {
            return false;
        }

        return !Context.Placeholders.IsPassword(Encoding.ASCII.GetString(bytes, colon + 1, bytes.Length - colon - 1));
    }

    /// <summary>Whether a text is digits.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var bytes = Bytes(text);
        return bytes.Length > 0 && Array.TrueForAll(bytes, b => b is >= (byte)'0' and <= (byte)'9');
    }

    /// <summary>Whether a text is a JSON object that has a property.</summary>
    public static bool HasProperty(ReadOnlySpan<char> text, string name)
    {
        var bytes = Bytes(text);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    /// <summary>A text in base 64.</summary>
    public static string Encode(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
