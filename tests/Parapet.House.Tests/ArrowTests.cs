using System.Xml.Linq;

namespace Parapet.House.Tests;

public sealed class ArrowTests
{
    private static readonly string[] Projects =
        [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("eng/", StringComparison.Ordinal)))];

    [Fact]
    public void Project_references_are_the_arrows_of_the_architecture()
    {
        var drawn = Repository.Read("ARCHITECTURE.md").Split('\n')
            .SkipWhile(line => !line.StartsWith("| project | references |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => $"{cells[1]} -> {cells[2]}");
        var real = Projects.Select(project => $"{Name(project)} -> {string.Join(", ", References(project).Order(StringComparer.Ordinal))}");
        Assert.Equal(real.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Parapet.slnx");
        var all = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !file.StartsWith("samples/", StringComparison.Ordinal) && !file.StartsWith("bench/", StringComparison.Ordinal));
        Assert.All(all, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_source_project_has_a_room_in_the_architecture()
    {
        var page = Repository.Read("ARCHITECTURE.md");
        Assert.All(Projects, project => Assert.Contains($"`{Name(project)}`", page, StringComparison.Ordinal));
    }

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference").Select(reference => Name(reference.Attribute("Include")!.Value));
}
