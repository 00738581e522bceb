using System.Collections.Immutable;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Loading;

/// <summary>
/// Each row: what lies where, and what becomes of each copy. A package is <c>PART ECOSYSTEM[/KIND] NAME VERSION PATH [REQUIRES]</c>, installed unless the
/// row says otherwise; there are also <c>PART file PATH</c> and <c>set VARIABLE[=VALUE]</c>.
/// </summary>
public sealed class FunctionPackagesTests
{
    [Theory]
    [InlineData("the function's own copy comes before a layer's", "python3.13",
        "code PyPI urllib3 2.2.2 urllib3-2.2.2.dist-info/METADATA; layer PyPI urllib3 1.26.0 python/urllib3-1.26.0.dist-info/METADATA",
        "2.2.2 Loaded; 1.26.0 Shadowed by 2.2.2; ? Shadowed by 2.2.2")]
    [InlineData("a layer's copy comes before the runtime's", "python3.13",
        "layer PyPI urllib3 1.26.0 python/urllib3-1.26.0.dist-info/METADATA",
        "1.26.0 Loaded; ? Shadowed by 1.26.0")]
    [InlineData("of two layers the later one's files replace the earlier one's", "python3.13",
        "layer PyPI idna 3.6 python/idna-3.6.dist-info/METADATA; layer2 PyPI idna 3.7 python/idna-3.7.dist-info/METADATA",
        "3.7 Loaded; 3.6 Shadowed by 3.7")]
    [InlineData("site-packages comes before the folder python", "python3.13",
        "layer PyPI idna 3.6 python/idna-3.6.dist-info/METADATA; layer2 PyPI idna 3.7 python/lib/python3.13/site-packages/idna-3.7.dist-info/METADATA",
        "3.7 Loaded; 3.6 Shadowed by 3.7")]
    [InlineData("the site-packages of another Python is not searched", "python3.12",
        "layer PyPI idna 3.7 python/lib/python3.13/site-packages/idna-3.7.dist-info/METADATA",
        "3.7 OffPath")]
    [InlineData("the root of a layer is not searched", "python3.12",
        "layer PyPI idna 3.7 idna-3.7.dist-info/METADATA",
        "3.7 OffPath")]
    [InlineData("the same file in a later layer replaces it", "nodejs22.x",
        "layer Npm ws 8.0.0 nodejs/node_modules/ws/package.json; layer2 Npm ws 8.17.1 nodejs/node_modules/ws/package.json",
        "8.17.1 Loaded; 8.0.0 Overwritten by 8.17.1")]
    [InlineData("the folder of the Node version comes before the common one", "nodejs22.x",
        "layer Npm ws 8.0.0 nodejs/node22/node_modules/ws/package.json; layer2 Npm ws 8.17.1 nodejs/node_modules/ws/package.json",
        "8.0.0 Loaded; 8.17.1 Shadowed by 8.0.0")]
    [InlineData("the folder of another Node version is not searched", "nodejs22.x",
        "layer Npm ws 8.0.0 nodejs/node20/node_modules/ws/package.json",
        "8.0.0 OffPath")]
    [InlineData("what is nested in a shadowed package goes with it", "nodejs22.x",
        "code Npm a 2.0.0 node_modules/a/package.json; layer Npm a 1.0.0 nodejs/node_modules/a/package.json; layer Npm ws 7.0.0 nodejs/node_modules/a/node_modules/ws/package.json",
        "2.0.0 Loaded; 1.0.0 Shadowed by 2.0.0; 7.0.0 Shadowed by 2.0.0")]
    [InlineData("a nested copy does not shadow", "nodejs22.x",
        "code Npm a 2.0.0 node_modules/a/package.json; code Npm ws 8.17.1 node_modules/a/node_modules/ws/package.json; layer Npm ws 8.0.0 nodejs/node_modules/ws/package.json",
        "2.0.0 Loaded; 8.17.1 Loaded; 8.0.0 Loaded")]
    [InlineData("scoped packages have their scope in the name", "nodejs22.x",
        "code Npm @a/b 2.0.0 node_modules/@a/b/package.json; layer Npm @a/c 1.0.0 nodejs/node_modules/@a/c/package.json",
        "2.0.0 Loaded; 1.0.0 Loaded")]
    [InlineData("a jar of the function comes before a layer's", "java21",
        "code Maven g:a 2.0 lib/a-2.0.jar!/META-INF/maven/g/a/pom.properties; layer Maven g:a 1.0 java/lib/a-1.0.jar!/META-INF/maven/g/a/pom.properties",
        "2.0 Loaded; 1.0 Shadowed by 2.0")]
    [InlineData("of two jars in one folder the first by name is loaded", "java21",
        "code Maven g:a 2.0 lib/a-2.0.jar!/META-INF/maven/g/a/pom.properties; code Maven g:a 1.0 lib/a-1.0.jar!/META-INF/maven/g/a/pom.properties",
        "1.0 Loaded; 2.0 Shadowed by 1.0")]
    [InlineData("a linked Go module is loaded wherever it lies", "provided.al2023",
        "code Go golang.org/x/net v0.20.0 bootstrap; layer Go golang.org/x/net v0.10.0 extensions/agent",
        "v0.20.0 Loaded; v0.10.0 Loaded")]
    [InlineData("a lock file in the code installs nothing", "nodejs22.x",
        "code Npm/Declared ws 8.17.1 package-lock.json; layer Npm ws 8.0.0 nodejs/node_modules/ws/package.json",
        "8.17.1 Loaded; 8.0.0 Loaded")]
    [InlineData("nor does a requirement without a version", "python3.13",
        "code PyPI/Declared idna - requirements.txt; layer PyPI idna 3.6 python/idna-3.6.dist-info/METADATA",
        "? Loaded; 3.6 Loaded")]
    [InlineData("what is asked for in a layer may be built to where it is found", "python3.13",
        "layer PyPI/Declared idna 3.6 requirements.txt; layer Npm/Declared ws 8.0.0 nodejs/package-lock.json; layer Maven/Declared g:a 1.0 pom.xml",
        "1.0 Loaded; 3.6 Loaded; 8.0.0 Loaded")]
    [InlineData("before the build neither of two that are asked for is sure to be the one", "python3.13",
        "code PyPI/Declared idna 3.7 requirements.txt; layer PyPI/Declared idna 3.6 requirements.txt",
        "3.7 Loaded; 3.6 Loaded")]
    [InlineData("a node_modules below the code's root serves only what lies there", "nodejs22.x",
        "code Npm ws 8.17.1 sub/node_modules/ws/package.json; layer Npm ws 8.0.0 nodejs/node_modules/ws/package.json",
        "8.17.1 Loaded; 8.0.0 Loaded")]
    [InlineData("the code's copy in a subfolder is loaded as well as that at its root", "python3.13",
        "code PyPI idna 3.7 idna-3.7.dist-info/METADATA; code PyPI idna 3.6 sub/idna-3.6.dist-info/METADATA; layer PyPI idna 3.5 python/idna-3.5.dist-info/METADATA",
        "3.7 Loaded; 3.6 Loaded; 3.5 Shadowed by 3.7")]
    [InlineData("Python searches no subfolder of the code", "python3.13",
        "code PyPI idna 3.7 sub/idna-3.7.dist-info/METADATA; layer PyPI idna 3.5 python/idna-3.5.dist-info/METADATA",
        "3.7 Loaded; 3.5 Loaded")]
    [InlineData("what a package of a layer vendors comes along with it, and is found by nobody else", "python3.13",
        "layer PyPI idna 3.6 python/idna-3.6.dist-info/METADATA; layer PyPI idna 3.7 python/lib/python3.13/site-packages/pip/_vendor/idna-3.7.dist-info/METADATA",
        "3.6 Loaded; 3.7 Loaded")]
    [InlineData("Java searches no subfolder of lib", "java21",
        "code Maven g:a 2.0 lib/more/a-2.0.jar!/META-INF/maven/g/a/pom.properties; layer Maven g:a 1.0 java/lib/a-1.0.jar!/META-INF/maven/g/a/pom.properties",
        "2.0 Loaded; 1.0 Loaded")]
    [InlineData("nor does it look into a jar in a jar", "java21",
        "code Maven g:a 2.0 lib/app.jar!/lib/a-2.0.jar!/META-INF/maven/g/a/pom.properties; layer Maven g:a 1.0 java/lib/a-1.0.jar!/META-INF/maven/g/a/pom.properties",
        "2.0 Loaded; 1.0 Loaded")]
    [InlineData("a package of a layer gets the copy beside it", "nodejs22.x",
        "code Npm axios 1.8.2 node_modules/axios/package.json; layer Npm axios 0.21.0 nodejs/node_modules/axios/package.json; layer Npm client 1.0.0 nodejs/node_modules/client/package.json axios",
        "1.8.2 Loaded; 0.21.0 Loaded; 1.0.0 Loaded")]
    [InlineData("and what that copy requires, whichever layer brings it", "nodejs22.x",
        "code Npm a 2.0.0 node_modules/a/package.json; code Npm b 2.0.0 node_modules/b/package.json; layer Npm a 1.0.0 nodejs/node_modules/a/package.json b; layer Npm b 1.0.1 nodejs/node_modules/b/package.json; layer2 Npm c 3.0.0 nodejs/node_modules/c/package.json a",
        "2.0.0 Loaded; 1.0.0 Loaded; 2.0.0 Loaded; 1.0.1 Loaded; 3.0.0 Loaded")]
    [InlineData("the folder above the one of the Node version is beside it too", "nodejs22.x",
        "code Npm a 2.0.0 node_modules/a/package.json; layer Npm a 1.0.0 nodejs/node_modules/a/package.json; layer Npm c 3.0.0 nodejs/node22/node_modules/c/package.json a",
        "2.0.0 Loaded; 1.0.0 Loaded; 3.0.0 Loaded")]
    [InlineData("but the one of the Node version is not beside the folder above", "nodejs22.x",
        "code Npm a 2.0.0 node_modules/a/package.json; layer Npm a 1.0.0 nodejs/node22/node_modules/a/package.json; layer Npm c 3.0.0 nodejs/node_modules/c/package.json a",
        "2.0.0 Loaded; 3.0.0 Loaded; 1.0.0 Shadowed by 2.0.0")]
    [InlineData("two that only shadowed ones require are shadowed", "nodejs22.x",
        "code Npm a 2.0.0 node_modules/a/package.json; code Npm b 2.0.0 node_modules/b/package.json; layer Npm a 1.0.0 nodejs/node_modules/a/package.json b; layer Npm b 1.0.1 nodejs/node_modules/b/package.json a",
        "2.0.0 Loaded; 2.0.0 Loaded; 1.0.0 Shadowed by 2.0.0; 1.0.1 Shadowed by 2.0.0")]
    [InlineData("a script of the layer may import what lies beside it", "nodejs22.x",
        "code Npm a 2.0.0 node_modules/a/package.json; layer Npm a 1.0.0 nodejs/node_modules/a/package.json; layer file nodejs/shared/log.js",
        "2.0.0 Loaded; 1.0.0 Loaded")]
    [InlineData("NODE_PATH of the function's own adds a folder", "nodejs22.x",
        "layer Npm ws 8.0.0 node_modules/ws/package.json; set NODE_PATH=./lib:/opt//node_modules",
        "8.0.0 Loaded")]
    [InlineData("and no other one", "nodejs22.x",
        "layer Npm ws 8.0.0 node_modules/ws/package.json; set NODE_PATH=/opt/node_modules2:/var/task",
        "8.0.0 OffPath")]
    [InlineData("an added folder may come before the code", "nodejs22.x",
        "code Npm ws 8.17.1 node_modules/ws/package.json; layer Npm ws 8.0.0 lib/node_modules/ws/package.json; set NODE_PATH=/opt/lib/node_modules",
        "8.17.1 Loaded; 8.0.0 Loaded")]
    [InlineData("PYTHONPATH adds one for Python only", "python3.12",
        "layer PyPI idna 3.7 deps/idna-3.7.dist-info/METADATA; layer Npm ws 8.0.0 deps/node_modules/ws/package.json; set PYTHONPATH=/opt/deps/",
        "3.7 Loaded; 8.0.0 OffPath")]
    [InlineData("of a PYTHONPATH that is not known any folder may be one", "python3.12",
        "layer PyPI idna 3.7 deps/idna-3.7.dist-info/METADATA; set PYTHONPATH",
        "3.7 Loaded")]
    [InlineData("of a path that leads upwards too", "python3.12",
        "layer PyPI idna 3.7 deps/idna-3.7.dist-info/METADATA; set PYTHONPATH=../../opt/deps",
        "3.7 Loaded")]
    public void A_function_gets_the_copy_that_its_runtime_finds_first(string why, string runtime, string lies, string expected)
    {
        var words = lies.Split("; ").Select(text => text.Split(' ')).ToList();
        var parts = words.Where(word => word is [_, _, _, _, ..]).ToLookup(word => word[0], word => Package(word[1], word[2], word[3], word[4], word.Length > 5 ? word[5] : ""));
        var files = words.Where(word => word is [_, "file", _]).ToLookup(word => word[0], word => word[2]);
        var set = AddedFolders.Of(words.Where(word => word is ["set", _]).Select(word => word[1].Split('=')).Select(pair => (pair[0], pair.Length > 1 ? pair[1] : null)));
        var names = parts.SelectMany(part => part).Select(package => package.Name).ToHashSet();
        ImmutableArray<(string, ArtifactInventory)> layers = [.. new[] { "layer", "layer2" }.Where(parts.Contains).Select(name => (name, Inventory(name, parts[name], files[name])))];

        var loaded = FunctionPackages.Of(Inventory("code", parts["code"]), layers, runtime, set);

        Assert.Equal(expected, string.Join("; ", loaded
            .Where(package => names.Contains(package.Package.Name))
            .OrderBy(package => package.State).ThenBy(package => package.Package.Name, StringComparer.Ordinal)
            .Select(package => $"{Version(package)} {package.State}{(package.By is { } by ? " by " + Version(by) : "")}")));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void What_the_runtime_brings_has_no_version_because_nothing_says_which()
    {
        var loaded = FunctionPackages.Of(Inventory("code", []), [], "python3.13");

        Assert.Contains(loaded, package => package.Package.Name == "botocore");
        Assert.All(loaded, package => Assert.True(package is { Origin.Kind: OriginKind.Runtime, Package: { Version: "", IsCertain: false } }));
    }

    [Theory]
    [InlineData("java21")]
    [InlineData("provided.al2023")]
    [InlineData("nodejs")]
    [InlineData(null)]
    public void A_runtime_without_a_bundled_SDK_brings_nothing(string? runtime) =>
        Assert.Empty(FunctionPackages.Of(Inventory("code", []), [], runtime));

    private static string Version(LoadedPackage package) => package.Package.Version.Length > 0 ? package.Package.Version : "?";

    [Fact]
    public void A_copy_beside_a_package_whose_manifest_cannot_be_read_may_be_loaded()
    {
        var lying = Inventory("layer", [Package("Npm", "a", "1.0.0", "nodejs/node_modules/a/package.json", "")]);
        var layer = lying with { Problems = [new ArtifactProblem("nodejs/node_modules/client/package.json", "is no JSON")] };
        var code = Inventory("code", [Package("Npm", "a", "2.0.0", "node_modules/a/package.json", "")]);

        Assert.Equal(LoadState.Shadowed, Of(lying));
        Assert.Equal(LoadState.Loaded, Of(layer));

        LoadState Of(ArtifactInventory one) => FunctionPackages.Of(code, [("layer", one)], "nodejs22.x").Single(package => package.Package.Version == "1.0.0").State;
    }

    [Theory]
    [InlineData("node_modules/ws/package.json", "Npm")]
    [InlineData("deps/idna-3.7.dist-info/METADATA", "PyPI")]
    public void Of_an_unknown_environment_any_folder_may_be_searched(string path, string ecosystem)
    {
        var layer = Inventory("layer", [Package(ecosystem, "a", "1.0.0", path, "")]);

        Assert.Equal(LoadState.Loaded, Assert.Single(FunctionPackages.Of(Inventory("code", []), [("layer", layer)], null, AddedFolders.Unknown)).State);
        Assert.Equal(LoadState.OffPath, Assert.Single(FunctionPackages.Of(Inventory("code", []), [("layer", layer)], null)).State);
    }

    [Theory]
    [InlineData("Npm", "nodejs/node20/node_modules/a/package.json", "nodejs/node_modules/a/package.json")]
    [InlineData("PyPI", "python/lib/python3.12/site-packages/a-1.dist-info/METADATA", "python/a-1.dist-info/METADATA")]
    public void Of_an_unknown_runtime_the_folder_of_one_version_shadows_nothing(string ecosystem, string versioned, string common)
    {
        var layer = Inventory("layer", [Package(ecosystem, "a", "1", versioned, ""), Package(ecosystem, "a", "2", common, "")]);

        Assert.All(FunctionPackages.Of(Inventory("code", []), [("layer", layer)], null), package => Assert.Equal(LoadState.Loaded, package.State));
    }

    private static Package Package(string ecosystem, string name, string version, string path, string requires) => new()
    {
        Ecosystem = Enum.Parse<Ecosystem>(ecosystem.Split('/')[0]),
        Name = name,
        Version = version == "-" ? "" : version,
        Kind = ecosystem.Split('/') is [_, var kind] ? Enum.Parse<PackageKind>(kind) : PackageKind.Installed,
        Path = path,
        Requires = requires,
    };

    private static ArtifactInventory Inventory(string name, IEnumerable<Package> packages, params IEnumerable<string> files)
    {
        var builder = new InventoryBuilder();
        var list = packages.ToList();
        list.ForEach(package => builder.Add(package));
        return builder.Finish(new Artifact
        {
            Name = name,
            Kind = ArtifactKind.Zip,
            Sha256 = "",
            Entries = [.. list.Select(package => package.Path).Concat(files).Select(path => new ArtifactEntry(path, 10)).OrderBy(entry => entry.Path, StringComparer.Ordinal)],
            Problems = [],
        });
    }
}
