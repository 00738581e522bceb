using System.Text;

namespace Parapet.Rules;

/// <summary>A rule's page: what <c>parapet explain</c> prints and what lies in <c>docs/rules/</c>.</summary>
public static class RulePage
{
    /// <summary>The page in Markdown, with line feeds.</summary>
    public static string Markdown(Rule rule)
    {
        var info = rule.Info;
        var page = new StringBuilder()
            .Append("# ").Append(info.Id).Append(": ").Append(info.Title).Append("\n\n")
            .Append('`').Append(info.Name).Append("` · ").Append(info.Severity.ToString().ToLowerInvariant())
            .Append(" · since ").Append(info.Since);
        if (!info.Standards.IsEmpty)
        {
            page.Append(" · ").AppendJoin(", ", info.Standards);
        }

        page.Append("\n\n## Why it matters\n\n").Append(info.Why)
            .Append("\n\n## What to do\n\n").Append(info.Fix)
            .Append("\n\n## Deliberately not reported\n\n").Append(info.NotFlagged).Append('\n');
        Examples(page, rule, ExampleKind.Bad, "Reported");
        Examples(page, rule, ExampleKind.Good, "Not reported");
        Examples(page, rule, ExampleKind.Unknown, "Undecided");
        page.Append("\n## References\n\n");
        foreach (var reference in info.References)
        {
            page.Append("* <").Append(reference).Append(">\n");
        }

        page.Append("\n## Silence it in one place\n\n```yaml\n# parapet:ignore ").Append(info.Id)
            .Append(" reason=\"why this is acceptable here\" until=2027-01-31\n```\n");
        return page.ToString();
    }

    /// <summary>The table of all rules, in Markdown, with links to their pages.</summary>
    public static string Index(IEnumerable<Rule> rules)
    {
        var page = new StringBuilder("# Rules\n\n| id | severity | name | title |\n|---|---|---|---|\n");
        foreach (var info in rules.Select(rule => rule.Info).OrderBy(info => info.Id, StringComparer.Ordinal))
        {
            page.Append("| [").Append(info.Id).Append("](").Append(info.Id).Append(".md) | ")
                .Append(info.Severity.ToString().ToLowerInvariant()).Append(" | `").Append(info.Name).Append("` | ").Append(info.Title).Append(" |\n");
        }

        return page.ToString();
    }

    private static void Examples(StringBuilder page, Rule rule, ExampleKind kind, string heading)
    {
        var examples = rule.Examples.Where(example => example.Kind == kind).ToList();
        if (examples.Count > 0)
        {
            page.Append("\n## ").Append(heading).Append('\n');
        }

        foreach (var example in examples)
        {
            page.Append('\n').Append(char.ToUpperInvariant(example.Title[0])).Append(example.Title.AsSpan(1))
                .Append(":\n\n```yaml\n").Append(example.Template.ReplaceLineEndings("\n").TrimEnd()).Append("\n```\n");
            foreach (var file in example.Files)
            {
                page.Append("\nwith `").Append(file.Path).Append("`:\n\n```\n").Append(file.Text.ReplaceLineEndings("\n").TrimEnd()).Append("\n```\n");
            }

            foreach (var advisory in example.Advisories)
            {
                page.Append("\nwith the advisory:\n\n```json\n").Append(advisory.ReplaceLineEndings("\n").TrimEnd()).Append("\n```\n");
            }

            if (example.Trail is { } trail)
            {
                page.Append("\nwith the log:\n\n```json\n").Append(trail.ReplaceLineEndings("\n").TrimEnd()).Append("\n```\n");
            }
        }
    }
}
