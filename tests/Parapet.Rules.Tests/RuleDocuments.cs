namespace Parapet.Rules.Tests;

/// <summary>
/// The pages under docs/rules are what the rules say of themselves.
/// To write them anew: PARAPET_ACCEPT=1 dotnet run --project tests/Parapet.Rules.Tests
/// </summary>
public sealed class RuleDocuments
{
    private const string IndexPage = "README.md";

    private static readonly string Folder = Path.Combine(Root(), "docs", "rules");

    [Fact]
    public void Every_rule_has_its_page_and_no_page_is_left_over()
    {
        var expected = Catalog.All.ToDictionary(rule => rule.Info.Id + ".md", RulePage.Markdown, StringComparer.Ordinal);
        expected[IndexPage] = RulePage.Index(Catalog.All);
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            Accept(expected);
        }

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(expected, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(Folder, page.Key))));
    }

    private static void Accept(Dictionary<string, string> pages)
    {
        Directory.CreateDirectory(Folder);
        foreach (var stale in Directory.EnumerateFiles(Folder).Where(file => !pages.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }

        foreach (var (name, page) in pages)
        {
            File.WriteAllText(Path.Combine(Folder, name), page);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Parapet.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Parapet.slnx is not above the tests");
        }

        return folder;
    }
}
