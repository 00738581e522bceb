using System.Collections.Immutable;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Loading;

/// <summary>Each row: what lies where, and what becomes of each copy.</summary>
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
    public void A_function_gets_the_copy_that_its_runtime_finds_first(string why, string runtime, string lies, string expected)
    {
        var parts = lies.Split("; ").Select(text => text.Split(' ')).ToLookup(words => words[0], words => Package(words[1], words[2], words[3], words[4]));
        var names = parts.SelectMany(part => part).Select(package => package.Name).ToHashSet();
        ImmutableArray<(string, ArtifactInventory)> layers = [.. new[] { "layer", "layer2" }.Where(parts.Contains).Select(name => (name, Inventory(name, parts[name])))];

        var loaded = FunctionPackages.Of(Inventory("code", parts["code"]), layers, runtime);

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

    private static Package Package(string ecosystem, string name, string version, string path) => new()
    {
        Ecosystem = Enum.Parse<Ecosystem>(ecosystem),
        Name = name,
        Version = version,
        Kind = PackageKind.Installed,
        Path = path,
    };

    private static ArtifactInventory Inventory(string name, IEnumerable<Package> packages)
    {
        var builder = new InventoryBuilder();
        var list = packages.ToList();
        list.ForEach(package => builder.Add(package));
        return builder.Finish(new Artifact
        {
            Name = name,
            Kind = ArtifactKind.Zip,
            Sha256 = "",
            Entries = [.. list.Select(package => new ArtifactEntry(package.Path, 10)).OrderBy(entry => entry.Path, StringComparer.Ordinal)],
            Problems = [],
        });
    }
}
