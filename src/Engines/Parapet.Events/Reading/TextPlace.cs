using System.Text;

namespace Parapet.Events.Reading;

/// <summary>Lines and columns of a text in UTF-8.</summary>
internal static class TextPlace
{
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, int position)
    {
        var before = utf8[..Math.Min(position, utf8.Length)];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
