using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Parapet.Packages.Gate;
using Parapet.Packages.Tests.Sbom;

namespace Parapet.Packages.Tests.Gate;

public sealed class IgnoreFileTests
{
    private const string Good = """
        # what we live with
        [[ignore]]
        id = "CVE-2024-37891"
        package = "pkg:pypi/urllib3"
        function = "orders-*"
        layer = 'common'
        reason = "no proxy is configured"
        until = 2026-12-31

        [[ignore]]
        id = "GHSA-1"
        reason = "tests only"
        until = "2026-06-30"
        """;

    [Fact]
    public void A_file_says_what_is_ignored_why_and_until_when()
    {
        var (ignores, problems) = Read(Good);

        Assert.Empty(problems);
        Assert.Equal(
            [
                new() { Id = "CVE-2024-37891", Package = "pkg:pypi/urllib3", Function = "orders-*", Layer = "common", Reason = "no proxy is configured", Until = new(2026, 12, 31), Line = 2 },
                new() { Id = "GHSA-1", Reason = "tests only", Until = new(2026, 6, 30), Line = 10 },
            ],
            ignores.Entries);
    }

    [Theory]
    [InlineData("reason = \"no proxy is configured\"\n", "", "x:2: an entry needs `reason`: why can this be lived with")]
    [InlineData("id = \"CVE-2024-37891\"\n", "", "x:2: an entry needs `id`, the advisory's")]
    [InlineData("until = 2026-12-31\n", "", "x:2: an entry needs `until`, the last day on which it applies; what never does harm belongs in a VEX document")]
    [InlineData("reason = \"no proxy is configured\"", "reason = \"  \"", "x:7: `reason` must be a text that is not empty", "x:2: an entry needs `reason`: why can this be lived with")]
    [InlineData("2026-12-31", "2026-02-31", "*")]
    [InlineData("2026-12-31", "\"soon\"", "x:8: `until` must be a date such as 2026-12-31", "x:2: an entry needs `until`, the last day on which it applies; what never does harm belongs in a VEX document")]
    [InlineData("2026-12-31", "2026-12-31T00:00:00Z", "x:8: `until` must be a date such as 2026-12-31", "x:2: an entry needs `until`, the last day on which it applies; what never does harm belongs in a VEX document")]
    [InlineData("function = \"orders-*\"", "fuction = \"orders-*\"", "x:5: `fuction` is not known here: an entry has `id`, `package`, `function`, `layer`, `reason` and `until`")]
    [InlineData("function = \"orders-*\"", "function = [\"orders-*\"]", "x:5: `function` must be a text that is not empty")]
    [InlineData("pkg:pypi/urllib3", "pkg:urllib3", "x:2: `pkg:urllib3` is no package URL")]
    public void An_entry_with_a_mistake_ignores_nothing(string old, string replacement, params string[] messages)
    {
        var (ignores, problems) = Read(Good.Replace(old, replacement, StringComparison.Ordinal));

        Assert.DoesNotContain(ignores.Entries, entry => entry.Id == "CVE-2024-37891");
        Assert.Equal(messages is ["*"] ? problems.Select(Say) : messages, problems.Select(Say));
        Assert.NotEmpty(problems);
    }

    [Theory]
    [InlineData("[ignore]\nid = \"CVE-1\"", "x:1: only `[[ignore]]` is known here, not `ignore`")]
    [InlineData("[[ignored]]", "x:1: only `[[ignore]]` is known here, not `ignored`")]
    [InlineData("id = \"CVE-1\"", "x:1: `id` stands outside of `[[ignore]]`")]
    public void What_is_not_known_is_a_mistake(string text, string message) => Assert.Equal(message, Say(Assert.Single(Read(text).Problems)));

