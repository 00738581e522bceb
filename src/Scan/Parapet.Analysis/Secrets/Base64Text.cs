using System.Text;
using Parapet.Analysis.Secrets.Files;

namespace Parapet.Analysis.Secrets;

/// <summary>Text that a template holds in base 64, as user data and other services take it.</summary>
internal static class Base64Text
{
    private const int Shortest = 24;
    private const int Longest = 1 << 20;

    /// <summary>The text behind a value; null when the value is no base 64, or what is behind it is no text.</summary>
    public static string? Decode(string value)
    {
        if (value.Length is < Shortest or > Longest)
        {
            return null;
        }

        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) && PlainText.IsText(bytes.AsSpan(0, length)) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
