using System.Text;

namespace Parapet.Packages.Inventory;

/// <summary>The lines of a text file with their numbers from 1; a byte order mark and the carriage return at a line's end are gone.</summary>
internal static class TextLines
{
    public static IEnumerable<(int Number, string Text)> Of(ReadOnlyMemory<byte> content)
    {
        var rest = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        for (var number = 1; rest.Length > 0; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            yield return (number, Encoding.UTF8.GetString(line.Span).TrimEnd('\r'));
            rest = end < 0 ? default : rest[(end + 1)..];
        }
    }
}
