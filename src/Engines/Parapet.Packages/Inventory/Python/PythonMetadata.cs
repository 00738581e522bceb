using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary>The core metadata of a Python package, in headers as mail has them (https://packaging.python.org/en/latest/specifications/core-metadata/).</summary>
internal static class PythonMetadata
{
    /// <summary>Reads the headers; null, and reported, when they do not name a package.</summary>
    public static Package? Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        string name = "", version = "", license = "", expression = "", classifier = "";
        var lines = new LineCursor(text);
        while (lines.Next() && lines.Current.Length > 0)
        {
            var colon = lines.Current.IndexOf(':');
            if (colon <= 0 || lines.Current[0] is ' ' or '\t')
            {
                continue;
            }

            var value = lines.Current[(colon + 1)..].Trim();
            switch (lines.Current[..colon])
            {
                case "Name":
                    name = value.ToString();
                    break;
                case "Version":
                    version = value.ToString();
                    break;
                case "License" when value.Length <= 64 && value is not "UNKNOWN":
                    // Longer ones are the text of the licence.
                    license = value.ToString();
                    break;
                case "License-Expression":
                    expression = value.ToString();
                    break;
                case "Classifier" when value.StartsWith("License :: ") && classifier.Length == 0:
                    classifier = value[(value.LastIndexOf(':') + 1)..].Trim().ToString();
                    break;
            }
        }

        if (!PythonNames.IsName(name))
        {
            into.Report(entry.Path, "has no `Name` that a Python package can have");
            return null;
        }

        return new Package
        {
            Ecosystem = Ecosystem.PyPI,
            Name = PythonNames.Normalise(name),
            Version = version,
            Kind = PythonNames.IsVendored(entry.Path) ? PackageKind.Bundled : PackageKind.Installed,
            Path = entry.Path,
            License = expression.Length > 0 ? expression : license.Length > 0 ? license : classifier,
            IsCertain = version.Length > 0,
        };
    }
}
