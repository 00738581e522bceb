namespace Parapet.Rules.Tests;

/// <summary>The lines of an example's template and files that end in <c># finding</c>.</summary>
internal static class MarkedLines
{
    private const string Mark = "# finding";

    public static IEnumerable<string> Of(Example example) =>
        from file in example.Files.Prepend(new ExampleFile("template.yaml", example.Template))
        from line in file.Text.ReplaceLineEndings("\n").Split('\n').Index()
        where line.Item.EndsWith(Mark, StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}";
}

/// <summary>Rules by id, so that test rows are named after what they test.</summary>
internal static class RuleById
{
    public static Rule Find(string id) => Catalog.All.Single(rule => rule.Info.Id == id);
}
