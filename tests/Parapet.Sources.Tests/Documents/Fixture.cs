namespace Parapet.Sources.Tests.Documents;

/// <summary>The templates under Fixtures, which are copied beside the test program.</summary>
public static class Fixture
{
    public static IReadOnlyList<(string Name, byte[] Content)> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"))
           where path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal)
           orderby path
           select (Path.GetFileName(path), File.ReadAllBytes(path)),
    ];
}
