using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Java;

/// <summary>
/// Which of the packages found in a jar is the jar. The <c>pom.properties</c> that the file is named after; or the only one, unless file name and
/// manifest speak of another version, as where a jar that Maven did not build has something shaded into it. All others are shaded. Where none is the
/// jar's own: what manifest and file name together let one conclude.
/// </summary>
internal static class JarSettlement
{
    private const string PomProperties = "/pom.properties";
    private const string Manifest = "/MANIFEST.MF";

    public static void Settle(IReadOnlyList<Package> packages, Dictionary<Package, Package?> replaced, List<(string Path, Package Package)> owned)
    {
        var found = packages.Where(package => package is { Ecosystem: Ecosystem.Maven, Kind: not PackageKind.Declared });
        foreach (var jar in found.GroupBy(Root, StringComparer.Ordinal))
        {
            Package[] poms = [.. jar.Where(package => package.Path.EndsWith(PomProperties, StringComparison.Ordinal))];
            var names = poms.Select(pom => pom.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var pom in jar.Where(package => package.Path.EndsWith(PackedPomReader.Suffix, StringComparison.Ordinal)))
            {
                // Both descriptors of one package: that of properties knows the version for certain.
                if (names.Contains(pom.Name))
                {
                    replaced[pom] = null;
                }
                else
                {
                    poms = [.. poms, pom];
                }
            }

            Package[] guesses = [.. jar.Where(package => !package.IsCertain)];
            var own = Own(poms, guesses, JarPath.Jar(jar.Key));
            if (own is not null)
            {
                // What a pom.xml leaves to its parent the file's name may say.
                var version = own.Version.Length > 0 ? "" : guesses.Select(guess => guess.Version).FirstOrDefault(text => text.Length > 0, "");
                replaced[own] = own with { Kind = PackageKind.Installed, Version = own.Version + version, IsCertain = version.Length == 0 };
                if (JarPath.Jar(jar.Key) is { Length: > 0 } file)
                {
                    owned.Add((file, replaced[own]!));
                    owned.Add((jar.Key, replaced[own]!));
                }
            }

            Conclude(guesses, isKnown: own is not null, replaced);
        }
    }

    // A jar that is an entry itself counts with what is in it.
    private static string Root(Package package) => JarPath.IsJar(package.Path) ? package.Path + "!/" : JarPath.Root(package.Path);

    private static Package? Own(Package[] poms, Package[] guesses, string jar)
    {
        var name = Spelled(JarPath.FileName(jar).Name);
        var named = poms.Where(pom => jar.Length > 0 && Spelled(pom.Name[(pom.Name.IndexOf(':', StringComparison.Ordinal) + 1)..]) == name);
        return named.MinBy(pom => pom.Path, StringComparer.Ordinal)
            ?? (poms is [var only] && (guesses.All(guess => guess.Version.Length == 0) || guesses.Any(guess => guess.Version == only.Version)) ? only : null);
    }

    private static string Spelled(string artifact) => artifact.Replace('_', '-').Replace('.', '-');

    private static void Conclude(Package[] guesses, bool isKnown, Dictionary<Package, Package?> replaced)
    {
        if (isKnown)
        {
            foreach (var guess in guesses)
            {
                replaced[guess] = null;
            }

            return;
        }

        // The manifest knows more, the file name's conclusion has the hash and the ownership.
        var jar = guesses.FirstOrDefault(guess => JarPath.IsJar(guess.Path));
        var manifest = guesses.FirstOrDefault(guess => guess.Path.EndsWith(Manifest, StringComparison.Ordinal));
        if (jar is not null && manifest is not null)
        {
            replaced[jar] = manifest with { Sha1 = jar.Sha1 };
            replaced[manifest] = null;
        }
    }
}
