namespace Parapet.Events.Tests;

/// <summary>The schemas from which the contracts of the tests are generated.</summary>
internal static class SchemaFiles
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Root(), "tests/Parapet.Events.Tests/Schemas", name));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Parapet.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Parapet.slnx is not above the tests");
        }

        return folder;
    }
}
