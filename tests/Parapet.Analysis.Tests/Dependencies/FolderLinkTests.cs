using Parapet.Packages.Inventory;
using Parapet.Sources.Files;

namespace Parapet.Analysis.Tests.Dependencies;

public sealed class FolderLinkTests
{
    [Fact]
    public void A_package_of_a_workspace_that_is_linked_is_installed_once()
    {
        var found = Read(Write("packages/a", "a", "1.0.0"), Write("packages/a/node_modules/b", "b", "2.0.0"), Link("node_modules/a", "../packages/a"));
        Assert.Equal(["a 1.0.0 node_modules/a/package.json", "b 2.0.0 packages/a/node_modules/b/package.json"], Packages(found));
        Assert.Empty(found.Problems);
    }

    [Fact]
    public void A_store_that_is_linked_is_not_read_twice()
    {
        var found = Read(Write("node_modules/.pnpm/a@1.0.0/node_modules/a", "a", "1.0.0"), Link("node_modules/a", ".pnpm/a@1.0.0/node_modules/a"));
        Assert.Equal(["a 1.0.0 node_modules/.pnpm/a@1.0.0/node_modules/a/package.json"], Packages(found));
        Assert.Empty(found.Problems);
    }

    [Fact]
    public void A_linked_folder_is_read_by_the_path_of_the_link()
    {
        var found = Read(Write("shared/a", "a", "1.0.0"), Link("node_modules", "shared"));
        Assert.Equal(["a 1.0.0 node_modules/a/package.json"], Packages(found));
    }

    [Fact]
    public void Links_that_lead_to_each_other_come_to_an_end()
    {
        var found = Read(Write("x/node_modules/a", "a", "1.0.0"), Link("x/y", "../z"), Link("z/x", "../x"), Link("x/up", ".."), Link("one", "two"), Link("two", "one"));
        Assert.All(found.Packages, package => Assert.Equal("a", package.Name));
        Assert.Empty(found.Problems);
    }

    [Theory]
    [InlineData("node_modules/a", "../../outside/a", true)]
    [InlineData("node_modules", "../outside", true)]
    [InlineData("lib", "../outside", true)]
    [InlineData("node_modules/a", "../over/a", true)]
    [InlineData("node_modules/gone", "../../nowhere", true)]
    [InlineData("package-lock.json", "../outside/a/package.json", true)]
    [InlineData(".#notes", "../outside/a/package.json", false)]
    [InlineData("node_modules/.bin/a", "../../../outside/a/package.json", false)]
    [InlineData(".#draft", "nobody@host.1234", false)]
    public void What_leads_out_of_the_folder_is_said_where_it_could_matter(string link, string target, bool isSaid)
    {
        var found = Read(Link(link, target), target.Contains("over", StringComparison.Ordinal) ? Link("over", "../outside") : _ => { });
        Assert.Empty(found.Packages);
        Assert.Equal(isSaid, found.Problems.Any(problem => problem.Path == link && problem.Message == "leads out of the folder and is not followed"));
        Assert.Equal(isSaid, !found.Problems.IsEmpty);
    }

    private static string[] Packages(ArtifactInventory found) => [.. found.Packages.Select(package => $"{package.Name} {package.Version} {package.Path}")];

    private static Action<string> Write(string folder, string name, string version) => root =>
    {
        Directory.CreateDirectory(Path.Combine(root, folder));
        File.WriteAllText(Path.Combine(root, folder, "package.json"), $$"""{"name":"{{name}}","version":"{{version}}"}""");
    };

    private static Action<string> Link(string path, string target) => root =>
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.CreateSymbolicLink(full, target);
    };

    private static ArtifactInventory Read(params Action<string>[] make)
    {
        var folder = Directory.CreateTempSubdirectory("parapet-");
        try
        {
            Write("outside/a", "outside", "6.6.6")(folder.FullName);
            var root = Path.Combine(folder.FullName, "code");
            Directory.CreateDirectory(root);
            Array.ForEach(make, one => one(root));
            return new ArtifactFiles().Read(root, "code").Inventory!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
