using Microsoft.Win32.SafeHandles;

namespace Parapet.Guard.Sinks;

/// <summary>Where paths lead when links are followed.</summary>
internal static class Links
{
    // As Linux: https://man7.org/linux/man-pages/man7/path_resolution.7.html
    private const int MostLinks = 40;

    /// <summary>The path without links; what does not exist is taken for no link. Null when there are too many.</summary>
    public static string? Resolve(string fullPath)
    {
        var real = Path.GetPathRoot(fullPath)!;
        var pending = new Stack<string>();
        Push(pending, fullPath[real.Length..]);
        for (var links = 0; pending.TryPop(out var name);)
        {
            var next = name == ".." ? Path.GetDirectoryName(real) ?? real : Path.Join(real, name);
            if (name == ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            var start = Path.GetPathRoot(target)!;
            real = start.Length == 0 ? real : start;
            Push(pending, target[start.Length..]);
        }

        return real;
    }

    /// <summary>The file that a handle holds, on Linux.</summary>
    public static string? Opened(SafeFileHandle handle) => new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;

    private static void Push(Stack<string> pending, string path)
    {
        var names = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names.Where(name => name != ".").Reverse())
        {
            pending.Push(name);
        }
    }
}
