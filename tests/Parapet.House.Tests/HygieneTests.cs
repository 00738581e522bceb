namespace Parapet.House.Tests;

public sealed class HygieneTests
{
    private const int LongestFile = 400;
    private const int LongestArchitecture = 150;

    private static readonly string[] Sources =
        [.. Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];

    [Fact]
    public void Prose_at_the_root_is_only_what_a_reader_expects() =>
        Assert.Equal(
            ["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md"],
            Repository.Files.Where(file => !file.Contains('/', StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal)));

    [Fact]
    public void No_source_file_is_an_engine_that_was_allowed_to_grow() =>
        Assert.Equal([], Sources.Where(file => Repository.Read(file).Split('\n').Length > LongestFile));

    [Fact]
    public void The_architecture_can_be_read_in_five_minutes() =>
        Assert.True(Repository.Read("ARCHITECTURE.md").Split('\n').Length <= LongestArchitecture);

    [Theory]
    [InlineData("#region")]
    [InlineData("#nullable disable")]
    [InlineData("#pragma warning disable")]
    [InlineData("UnconditionalSuppressMessage")]
    [InlineData("SuppressMessage")]
    [InlineData("RequiresUnreferencedCode")]
    [InlineData("RequiresDynamicCode")]
    [InlineData("NotImplementedException")]
    [InlineData("TODO")]
    [InlineData("FIXME")]
    public void Sources_are_free_of(string word) =>
        Assert.Equal([], Sources.Where(file => Repository.Read(file).Contains(word, StringComparison.Ordinal)));

    [Fact]
    public void A_catch_of_everything_exists_once() =>
        Assert.Equal(
            ["src/Apps/Parapet.Cli/Program.cs"],
            Sources.Where(file => Repository.Read(file).Split('\n').Any(line =>
                line.Contains("catch (Exception", StringComparison.Ordinal) && !line.Contains(" when ", StringComparison.Ordinal))));

    [Fact]
    public void No_drawer_is_called_utils_or_helpers() =>
        Assert.Equal([], Sources.Where(file => file.Split('/').Any(part =>
            part.StartsWith("Util", StringComparison.Ordinal) || part.StartsWith("Helper", StringComparison.Ordinal) || part is "Common" or "Misc")));

    [Fact]
    public void Lock_files_and_documents_name_no_machine_and_no_registry()
    {
        string[] words = ["/" + "work/", "/" + "home/", "registry." + "npmjs.org", "api." + "nuget.org"];
        var text = Repository.Files.Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".yaml" or ".yml" or ".props" or ".targets" or ".toml" or ".txt" or ".csproj");
        Assert.Equal([], text.Where(file => words.Any(word => Repository.Read(file).Contains(word, StringComparison.Ordinal))));
    }
}
