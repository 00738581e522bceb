namespace Parapet.Iam.Catalog.Packed;

/// <summary>The tables that are built into the assembly.</summary>
internal static class EmbeddedTable
{
    /// <summary>The bytes of one table.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the table {name} is not built in");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
