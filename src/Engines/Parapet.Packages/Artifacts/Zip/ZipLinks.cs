using System.Text;
using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Zip;

/// <summary>
/// Links among the packages of a zip. No link is followed; one by which a package lies in <c>node_modules</c> is only no problem when it leads to another
/// such place in the archive, where the package is read: that is how pnpm lays them out.
/// </summary>
internal static class ZipLinks
{
    private const string Modules = "node_modules/";

    /// <summary>Reports the links that hide a package.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="records">Its entries, sorted by path.</param>
    /// <param name="prefix">What all paths of the archive start with.</param>
    /// <param name="walk">Where to report.</param>
    public static void Report(ZipContainer zip, List<ZipRecord> records, string prefix, Walk walk)
    {
        for (var index = 0; index < records.Count; index++)
        {
            var record = records[index];
            if (record.IsLink && IsPackage(record.Path) && !(Target(zip, index, record, prefix) is { } target && IsPackage(target) && Holds(records, target + "/")))
            {
                walk.Report(record.Path, Messages.Link);
            }
        }
    }

    private static string? Target(ZipContainer zip, int index, ZipRecord record, string prefix)
    {
        if (record.Size is 0 or > EntryPath.Longest || zip.Refusal(index) is not null)
        {
            return null;
        }

        var bytes = new byte[(int)record.Size];
        if (zip.Read(index, bytes) is not null)
        {
            return null;
        }

        var segments = record.Path[prefix.Length..].Split('/').SkipLast(1).ToList();
        foreach (var segment in Encoding.UTF8.GetString(bytes).TrimEnd('/').Split('/'))
        {
            if (segment == "..")
            {
                if (segments.Count == 0)
                {
                    return null;
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return prefix + string.Join('/', segments);
    }

    private static bool Holds(List<ZipRecord> records, string folder)
    {
        var (low, high) = (0, records.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(records[middle].Path, folder) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low < records.Count && records[low].Path.StartsWith(folder, StringComparison.Ordinal);
    }

    // `node_modules/name` or `node_modules/@scope/name`; the programs in `.bin` are links by nature.
    private static bool IsPackage(string path)
    {
        var last = path.LastIndexOf(Modules, StringComparison.Ordinal);
        if (last < 0 || (last > 0 && path[last - 1] != '/'))
        {
            return false;
        }

        var name = path.AsSpan(last + Modules.Length);
        return name.Length > 0 && name[0] != '.' && name.Count('/') == (name[0] == '@' ? 1 : 0);
    }
}
