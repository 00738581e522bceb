namespace Parapet.Packages.Artifacts;

/// <summary>One file of an artefact.</summary>
/// <param name="Path">Where it lies, with <c>/</c>, without a leading <c>/</c> or <c>./</c>; a file inside a nested archive is <c>lib/a.jar!/META-INF/MANIFEST.MF</c>.</param>
/// <param name="Size">Bytes once inflated, as the archive declares them.</param>
public readonly record struct ArtifactEntry(string Path, long Size)
{
    /// <summary>The last segment of the path.</summary>
    public ReadOnlySpan<char> Name => Path.AsSpan(Path.LastIndexOf('/') + 1);

    /// <summary>How deep it lies in nested archives; 0 is the artefact itself.</summary>
    public int Nesting
    {
        get
        {
            var depth = 0;
            for (var at = Path.IndexOf("!/", StringComparison.Ordinal); at >= 0; at = Path.IndexOf("!/", at + 2, StringComparison.Ordinal))
            {
                depth++;
            }

            return depth;
        }
    }
}
