namespace Parapet.Sources.Sam.Functions;

/// <summary>The data files that are compiled into the assembly: indented lines, <c>#</c> for comments.</summary>
internal static class DataLines
{
    /// <summary>Every line that says something, without its indent.</summary>
    public static IEnumerable<string> Read(string name)
    {
        using var stream = typeof(DataLines).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly lacks its data file `{name}`");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var text = line.Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                yield return text;
            }
        }
    }
}
