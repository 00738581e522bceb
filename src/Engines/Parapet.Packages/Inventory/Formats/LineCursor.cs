using System.Text;

namespace Parapet.Packages.Inventory.Formats;

/// <summary>The lines of a text with their numbers; a line ends with LF or CR LF and nothing else, as editors count.</summary>
internal ref struct LineCursor(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;
    private bool atEnd;

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes as text: UTF-8, where what is not becomes U+FFFD; without a byte order mark.</summary>
    public static string Decode(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        return Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
    }

    /// <summary>Goes to the next line.</summary>
    public bool Next()
    {
        if (atEnd)
        {
            return false;
        }

        var end = rest.IndexOf('\n');
        atEnd = end < 0;
        Current = (atEnd ? rest : rest[..end]).TrimEnd('\r');
        rest = atEnd ? default : rest[(end + 1)..];
        Number++;
        return true;
    }
}
