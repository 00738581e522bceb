using System.Text;

namespace Parapet.Trail.Activity;

/// <summary>The tables that are built into the assembly: one row a line, fields between spaces, <c>#</c> before a comment.</summary>
internal static class BuiltInTable
{
    /// <summary>The rows of one table, as text.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(BuiltInTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the table {name} is not built in");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>The rows of one table, as at most so many fields; the last takes the rest of the line.</summary>
    public static IEnumerable<string[]> Rows(string name, int fields = int.MaxValue) =>
        Lines(name).Select(line => line.Split(' ', fields, StringSplitOptions.RemoveEmptyEntries));
}
