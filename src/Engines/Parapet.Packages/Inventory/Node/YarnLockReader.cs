using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Node;

/// <summary>
/// <c>yarn.lock</c>: that of Yarn 1, which has a form of its own, and that of Yarn 2 and later, which is YAML and says by <c>resolution</c> where a
/// package comes from (https://yarnpkg.com/advanced/lexicon#locator). It does not say what is for development only.
/// </summary>
public sealed class YarnLockReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "yarn.lock";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) && !NodeModules.Holds(entry) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var lines = new LockLines(text);
        var seen = new HashSet<(string, string)>();
        ReadOnlySpan<char> descriptor = default, version = default, resolution = default;
        var number = 0;
        while (lines.Next())
        {
            if (lines.Indent == 0)
            {
                Add(entry, descriptor, version, resolution, number, seen, into);
                descriptor = lines.Key;
                number = lines.Number;
                version = resolution = default;
            }
            else if (lines is { Indent: 2, Key: "version" })
            {
                version = lines.Value;
            }
            else if (lines is { Indent: 2, Key: "resolution" })
            {
                resolution = lines.Value;
            }
        }

        Add(entry, descriptor, version, resolution, number, seen, into);
    }

    private static void Add(
        ArtifactEntry entry, ReadOnlySpan<char> descriptor, ReadOnlySpan<char> version, ReadOnlySpan<char> resolution, int line,
        HashSet<(string, string)> seen, InventoryBuilder into)
    {
        if (descriptor.IsEmpty || descriptor is "__metadata")
        {
            return;
        }

        NodeNames.Split(resolution.IsEmpty ? descriptor : resolution, out var name, out var from);
        if (resolution.IsEmpty && from.StartsWith("npm:"))
        {
            NodeNames.Split(from[4..], out name, out _);
        }

        if (NodeNames.IsLocal(from))
        {
            return;
        }

        if (!NodeNames.IsName(name))
        {
            into.Report(entry.Path, $"line {line} is not what a `yarn.lock` has there");
        }
        else if (seen.Add((name.ToString(), version.ToString())))
        {
            into.Add(new Package
            {
                Ecosystem = Ecosystem.Npm,
                Name = name.ToString(),
                Version = version.ToString(),
                Kind = PackageKind.Declared,
                Path = entry.Path,
                Line = line,
                IsCertain = !version.IsEmpty,
            });
        }
    }
}
