using System.Globalization;
using System.Text;
using Parapet.Analysis.Dependencies;
using Parapet.Packages.Advisories;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;

namespace Parapet.Analysis.Tests.Dependencies;

/// <summary>What is in the functions of <c>samples/packages</c>. To write the list anew: PARAPET_ACCEPT=1 dotnet run --project tests/Parapet.Analysis.Tests</summary>
public sealed class PackageSampleTests
{
    private static readonly string Expected = Path.Combine(PackageSample.Root(), "tests", "Parapet.Analysis.Tests", "Dependencies", "Expected", "packages.txt");

    [Theory]
    [InlineData("NodeFunction", "ini 1.3.5: GHSA-qqgx-2p2h-9c37, repaired in 1.3.6", "minimist 1.2.5: GHSA-xvch-5gv4-984h, repaired in 1.2.6")]
    [InlineData("PythonFunction", "configobj 5.0.8: GHSA-c33w-24p9-8m24, repaired in 5.0.9")]
    [InlineData("DotnetFunction", "SharpZipLib 1.2.0: GHSA-m22m-h4rf-pwq3, repaired in 1.3.3")]
    [InlineData("JavaFunction", "org.codehaus.jettison:jettison 1.5.3: GHSA-q6g2-g7f3-rr83, repaired in 1.5.4")]
    [InlineData("GoFunction", "golang.org/x/net v0.7.0: GHSA-qppj-fm5r-hxr3 GO-2024-2687, repaired in 0.23.0", "stdlib 1.19.8: GO-2023-1751 GO-2024-2687, repaired in 1.21.9")]
    [InlineData("LayeredFunction", "qs 6.5.2: GHSA-hrpp-h998-j3pp, repaired in 6.5.3")]
    public void A_function_has_the_vulnerable_packages_that_it_was_given_and_no_other(string function, params string[] vulnerable) =>
        Assert.Equal(vulnerable, PackageSample.Of(function).Vulnerable.Select(Line));

    [Theory]
    [InlineData("NodeFunction", "qs")]
    [InlineData("PythonFunction", "mistune")]
    [InlineData("PythonFunction", "rsa")]
    [InlineData("DotnetFunction", "Snappier")]
    [InlineData("JavaFunction", "org.apache.commons:commons-email")]
    [InlineData("GoFunction", "golang.org/x/text")]
    [InlineData("GoFunction", "github.com/gogo/protobuf")]
    public void A_repaired_package_is_known_to_the_advisories_and_clean(string function, string name)
    {
        var package = Assert.Single(PackageSample.Of(function).Packages, package => package.Loaded.Package.Name == name);

        Assert.Equal(AdvisoryCoverage.Covered, package.Coverage);
        Assert.Empty(package.Matches);
        Assert.True(package.IsLoaded);
    }

    [Theory]
    [InlineData("minimist", LoadState.Overwritten, "1.2.8")]
    [InlineData("ini", LoadState.Shadowed, "1.3.8")]
    public void A_vulnerable_copy_of_a_layer_that_another_copy_hides_is_there_and_does_not_count(string name, LoadState state, string by)
    {
        var copies = PackageSample.Of("LayeredFunction").Packages.Where(package => package.Loaded.Package.Name == name).ToList();

        var hidden = Assert.Single(copies, package => package.Vulnerabilities.Any());
        Assert.Equal(state, hidden.Loaded.State);
        Assert.Equal(by, hidden.Loaded.By!.Package.Version);
        Assert.DoesNotContain(hidden, PackageSample.Of("LayeredFunction").Vulnerable);
        Assert.Equal(by, Assert.Single(copies, package => package.IsLoaded).Loaded.Package.Version);
    }

    [Fact]
    public void A_compiled_program_says_of_itself_what_its_go_mod_says_and_which_toolchain_made_it()
    {
        var folder = Path.Combine(PackageSample.Root(), "samples", "packages", "go");
        var declared = InventoryScan.Folder("go", [("go.mod", ByteSource.Of("go.mod", File.ReadAllBytes(Path.Combine(folder, "go.mod"))))]).Packages;

        var modules = PackageSample.Of("GoFunction").Packages.Select(package => package.Loaded.Package).Where(package => package.Version.Length > 0);

        Assert.Equal([.. declared.Select(module => $"{module.Name} {module.Version}"), "stdlib 1.19.8"], modules.Select(module => $"{module.Name} {module.Version}"));
    }

    [Fact]
    public void Exploitation_is_known_of_one_vulnerability()
    {
        var matches = PackageSample.Dependencies.Functions.SelectMany(function => function.Vulnerable).SelectMany(package => package.Vulnerabilities).ToList();

        var exploited = Assert.Single(matches, match => match.Kev is not null);
        Assert.Equal("CVE-2023-44487", exploited.Kev!.Cve);
        Assert.True(exploited.Epss is { Probability: > 0.9 });
    }

    [Fact]
    public void Everything_in_the_sample_is_read_without_a_problem() =>
        Assert.All(PackageSample.Dependencies.Functions.SelectMany(function => function.Artifacts.Parts), part => Assert.Empty(part.Inventory!.Problems));

    [Fact]
    public void The_inventory_of_every_function_is_as_expected()
    {
        var text = new StringBuilder();
        foreach (var function in PackageSample.Dependencies.Functions)
        {
            text.Append(function.Artifacts.FunctionId).Append('\n');
            foreach (var part in function.Artifacts.Parts)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {part.Name}: {part.Inventory!.Artifact.Entries.Length} files, {part.Inventory.Code.UnattributedShare:P0} of the code unattributed\n");
            }

            foreach (var package in function.Packages.Where(package => package.Loaded.Origin.Kind is not OriginKind.Runtime))
            {
                var (loaded, found) = (package.Loaded, package.Loaded.Package);
                text.Append(CultureInfo.InvariantCulture, $"    {found.Ecosystem} {found.Name} {found.Version} {found.Kind} {loaded.State} {package.At}{(found.License.Length > 0 ? $" ({found.License})" : "")}\n");
            }
        }

        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllText(Expected, text.ToString());
        }

        Assert.Equal(File.ReadAllText(Expected), text.ToString());
    }

    private static string Line(Dependency package) =>
        $"{package.Loaded.Package.Name} {package.Loaded.Package.Version}: {string.Join(' ', package.Vulnerabilities.Select(match => match.Id).Order(StringComparer.Ordinal))}, repaired in {package.Upgrade}";
}
