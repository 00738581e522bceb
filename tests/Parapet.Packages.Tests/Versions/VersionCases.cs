namespace Parapet.Packages.Tests.Versions;

/// <summary>The lines of the files under Cases, of which the first names the specification.</summary>
internal static class VersionCases
{
    public static TheoryData<string> Of(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Versions", "Cases", file + ".txt")).Skip(1)];

    /// <summary>The line around one of the signs, or null if it has none of them.</summary>
    public static (string Left, string Sign, string Right)? Split(string line, params ReadOnlySpan<string> signs)
    {
        foreach (var sign in signs)
        {
            if (line.IndexOf($" {sign} ", StringComparison.Ordinal) is > 0 and var at)
            {
                return (line[..at], sign, line[(at + sign.Length + 2)..]);
            }
        }

        return null;
    }
}
