using CsCheck;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Inventory;

public sealed class InventoryBuilderTests
{
    private static readonly Package Lodash = Npm("lodash", "4.17.21", PackageKind.Installed, "node_modules/lodash/package.json");

    [Theory]
    [InlineData(1, "list")]
    [InlineData(3, "")]
    public void Of_more_packages_than_anybody_has_the_first_ones_are_kept_and_that_is_said(int files, string path)
    {
        const int Most = InventoryBuilder.MostPackages;
        var builder = new InventoryBuilder();
        var rest = files == 1 ? Most + 2 : Most - 1;
        for (var file = files; file > 0; file--)
        {
            for (var i = 0; i < rest; i++)
            {
                Assert.Equal(i < Most, builder.Add(Lodash with { Path = files == 1 ? path : $"{file}", Version = $"1.0.{i}" }));
            }
        }

        builder.Settle();
        Assert.Equal(Most, builder.Packages.Count);
        Assert.Equal(files == 1 ? 0 : 1, builder.Packages.Count(package => package.Path == "2"));
        Assert.Equal(new ArtifactProblem(path, "holds more than 100000 packages; the others are not read"), Assert.Single(builder.Problems.Distinct()));
    }

    [Fact]
    public void An_installed_package_keeps_the_line_of_the_lock_file_that_asked_for_it()
    {
        var inventory = Inventory([], Lodash, Npm("lodash", "4.17.21", PackageKind.Declared, "package-lock.json") with { Line = 12, IsDevelopment = true });

        var package = Assert.Single(inventory.Packages);
        Assert.Equal(PackageKind.Installed, package.Kind);
        Assert.Equal(new PackagePlace("package-lock.json", 12), package.Declaration);
        Assert.True(package.IsDevelopment);
    }

    [Fact]
    public void What_is_declared_but_not_installed_is_not_there_when_others_of_its_ecosystem_are() =>
        Assert.Equal("lodash", Assert.Single(Inventory([], Lodash, Npm("jest", "29.0.0", PackageKind.Declared, "package-lock.json")).Packages).Name);

    [Fact]
    public void What_is_declared_counts_when_nothing_of_its_ecosystem_is_installed() =>
        Assert.Equal(2, Inventory([], Lodash, Npm("jest", "29.0.0", PackageKind.Declared, "x") with { Ecosystem = Ecosystem.PyPI }).Packages.Length);

    [Fact]
    public void A_bundled_package_without_a_version_gets_that_of_the_lock_file()
    {
        var bundled = Npm("lodash", "", PackageKind.Bundled, "index.js") with { IsCertain = false };

        Assert.Contains(
            Inventory([], bundled, Npm("lodash", "4.17.20", PackageKind.Declared, "package-lock.json")).Packages,
            package => package is { Kind: PackageKind.Bundled, Version: "4.17.20", IsCertain: false });

        // Two locks disagree: the version stays unknown.
        Assert.Contains(
            Inventory([], bundled, Npm("lodash", "4.17.20", PackageKind.Declared, "a/package-lock.json"), Npm("lodash", "4.17.21", PackageKind.Declared, "b/package-lock.json")).Packages,
            package => package is { Kind: PackageKind.Bundled, Version: "" });
    }

    [Fact]
    public void A_manifest_without_a_version_falls_to_whatever_says_which_version_it_is()
    {
        var asked = Npm("lodash", "", PackageKind.Declared, "package.json");

        Assert.Equal(["4.17.20"], Versions(Inventory([], asked, Npm("lodash", "4.17.20", PackageKind.Declared, "package-lock.json"))));
        Assert.Equal(["4.17.21"], Versions(Inventory([], asked, Lodash)));

        // A package of the same name elsewhere says nothing, and neither does another manifest.
        Assert.Equal(["", "1.0"], Versions(Inventory([], asked, Npm("lodash", "1.0", PackageKind.Declared, "x") with { Ecosystem = Ecosystem.PyPI })));
        Assert.Equal([""], Versions(Inventory([], asked, Npm("lodash", "", PackageKind.Declared, "other/package.json"))).Distinct());
    }

