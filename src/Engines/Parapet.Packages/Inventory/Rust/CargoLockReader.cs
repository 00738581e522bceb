using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Rust;

/// <summary>
/// <c>Cargo.lock</c> (https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html). Cargo writes it, one key a line, so that lines are all that
/// has to be understood of TOML. A crate without a source is one of the workspace itself.
/// </summary>
public sealed class CargoLockReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "Cargo.lock";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed("Cargo.lock") ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        string name = "", version = "", source = "";
        var line = 0;
        var (isPackage, isLock, isEmpty) = (false, false, true);
        foreach (var (number, text) in TextLines.Of(content))
        {
            isEmpty &= text.Length == 0 || text[0] == '#';

            // The lock of a workspace that needs nothing has at least the version of its format, an old one its root.
            isLock |= (!isPackage && text.StartsWith("version = ", StringComparison.Ordinal)) || text.StartsWith("[root]", StringComparison.Ordinal);
            if (text.StartsWith('['))
            {
                AddLast();
                (isPackage, name, version, source, line) = (text.StartsWith("[[package]]", StringComparison.Ordinal), "", "", "", number);
            }
            else if (isPackage && text.IndexOf(" = \"", StringComparison.Ordinal) is var at and > 0)
            {
                var value = text[(at + 4)..].TrimEnd().TrimEnd('"');
                switch (text[..at])
                {
                    case "name":
                        (name, line, isLock) = (value, number, true);
                        break;
                    case "version":
                        version = value;
                        break;
                    case "source":
                        source = value;
                        break;
                }
            }
        }

        AddLast();
        if (!isLock && !isEmpty)
        {
            into.Report(entry.Path, "is no Cargo.lock that can be read");
        }

        void AddLast()
        {
            if (isPackage && name.Length > 0 && source.Length > 0)
            {
                into.Add(new Package { Ecosystem = Ecosystem.CratesIo, Name = name, Version = version, Kind = PackageKind.Declared, Path = entry.Path, Line = line });
            }
        }
    }
}