    [Theory]
    [InlineData("id = ")]
    [InlineData("[[ignore")]
    [InlineData("\0")]
    [InlineData("a = \"\\UFFFFFFFF\"")]
    [InlineData("a = \"\\uD800\"")]
    public void What_is_not_TOML_is_said_to_be_none(string text)
    {
        var (ignores, problems) = Read(text);

        Assert.Empty(ignores.Entries);
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.StartsWith("this is not TOML", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_file_ignores_nothing() => Assert.Empty(Read("").Problems);

    [Fact]
    public void However_deep_a_value_is_nested_the_answer_comes() => Assert.NotEmpty(Read("a = " + new string('[', 200_000)).Problems);

    [Theory]
    [InlineData("*", "", "", true)]
    [InlineData("orders-*", "", "", true)]
    [InlineData("orders-?pi", "", "", true)]
    [InlineData("*-api*", "", "", true)]
    [InlineData("billing-*", "", "", false)]
    [InlineData("Orders-*", "", "", false)]
    [InlineData("", "common", "", true)]
    [InlineData("", "c*n", "", true)]
    [InlineData("", "other", "", false)]
    [InlineData("", "", "urllib3", true)]
    [InlineData("", "", "URLLIB3", true)]
    [InlineData("", "", "requests", false)]
    [InlineData("", "", "pkg:pypi/urllib3", true)]
    [InlineData("", "", "pkg:pypi/urllib3@1.26.0", true)]
    [InlineData("", "", "pkg:pypi/urllib3@1.26.1", false)]
    [InlineData("", "", "pkg:npm/urllib3", false)]
    public void An_entry_is_about_what_all_of_its_words_fit(string function, string layer, string package, bool expected)
    {
        var entry = new IgnoreEntry
        {
            Id = "cve-2024-37891",
            Function = function.Length > 0 ? function : null,
            Layer = layer.Length > 0 ? layer : null,
            Package = package.Length > 0 ? package : null,
            Reason = "x",
            Until = Facts.Today,
        };

        Assert.Equal(expected, entry.IsAbout(Facts.Urllib3));
        Assert.False((entry with { Id = "CVE-1" }).IsAbout(Facts.Urllib3));
    }

    [Fact]
    public void An_ignore_for_a_layer_is_not_about_the_functions_own_code() =>
        Assert.False(new IgnoreEntry { Id = "CVE-2024-37891", Layer = "*", Reason = "x", Until = Facts.Today }.IsAbout(Facts.Urllib3 with { Layer = "" }));

    [Fact]
    public void Patterns_mean_what_they_mean_as_regular_expressions()
    {
        var text = Gen.String[Gen.OneOf(Gen.Const('a'), Gen.Const('b'), Gen.Const('*'), Gen.Const('?')), 0, 8];
        Gen.Select(text.Where(pattern => pattern.Length > 0), text).Sample((pattern, name) =>
        {
            var regex = "^" + string.Concat(pattern.Select(c => c is '*' ? ".*" : c is '?' ? "." : Regex.Escape(c.ToString()))) + "$";
            var entry = new IgnoreEntry { Id = "CVE-2024-37891", Function = pattern, Reason = "x", Until = Facts.Today };
            return entry.IsAbout(Facts.Urllib3 with { Function = name }) == Regex.IsMatch(name, regex);
        }, iter: 20000);
    }

    [Fact]
    public void Twenty_thousand_damaged_files_are_read_without_an_exception()
    {
        var ignored = 0;
        foreach (var bytes in Mutations.Of([Encoding.UTF8.GetBytes(Good)], 20_000, "[[", "]]", "{", "\"\"\"", "'''", "= ", "\n", "\\u", "\\UFFFFFFFF", "[[ignore]]\n", "2026-99-99", "1e999", "\uFEFF", "a.b.c"))
        {
            var (ignores, problems) = IgnoreFile.Parse(bytes, "x");
            ignored += ignores.Entries.Length;
            Assert.All(ignores.Entries, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Reason)));
            Assert.All(problems, problem => Assert.DoesNotContain('\n', problem.Message));
        }

        Assert.InRange(ignored, 1000, 39_000);
    }

    private static (IgnoreFile Ignores, IReadOnlyList<FileProblem> Problems) Read(string text)
    {
        var (ignores, problems) = IgnoreFile.Parse(Encoding.UTF8.GetBytes(text), "x");
        return (ignores, problems);
    }

    private static string Say(FileProblem problem) => $"{problem.File}:{problem.Line}: {problem.Message}";
}
