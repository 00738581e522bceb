namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary>Blocks of <c>Key: value</c> lines between empty lines, as in the databases of dpkg and apk.</summary>
internal static class Stanzas
{
    /// <summary>Each block's fields in order with the line of its first; a line that continues the one before is left out.</summary>
    public static IEnumerable<(int Line, List<KeyValuePair<string, string>> Fields)> Of(ReadOnlyMemory<byte> content)
    {
        var first = 0;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (number, text) in TextLines.Of(content))
        {
            if (text.Length == 0)
            {
                if (fields.Count > 0)
                {
                    yield return (first, fields);
                    fields = [];
                }
            }
            else if (text[0] is not (' ' or '\t') && text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                first = fields.Count == 0 ? number : first;
                fields.Add(new(text[..colon], text[(colon + 1)..].Trim()));
            }
        }

        if (fields.Count > 0)
        {
            yield return (first, fields);
        }
    }
}
