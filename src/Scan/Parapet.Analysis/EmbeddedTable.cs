namespace Parapet.Analysis;

/// <summary>Reads the tables of facts that are built into the assembly: comma-separated, <c>#</c> for comments, one heading.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the table {name} is not built in");
        using var reader = new StreamReader(stream);
        var isHeading = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!isHeading)
            {
                yield return line.Split(',');
            }

            isHeading = false;
        }
    }
}
