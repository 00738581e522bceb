using System.Net.Http.Headers;

namespace Parapet.Cli.Advisories;

/// <summary>A file that was brought from a server, the beginning of one that is on its way, and the ETag of each.</summary>
internal sealed class LocalCopy(string path)
{
    private readonly string part = path + ".part";

    /// <summary>Where the whole file lies.</summary>
    public string Path { get; } = path;

    /// <summary>The ETag of the whole file; null when there is none.</summary>
    public EntityTagHeaderValue? Tag => File.Exists(Path) ? ReadTag(Path) : null;

    /// <summary>How much of a file has come, and of which one.</summary>
    public (long Length, EntityTagHeaderValue? Tag) Partial =>
        File.Exists(part) ? (new FileInfo(part).Length, ReadTag(part)) : (0, null);

    /// <summary>Remembers of which file the bytes to come are, before the first one comes. Without a strong ETag nothing can be continued.</summary>
    public void Begin(long from, EntityTagHeaderValue? tag)
    {
        if (from == 0)
        {
            ForgetPartial();
        }

        WriteTag(part, tag is { IsWeak: false } ? tag : null);
    }

    /// <summary>The file to write the coming bytes to.</summary>
    public FileStream Append(long from)
    {
        var stream = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        stream.SetLength(from);
        stream.Position = from;
        return stream;
    }

    /// <summary>All has come: the new file takes the place of the old one.</summary>
    public void Finish(EntityTagHeaderValue? tag)
    {
        // The tag goes first: should this be interrupted, the old file has no tag and is brought again.
        File.Delete(TagFile(Path));
        File.Move(part, Path, overwrite: true);
        WriteTag(Path, tag);
        File.Delete(TagFile(part));
    }

    /// <summary>Throws away what has come.</summary>
    public void ForgetPartial()
    {
        File.Delete(part);
        File.Delete(TagFile(part));
    }

    /// <summary>The ETag of a file that was brought; empty when it had none.</summary>
    public static string TagOf(string file) => ReadTag(file)?.Tag ?? "";

    private static EntityTagHeaderValue? ReadTag(string file) =>
        File.Exists(TagFile(file)) && EntityTagHeaderValue.TryParse(File.ReadAllText(TagFile(file)), out var tag) ? tag : null;

    private static void WriteTag(string file, EntityTagHeaderValue? tag)
    {
        if (tag is null)
        {
            File.Delete(TagFile(file));
        }
        else
        {
            File.WriteAllText(TagFile(file), tag.ToString());
        }
    }

    private static string TagFile(string file) => file + ".etag";
}
