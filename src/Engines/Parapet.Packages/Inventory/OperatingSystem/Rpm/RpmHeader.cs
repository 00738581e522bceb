using System.Text;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>
/// One package as every form of the rpm database stores it: a header without its lead (https://rpm-software-management.github.io/rpm/manual/format_header.html).
/// An index of tags, then the data they point into, all big endian.
/// </summary>
internal readonly ref struct RpmHeader
{
    private const int EntryLength = 16;

    private readonly ReadOnlySpan<byte> index;
    private readonly ReadOnlySpan<byte> data;

    private RpmHeader(ReadOnlySpan<byte> index, ReadOnlySpan<byte> data)
    {
        this.index = index;
        this.data = data;
    }

    private enum Tag : uint
    {
        Name = 1000,
        Version = 1001,
        Release = 1002,
        Epoch = 1003,
        License = 1014,
        SourceRpm = 1044,
        DirIndexes = 1116,
        BaseNames = 1117,
        DirNames = 1118,
    }

    public static bool TryRead(ReadOnlySpan<byte> blob, out RpmHeader header)
    {
        header = default;
        if (!blob.TryUInt32(0, true, out var entries)
            || !blob.TryUInt32(4, true, out var length)
            || !blob.TrySlice(8, (ulong)entries * EntryLength, out var index)
            || !blob.TrySlice(8 + ((ulong)entries * EntryLength), length, out var data))
        {
            return false;
        }

        header = new RpmHeader(index, data);
        return true;
    }

    /// <summary>The package; null when it has no name, or is a key that signs packages.</summary>
    public Package? Package(string path)
    {
        var name = Text(Tag.Name);
        if (name.Length == 0 || name == "gpg-pubkey")
        {
            return null;
        }

        var version = $"{Text(Tag.Version)}-{Text(Tag.Release)}";
        var isEpoch = TryFind(Tag.Epoch, out var epochs, out _) & epochs.TryUInt32(0, true, out var epoch);
        return new Package
        {
            Ecosystem = Ecosystem.Rpm,
            Name = name,
            Version = isEpoch && epoch != 0 ? $"{epoch}:{version}" : version,
            Kind = PackageKind.System,
            Path = path,
            SourceName = SourceName(Text(Tag.SourceRpm), name),
            License = Text(Tag.License),
        };
    }

    /// <summary>The files of the package.</summary>
    public List<string> Files(PathBudget budget)
    {
        var files = new List<string>();
        if (!TryFind(Tag.BaseNames, out var names, out var count) || !TryFind(Tag.DirNames, out var folders, out var folderCount) || !TryFind(Tag.DirIndexes, out var which, out _))
        {
            return files;
        }

        var folderNames = new List<string>();
        for (var i = 0u; i < folderCount && TryNext(ref folders, out var folder); i++)
        {
            folderNames.Add(folder.TrimStart('/'));
        }

        for (var i = 0u; i < count && TryNext(ref names, out var name) && which.TryUInt32(i * 4ul, true, out var at); i++)
        {
            if (at < folderNames.Count && budget.Allows(folderNames[(int)at].Length + name.Length))
            {
                files.Add(folderNames[(int)at] + name);
            }
        }

        return files;
    }

    // `openssl-3.0.8-1.amzn2023.src.rpm`: name, version and release.
    private static string SourceName(string file, string name)
    {
        var release = file.LastIndexOf('-');
        var version = release > 0 ? file.LastIndexOf('-', release - 1) : -1;
        return version > 0 ? file[..version] : name;
    }

    private static bool TryNext(ref ReadOnlySpan<byte> texts, out string text)
    {
        text = "";
        var end = texts.IndexOf((byte)0);
        if (end < 0)
        {
            return false;
        }

        text = Encoding.UTF8.GetString(texts[..end]);
        texts = texts[(end + 1)..];
        return true;
    }

    private string Text(Tag tag) =>
        TryFind(tag, out var value, out _) && value.TryZeroTerminated(0, out var text) ? Encoding.UTF8.GetString(text) : "";

    private bool TryFind(Tag tag, out ReadOnlySpan<byte> value, out uint count)
    {
        value = default;
        count = 0;
        for (var at = 0; at < index.Length; at += EntryLength)
        {
            var entry = index[at..];
            if (entry.TryUInt32(0, true, out var found) && found == (uint)tag && entry.TryUInt32(8, true, out var offset) && entry.TryUInt32(12, true, out count))
            {
                return data.TrySlice(offset, (ulong)data.Length - Math.Min(offset, (ulong)data.Length), out value);
            }
        }

        return false;
    }
}