    [Fact]
    public void What_an_installed_package_brings_along_asks_for_nothing()
    {
        var builder = new InventoryBuilder();
        var wheel = new Package { Ecosystem = Ecosystem.PyPI, Name = "tool", Version = "1.0", Kind = PackageKind.Installed, Path = "tool-1.0.dist-info/METADATA" };
        builder.Add(wheel);
        builder.Own(wheel, "tool/");
        builder.Add(Npm("left-pad", "1.0.0", PackageKind.Declared, "tool/assets/package-lock.json"));
        builder.Add(Npm("lodash", "4.17.20", PackageKind.Declared, "package-lock.json"));

        Assert.Equal(["lodash", "tool"], builder.Finish(Artifact()).Packages.Select(package => package.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_some_packages_no_version_is_missing_for_there_is_none()
    {
        var main = Npm("example.com/orders", "", PackageKind.Installed, "bootstrap") with { Ecosystem = Ecosystem.Go };
        var framework = Npm("Microsoft.NETCore.App", "", PackageKind.Runtime, "App.deps.json") with { Ecosystem = Ecosystem.NuGet };

        Assert.True(main.IsVersionless);
        Assert.True(framework.IsVersionless);

        // A module that was replaced by a folder has a version, which nobody knows; a framework that was brought along has one, too.
        Assert.False((main with { Kind = PackageKind.Bundled }).IsVersionless);
        Assert.False((framework with { Version = "9.0.0" }).IsVersionless);
        Assert.False(Npm("lodash", "", PackageKind.Installed, "node_modules/lodash/package.json").IsVersionless);
    }

    [Fact]
    public void The_guess_of_one_file_falls_to_the_package_that_owns_the_file()
    {
        var builder = new InventoryBuilder();
        var owner = new Package { Ecosystem = Ecosystem.NuGet, Name = "Newtonsoft.Json", Version = "12.0.3", Kind = PackageKind.Installed, Path = "App.deps.json" };
        builder.Add(owner);
        builder.Own(owner, "Newtonsoft.Json.dll");
        builder.Add(owner with { Version = "12.0.0.0", Path = "Newtonsoft.Json.dll", IsCertain = false });
        builder.Add(owner with { Name = "Other", Path = "Other.dll", IsCertain = false });

        Assert.Equal(
            [("Newtonsoft.Json", "12.0.3"), ("Other", "12.0.3")],
            builder.Finish(Artifact()).Packages.Select(package => (package.Name, package.Version)));
    }

    [Fact]
    public void Code_that_no_package_explains_is_measured()
    {
        var code = Inventory(["node_modules/lodash/index.js 600", "node_modules/lodash/README.md 5000", "index.js 100", "lib/native.so 300", "lib/a.jar 500", "lib/a.jar!/A.class 9000"],
            Lodash, Npm("a", "1", PackageKind.Installed, "lib/a.jar!/META-INF/MANIFEST.MF")).Code;

        // README.md is no code, and what is inside a jar is counted with the jar.
        Assert.Equal(1500, code.Bytes);
        Assert.Equal(400, code.UnattributedBytes);
        Assert.Equal(["lib/native.so", "index.js"], code.Largest.Select(entry => entry.Path));
        Assert.Equal(400.0 / 1500, code.UnattributedShare, 9);
    }

    [Fact]
    public void An_artefact_without_code_has_nothing_unattributed() => Assert.Equal(0, Inventory(["a.txt 5"]).Code.UnattributedShare);

    [Fact]
    public void The_order_in_which_readers_run_changes_nothing() =>
        Gen.Select(Gen.Int[0, 1].Select(i => new[] { "a", "b" }[i]), Gen.Int[0, 2].Select(i => new[] { "1", "2", "" }[i]), Gen.Enum<PackageKind>(), Gen.Int[0, 1].Select(i => new[] { "p", "q" }[i]), Gen.Int[0, 2])
            .Select((name, version, kind, path, line) => Npm(name, version, kind, path) with { Line = line })
            .Array[0, 8]
            .SelectMany(packages => Gen.Shuffle(packages), (packages, shuffled) => (packages, shuffled))
            .Sample((packages, shuffled) =>
                Inventory([], packages).Packages.SequenceEqual(Inventory([], shuffled).Packages), iter: 2000);

    private static IEnumerable<string> Versions(ArtifactInventory inventory) => inventory.Packages.Select(package => package.Version).Order(StringComparer.Ordinal);

    private static Package Npm(string name, string version, PackageKind kind, string path) =>
        new() { Ecosystem = Ecosystem.Npm, Name = name, Version = version, Kind = kind, Path = path };

    private static ArtifactInventory Inventory(string[] entries, params Package[] packages)
    {
        var builder = new InventoryBuilder();
        foreach (var package in packages)
        {
            builder.Add(package);
            if (package.Kind is PackageKind.Installed && package.Path.StartsWith("node_modules/", StringComparison.Ordinal))
            {
                builder.Own(package, package.Path[..(package.Path.LastIndexOf('/') + 1)]);
            }
        }

        return builder.Finish(Artifact(entries));
    }

    private static Artifact Artifact(params string[] entries) => new()
    {
        Name = "x",
        Kind = ArtifactKind.Zip,
        Sha256 = "",
        Entries = [.. entries.Select(text => text.Split(' ')).Select(words => new ArtifactEntry(words[0], long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture)))],
        Problems = [],
    };
}
