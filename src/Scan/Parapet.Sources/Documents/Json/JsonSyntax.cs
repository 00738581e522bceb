using System.Text.Json;

namespace Parapet.Sources.Documents.Json;

/// <summary>Says in our words what the JSON parser stumbled over.</summary>
internal static class JsonSyntax
{
    public const string NoComments = "JSON has no comments; remove this one";

    /// <summary>Where the mistake is and what it is.</summary>
    public static (int Offset, string Message) Explain(ReadOnlySpan<byte> utf8, int tokenStart, JsonException e)
    {
        var offset = OffsetOf(utf8, e);
        if (utf8[tokenStart..] is [(byte)'"', .. var rest] && !IsClosed(rest))
        {
            return (tokenStart, "the string that starts here is not closed on its line");
        }

        if (offset >= utf8.TrimEnd(" \t\r\n"u8).Length)
        {
            return (offset, "the JSON ends too early; close what is open");
        }

        return (offset, utf8[offset] == '/' ? NoComments : "this is not valid JSON");
    }

    private static bool IsClosed(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length && text[i] is not ((byte)'\r' or (byte)'\n'); i++)
        {
            if (text[i] == '"')
            {
                return true;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return false;
    }

    private static int OffsetOf(ReadOnlySpan<byte> utf8, JsonException e)
    {
        var offset = 0;
        for (var line = e.LineNumber ?? 0; line > 0; line--)
        {
            var end = utf8[offset..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            offset += end + 1;
        }

        return (int)Math.Min(offset + (e.BytePositionInLine ?? 0), utf8.Length);
    }
}
