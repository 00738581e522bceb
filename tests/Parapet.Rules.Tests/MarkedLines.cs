namespace Parapet.Rules.Tests;

/// <summary>The lines of an example that end in <c># finding</c>.</summary>
internal static class MarkedLines
{
    private const string Mark = "# finding";

    public static IEnumerable<int> Of(string template) =>
        from line in template.ReplaceLineEndings("\n").Split('\n').Index()
        where line.Item.EndsWith(Mark, StringComparison.Ordinal)
        select line.Index + 1;
}

/// <summary>Rules by id, so that test rows are named after what they test.</summary>
internal static class RuleById
{
    public static Rule Find(string id) => Catalog.All.Single(rule => rule.Info.Id == id);
}
