using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parapet.Guard.Sinks;

/// <summary>
/// A path below a folder of yours, made of a name that came from outside. Names are held to what Linux, macOS and Windows all store as written, with <c>/</c> between them,
/// so that the same name is accepted or refused on every machine. Links on the way are followed and must end below the root.
/// </summary>
public sealed class SafePath
{
    private const int LongestPath = 4095;

    private SafePath(string root, string relative)
    {
        Root = root;
        Relative = relative;
    }

    /// <summary>The folder, as a full path.</summary>
    public string Root { get; }

    /// <summary>The path below it.</summary>
    public string Relative { get; }

    /// <summary>The whole path. Who opens it otherwise than through <see cref="OpenRead"/>, <see cref="OpenWrite"/> or <see cref="Create"/> trusts that no link was put there meanwhile.</summary>
    public string FullPath => Path.Join(Root, Relative);

    /// <summary>The path, if it stays below the root. Nothing has to exist.</summary>
    /// <param name="root">A full path of yours; must not come from the event.</param>
    /// <param name="relative">The name from outside, with <c>/</c> between folders; is not decoded.</param>
    /// <param name="path">The path.</param>
    /// <param name="why">Why there is none: a fixed sentence without the name.</param>
    /// <exception cref="ArgumentException">The root is not a full path.</exception>
    public static bool TryUnder(string root, string? relative, [NotNullWhen(true)] out SafePath? path, [NotNullWhen(false)] out string? why)
    {
        if (!Path.IsPathFullyQualified(root))
        {
            throw new ArgumentException("the root must be a full path", nameof(root));
        }

        path = null;
        why = relative is null ? "the path is null" : PathNames.Refusal(relative);
        if (why is not null)
        {
            return false;
        }

        var candidate = new SafePath(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)), relative!);
        why = Encoding.UTF8.GetByteCount(candidate.FullPath) > LongestPath ? $"the path is longer than {LongestPath} bytes" : candidate.LinkRefusal();
        path = why is null ? candidate : null;
        return path is not null;
    }

    /// <summary>The path, which must stay below the root.</summary>
    /// <inheritdoc cref="TryUnder"/>
    /// <exception cref="UnsafeInputException">It does not; says why without the name.</exception>
    public static SafePath Under(string root, string? relative) =>
        TryUnder(root, relative, out var path, out var why) ? path : throw new UnsafeInputException(why);

    /// <summary>Opens the file for reading.</summary>
    /// <exception cref="UnsafeInputException">What was opened is not below the root.</exception>
    /// <exception cref="IOException">As <see cref="FileStream"/> throws them.</exception>
    public FileStream OpenRead() => Open(FileMode.Open, FileAccess.Read);

    /// <summary>Opens the file for writing from its first byte on; makes it if it is not there, and keeps what it has beyond what is written.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public FileStream OpenWrite() => Open(FileMode.OpenOrCreate, FileAccess.Write);

    /// <summary>Makes the file, or empties it.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public FileStream Create()
    {
        // Emptied only when it is known to be the right one.
        var stream = OpenWrite();
        stream.SetLength(0);
        return stream;
    }

    /// <summary>The whole path.</summary>
    public override string ToString() => FullPath;

    private FileStream Open(FileMode mode, FileAccess access)
    {
        Refuse(LinkRefusal());
        var stream = new FileStream(FullPath, mode, access, access == FileAccess.Read ? FileShare.Read : FileShare.None);
        var why = OpenedRefusal(stream);
        if (why is not null)
        {
            stream.Dispose();
        }

        Refuse(why);
        return stream;
    }

    private static void Refuse(string? why)
    {
        if (why is not null)
        {
            throw new UnsafeInputException(why);
        }
    }

    private string? LinkRefusal() => Links.Resolve(FullPath) is { } real && IsBelow(real) ? null : "the path leads out of its root over a link";

    // Linux tells which file a handle holds, however names have changed meanwhile; elsewhere the names are asked again.
    private string? OpenedRefusal(FileStream stream) =>
        !OperatingSystem.IsLinux() ? LinkRefusal()
        : Links.Opened(stream.SafeFileHandle) is { } real && IsBelow(real) ? null
        : "what was opened is not below the root";

    private bool IsBelow(string real)
    {
        if (Links.Resolve(Root) is not { } root)
        {
            return false;
        }

        var prefix = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;
        return real.Length > prefix.Length && real.StartsWith(prefix, StringComparison.Ordinal);
    }
}
