using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Ruby;

/// <summary>
/// <c>Gemfile.lock</c> of Bundler, also named <c>gems.locked</c> (https://bundler.io/guides/rationale.html). Gems of <c>GEM</c> and <c>GIT</c> count, those
/// of <c>PATH</c> are the project's own. It does not say what is for development only.
/// </summary>
public sealed class GemLockReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "Gemfile.lock";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) || entry.IsNamed("gems.locked") ? Want.Everything : Want.Nothing;

    /// <summary>The version in <c>1.2.3-x86_64-linux</c>: a lock file writes no other dash.</summary>
    internal static ReadOnlySpan<char> WithoutPlatform(ReadOnlySpan<char> version)
    {
        var dash = version.IndexOf('-');
        return dash < 0 ? version : version[..dash];
    }

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var seen = new HashSet<(string, string)>();
        var lines = new LineCursor(text);
        var section = "";
        var isSpecs = false;
        var isLock = string.IsNullOrWhiteSpace(text);
        while (lines.Next())
        {
            var line = lines.Current.TrimStart(' ');
            var indent = lines.Current.Length - line.Length;
            switch (indent)
            {
                case 0:
                    section = line.ToString();
                    isLock |= section is "GEM" or "GIT" or "PATH" or "PLATFORMS" or "DEPENDENCIES" or "BUNDLED WITH";
                    isSpecs = false;
                    break;
                case 2:
                    isSpecs = line is "specs:";
                    break;
                case 4 when isSpecs && section is "GEM" or "GIT":
                    Add(entry, line, lines.Number, seen, into);
                    break;
            }
        }

        if (!isLock)
        {
            into.Report(entry.Path, "is no Gemfile.lock that can be read");
        }
    }

    private static void Add(ArtifactEntry entry, ReadOnlySpan<char> line, int number, HashSet<(string, string)> seen, InventoryBuilder into)
    {
        var open = line.IndexOf(" (");
        if (open <= 0 || line[^1] != ')')
        {
            into.Report(entry.Path, $"line {number} is not what a `Gemfile.lock` has there");
            return;
        }

        var name = line[..open].ToString();
        var version = WithoutPlatform(line[(open + 2)..^1]).ToString();
        if (seen.Add((name, version)))
        {
            into.Add(new Package
            {
                Ecosystem = Ecosystem.RubyGems,
                Name = name,
                Version = version,
                Kind = PackageKind.Declared,
                Path = entry.Path,
                Line = number,
                IsCertain = version.Length > 0,
            });
        }
    }
}
