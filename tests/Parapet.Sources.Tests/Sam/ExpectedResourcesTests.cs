using System.Text;

namespace Parapet.Sources.Tests.Sam;

/// <summary>Each <c>Sam/Templates/*.yaml</c> gives the resources in <c>Expected/Sam/*.txt</c>. Set PARAPET_ACCEPT=1 to write what was got, then read the difference.</summary>
public sealed class ExpectedResourcesTests
{
    private static readonly string Root = ProjectFolder();

    public static TheoryData<string> Templates() =>
        [.. Directory.GetFiles(Path.Combine(Root, "Sam", "Templates"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_becomes_the_expected_resources(string name)
    {
        var (resources, problems) = SamTemplate.Expand(File.ReadAllText(Path.Combine(Root, "Sam", "Templates", name + ".yaml")));
        var got = new StringBuilder(Rendering.Of(resources.Values));
        foreach (var problem in problems)
        {
            got.Append("problem ").Append(problem.At).Append(' ').Append(problem.Message).Append('\n');
        }

        var file = Path.Combine(Root, "Expected", "Sam", name + ".txt");
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllText(file, got.ToString());
        }

        Assert.Equal(File.ReadAllText(file), got.ToString());
    }

    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parapet.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "Parapet.Sources.Tests");
    }
}
