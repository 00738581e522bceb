using System.Text;
using System.Xml;

namespace Parapet.Packages.Inventory;

/// <summary>Goes through an XML document from top to bottom with lines; nothing outside the document is read and no entity is expanded.</summary>
internal static class XmlWalk
{
    private const int Deepest = 256;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 64 << 20,
    };

    /// <summary>
    /// Calls <paramref name="leave"/> at the end of each element with the local names that lead to it, its text and the line it starts on, and
    /// <paramref name="enter"/>, at its start, with a look-up of its attributes. Null when the document is valid, else what is wrong with it.
    /// </summary>
    public static string? Visit(ReadOnlyMemory<byte> content, Action<List<string>, string, int>? leave, Action<List<string>, Func<string, string?>, int>? enter = null)
    {
        try
        {
            using var text = new StringReader(Decode(content.Span));
            using var reader = XmlReader.Create(text, Settings);
            return Go(reader, leave, enter);
        }
        catch (XmlException e)
        {
            return $"is not valid XML (line {e.LineNumber})";
        }
    }

    // Names and versions are ASCII in every encoding but UTF-16; given bytes, the reader of .NET itself throws on some that are not valid.
    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xfe, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xef, 0xbb, 0xbf, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.UTF8.GetString(bytes),
    };

    private static string? Go(XmlReader reader, Action<List<string>, string, int>? leave, Action<List<string>, Func<string, string?>, int>? enter)
    {
        var path = new List<string>();
        var lines = new Stack<int>();
        var text = "";
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (path.Count == Deepest)
                    {
                        return $"is nested deeper than {Deepest} elements";
                    }

                    path.Add(reader.LocalName);
                    lines.Push(((IXmlLineInfo)reader).LineNumber);
                    text = "";
                    var isEmpty = reader.IsEmptyElement;
                    enter?.Invoke(path, reader.GetAttribute, lines.Peek());
                    if (isEmpty)
                    {
                        Leave();
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    text = reader.Value.Trim();
                    break;
                case XmlNodeType.EndElement:
                    Leave();
                    break;
            }
        }

        return null;

        void Leave()
        {
            var line = lines.Pop();
            leave?.Invoke(path, text, line);
            path.RemoveAt(path.Count - 1);
            text = "";
        }
    }
}
