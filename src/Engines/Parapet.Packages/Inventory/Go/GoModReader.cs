using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Go;

/// <summary><c>go.mod</c>: the modules that are required, after replacement (https://go.dev/ref/mod#go-mod-file).</summary>
public sealed class GoModReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "go.mod";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed("go.mod") ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var required = new List<Package>();
        var replaced = new Dictionary<(string Path, string Version), (string Path, string Version)>();
        var block = "";
        var (isModule, isEmpty) = (false, true);
        foreach (var (number, text) in TextLines.Of(content))
        {
            var words = Words(text);
            if (words is [])
            {
                continue;
            }

            isEmpty = false;
            isModule |= words is ["module" or "go" or "require" or "replace" or "exclude" or "retract" or "toolchain" or "tool" or "godebug" or "ignore", _, ..];
            if (words is [var opened, "("])
            {
                block = opened;
            }
            else if (words is [")"])
            {
                block = "";
            }
            else
            {
                Take(block.Length > 0 ? [block, .. words] : words, number);
            }
        }

        if (!isModule && !isEmpty)
        {
            into.Report(entry.Path, "is no go.mod that can be read");
        }

        foreach (var package in required)
        {
            var isReplaced = replaced.TryGetValue((package.Name, package.Version), out var other) || replaced.TryGetValue((package.Name, ""), out other);
            into.Add(!isReplaced ? package : other.Version.Length == 0 ? package with { Version = "" } : package with { Name = other.Path, Version = other.Version });
        }

        void Take(string[] words, int number)
        {
            switch (words)
            {
                case ["require", var path, var version]:
                    required.Add(new Package { Ecosystem = Ecosystem.Go, Name = path, Version = version, Kind = PackageKind.Declared, Path = entry.Path, Line = number });
                    break;
                case ["replace", var path, "=>", var to]:
                    replaced[(path, "")] = (to, "");
                    break;
                case ["replace", var path, "=>", var to, var toVersion]:
                    replaced[(path, "")] = (to, toVersion);
                    break;
                case ["replace", var path, var version, "=>", var to]:
                    replaced[(path, version)] = (to, "");
                    break;
                case ["replace", var path, var version, "=>", var to, var toVersion]:
                    replaced[(path, version)] = (to, toVersion);
                    break;
            }
        }
    }

    private static string[] Words(string line)
    {
        var comment = line.IndexOf("//", StringComparison.Ordinal);
        var words = (comment < 0 ? line : line[..comment]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select(word => word.Trim('"', '`'))];
    }
}
