using System.Globalization;
using System.Text;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Tests.Documents;

/// <summary>Reads text and prints trees in one line, so that two trees can be compared at a glance.</summary>
internal static class Reading
{
    public static Document Read(string text) => DocumentReader.Read("t", Encoding.UTF8.GetBytes(text));

    public static string Tree(string text)
    {
        var document = Read(text);
        Assert.Empty(document.Problems);
        return Print(document.Root!);
    }

    /// <summary>JSON, with strings in single quotes and places after an <c>@</c> when asked for.</summary>
    public static string Print(Value value, bool places = false)
    {
        var text = value switch
        {
            TextValue { Kind: ScalarKind.Null } => "null",
            TextValue { Kind: ScalarKind.String } scalar => Quote(scalar.ToString()),
            TextValue scalar => scalar.ToString(),
            ListValue list => $"[{string.Join(",", list.Items.Select(item => Print(item, places)))}]",
            MapValue map => $"{{{string.Join(",", map.Entries.Select(entry => Quote(entry.Key) + Place(entry.KeyAt) + ":" + Print(entry.Value, places)))}}}",
            _ => "?",
        };
        return text + Place(value.At);

        string Place(Location at) => places ? string.Create(CultureInfo.InvariantCulture, $"@{at.Line}:{at.Column}") : "";
    }

    private static string Quote(string text) => $"'{text.Replace("\n", "\\n", StringComparison.Ordinal)}'";
}
