using System.Text;

namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>
/// Versions that stand in a bundle's code: a <c>package.json</c> that was put in as an object (<c>name: "x", …, version: "1.2.3"</c>, as the clients of
/// the AWS SDK do) or as the text of one, and <c>VERSION = "1.2.3"</c> inside a module whose package is known. One pass forwards.
/// </summary>
internal static class InlinedManifests
{
    /// <summary>How far the version may stand behind the name; what stands between are texts.</summary>
    private const int MaxDistance = 4096;

    /// <summary>How far after the version the look for other properties of a manifest goes.</summary>
    private const int MaxAfter = 300;

    /// <summary>Notes what is found.</summary>
    public static void Scan(ReadOnlySpan<byte> code, IReadOnlyList<ModulePaths.Region> regions, BundleEvidence evidence)
    {
        var names = new Occurrences("name"u8, code);
        var versions = new Occurrences("version"u8, code);
        var constants = new Occurrences("VERSION"u8, code);
        var comments = new Occurrences("\n// "u8, code);
        var region = -1;
        var isOutside = false;
        (string Name, int Offset) pending = ("", -1);
        while (true)
        {
            var at = Math.Min(Math.Min(names.At, comments.At), Math.Min(versions.At, constants.At));
            if (at == int.MaxValue)
            {
                return;
            }

            while (region + 1 < regions.Count && regions[region + 1].Offset < at)
            {
                region++;
            }

            if (at == comments.At)
            {
                // esbuild heads a module of the project itself with its path, too: what follows is no package's.
                isOutside = code.Slice(at + 4, Math.Min(code.Length - at - 4, 512)) is var line
                    && line[..(line.IndexOf((byte)'\n') is >= 0 and var end ? end : line.Length)].IndexOf(ModulePath.Folder) < 0;
                comments.Next(code);
                continue;
            }

            if (at == names.At)
            {
                if (Value(code, at, 4, canBeAssigned: false, NodeNames.MaxLength) is { Length: > 0 } name && !IsInsideProperty(code, at) && NodeNames.IsName(name))
                {
                    pending = (name, at);
                }

                names.Next(code);
                continue;
            }

            var inModule = region >= 0 && !isOutside ? regions[region] : default;
            var isConstant = at == constants.At;
            var version = Value(code, at, 7, canBeAssigned: isConstant || inModule.IsManifest, 128);
            if (NodeNames.IsVersion(version))
            {
                if (!isConstant && pending.Offset >= 0 && at - pending.Offset <= MaxDistance)
                {
                    if (inModule.IsManifest || IsManifest(code, pending.Name, pending.Offset, at))
                    {
                        evidence.Add(pending.Name, version, pending.Offset);
                    }
                }
                else if (inModule.Name is not null && (isConstant || (inModule.IsManifest && at - inModule.Offset <= MaxDistance)))
                {
                    evidence.Add(inModule.Name, version, at);
                }

                pending = ("", -1);
            }

            if (isConstant)
            {
                constants.Next(code);
            }
            else
            {
                versions.Next(code);
            }
        }
    }

    /// <summary>The text in <c>key: "text"</c>, whose quotes may be escaped; empty when this is not that.</summary>
    private static string Value(ReadOnlySpan<byte> code, int at, int length, bool canBeAssigned, int max)
    {
        if (at > 0 && code[at - 1] is not ((byte)'{' or (byte)',' or (byte)'"' or (byte)'\'' or (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)';'))
        {
            return "";
        }

        var rest = code.Slice(at + length, Math.Min(code.Length - at - length, max + 32)).TrimStart("\\\"'"u8).TrimStart(" \t"u8);
        if (rest.IsEmpty || !(rest[0] == ':' || (canBeAssigned && rest[0] == '=')))
        {
            return "";
        }

        rest = rest[1..].TrimStart(" \t\r\n\\"u8);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
        {
            return "";
        }

        var value = rest[1..];
        var close = value.IndexOfAny((byte)rest[0], (byte)'\\', (byte)'\n');
        return close > 0 && close <= max ? Encoding.UTF8.GetString(value[..close]) : "";
    }

    /// <summary>Whether the name is that of an object inside another, as an author's is.</summary>
    private static bool IsInsideProperty(ReadOnlySpan<byte> code, int at)
    {
        var before = code[Math.Max(0, at - 64)..at].TrimEnd(" \t\r\n\\\"'"u8);
        if (before.IsEmpty || before[^1] != '{')
        {
            return false;
        }

        before = before[..^1].TrimEnd(" \t\r\n"u8);
        return !before.IsEmpty && before[^1] is (byte)':' or (byte)'[' or (byte)',';
    }

    /// <summary>A name with a scope and a version after it is enough; another object with both may be anything unless it has more of a manifest.</summary>
    private static bool IsManifest(ReadOnlySpan<byte> code, string name, int from, int to)
    {
        if (name[0] == '@')
        {
            return true;
        }

        var window = code[from..Math.Min(code.Length, to + MaxAfter)];
        return window.IndexOf("description"u8) >= 0 || window.IndexOf("license"u8) >= 0 || window.IndexOf("repository"u8) >= 0
            || window.IndexOf("scripts"u8) >= 0 || window.IndexOf("main"u8) >= 0 || window.IndexOf("homepage"u8) >= 0;
    }

    /// <summary>Where a word stands next.</summary>
    private ref struct Occurrences
    {
        private readonly ReadOnlySpan<byte> word;
        private int from;

        public Occurrences(ReadOnlySpan<byte> word, ReadOnlySpan<byte> code)
        {
            this.word = word;
            Next(code);
        }

        /// <summary>The offset, or the greatest number when there is none.</summary>
        public int At { get; private set; }

        public void Next(ReadOnlySpan<byte> code)
        {
            var next = code[from..].IndexOf(word);
            At = next < 0 ? int.MaxValue : from + next;
            from = next < 0 ? code.Length : At + word.Length;
        }
    }
}
