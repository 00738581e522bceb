using System.Text;
using Parapet.Iam.Validation;

namespace Parapet.Iam.Tests.Validation;

/// <summary>
/// <c>docs/guide/policy-checks.md</c> lists every check. To write it anew: PARAPET_ACCEPT=1 dotnet run --project tests/Parapet.Iam.Tests
/// </summary>
public sealed class CheckPageTests
{
    [Fact]
    public void The_page_lists_every_check()
    {
        var path = Path.Combine(Root(), "docs", "guide", "policy-checks.md");
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllText(path, Page());
        }

        Assert.Equal(Page(), File.ReadAllText(path));
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Checks of a policy\n\n")
            .Append("What Parapet checks in a single IAM policy, of whatever kind. The page is written from the checks themselves.\n\n")
            .Append("* **Error**: a part is invalid; AWS refuses the policy, or the part has no effect.\n")
            .Append("* **Security warning**: the policy grants what its author can hardly want.\n")
            .Append("* **Warning**: the policy probably does not do what it seems to.\n")
            .Append("* **Suggestion**: the policy can be made shorter or clearer.\n\n")
            .Append("What a template leaves unknown is never held against a policy.\n");
        foreach (var group in PolicyValidator.Groups)
        {
            page.Append($"\n## {group.Title}\n\n| check | severity | meaning |\n|---|---|---|\n");
            foreach (var check in group.Checks)
            {
                page.Append($"| `{check.Id}` | {Name(check.Severity)} | {check.Meaning} |\n");
            }
        }

        return page.ToString();
    }

    private static string Name(IssueSeverity severity) => severity == IssueSeverity.SecurityWarning ? "Security warning" : severity.ToString();

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
