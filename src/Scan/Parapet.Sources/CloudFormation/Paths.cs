namespace Parapet.Sources.CloudFormation;

/// <summary>Paths as templates write them.</summary>
internal static class Paths
{
    /// <summary>Whether it is a URL or an absolute path rather than a file beside the template.</summary>
    public static bool IsRemote(string path) => path.Contains("://", StringComparison.Ordinal) || path.StartsWith("s3:", StringComparison.Ordinal);

    /// <summary>The path relative to the scan root of a file that is written relative to <paramref name="file"/>; one that leaves the root starts with <c>..</c>.</summary>
    public static string Beside(string file, string path)
    {
        path = path.Replace('\\', '/');
        if (path.StartsWith('/'))
        {
            return path; // Absolute: the reader finds nothing there.
        }

        var segments = new List<string>();
        foreach (var segment in file.Split('/').SkipLast(1).Concat(path.Split('/')))
        {
            if (segment == ".." && segments.Count > 0 && segments[^1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return (file.StartsWith('/') ? "/" : "") + string.Join('/', segments);
    }
}
