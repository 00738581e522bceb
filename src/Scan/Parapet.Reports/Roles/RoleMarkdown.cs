namespace Parapet.Reports.Roles;

/// <summary>The role sheet for a comment or a wiki.</summary>
public static class RoleMarkdown
{
    /// <summary>Writes the sheet.</summary>
    public static void Write(RoleSheet sheet, TextWriter output)
    {
        output.Write($"## {MarkdownText.Sentence(sheet.Title)}\n\n");
        output.Write($"Role {MarkdownText.Code(sheet.Role)} ({MarkdownText.Code(sheet.At.ToString())}). Administrator: {MarkdownText.Sentence(RoleWords.Administrator(sheet))}.");
        output.Write(sheet.SharedWith.IsEmpty ? "\n" : $" Shared with {string.Join(", ", sheet.SharedWith.Select(MarkdownText.Code))}.\n");
        WriteServices(sheet, output);
        WriteReached(sheet, output);
        WriteWays(sheet, output);
        WriteRest(sheet, output);
    }

    private static void WriteServices(RoleSheet sheet, TextWriter output)
    {
        var (listed, whole) = RoleWords.Services(sheet);
        if (!listed.IsEmpty)
        {
            output.Write($"\n| service | {string.Join(" | ", RoleWords.Levels.Select(RoleWords.Of))} | where |\n|---|{string.Concat(RoleWords.Levels.Select(_ => "---|"))}---|\n");
            foreach (var service in listed)
            {
                var cells = RoleWords.Levels.Select(level => RoleWords.Cell(service.Levels.First(count => count.Level == level)));
                output.Write($"| {MarkdownText.Code(service.Prefix)} | {string.Join(" | ", cells)} | {(service.OnAny ? "any resource" : "named")} |\n");
            }
        }

        if (whole > 0)
        {
            output.Write($"\n{whole} services as a whole.\n");
        }
    }

    private static void WriteReached(RoleSheet sheet, TextWriter output)
    {
        output.Write("\n### Gets at\n\n");
        foreach (var (access, resources) in RoleWords.Reached(sheet).Concat(RoleWords.Beyond(sheet)))
        {
            output.Write($"* **{access}**: {MarkdownText.Sentence(resources)}\n");
        }

        if (sheet.Reached.IsEmpty && sheet.Beyond.IsEmpty)
        {
            output.Write("Nothing that is known to be worth having.\n");
        }
    }

    private static void WriteWays(RoleSheet sheet, TextWriter output)
    {
        if (sheet.Ways.IsEmpty)
        {
            return;
        }

        output.Write("\n### Ways to more\n\n");
        foreach (var way in RoleWords.Together(sheet))
        {
            output.Write($"* **{MarkdownText.Sentence(way.Goal)}** ({(way.IsCertain ? "certain" : "possible")})\n");
            foreach (var step in way.Steps)
            {
                var through = step.Through.IsEmpty ? "" : $" ({string.Join(", ", step.Through.Select(MarkdownText.Code))})";
                output.Write($"  1. {MarkdownText.Code(step.From)} to {MarkdownText.Code(step.To)}: {MarkdownText.Sentence(step.What)}{through}{(step.Actions.IsEmpty ? "" : " with ")}{string.Join(", ", step.Actions.Select(MarkdownText.Code))}\n");
            }
        }

        if (RoleWords.Cut(sheet) is { } cut)
        {
            output.Write($"\nTo close the way to administrator: {MarkdownText.Sentence(cut)}.\n");
        }
    }

    private static void WriteRest(RoleSheet sheet, TextWriter output)
    {
        if (sheet.Function is not null)
        {
            output.Write($"\n### Configuration\n\nVariables are encrypted with {MarkdownText.Sentence(sheet.Key ?? "a key that is not known")}.");
            output.Write(sheet.Readers.IsEmpty ? " No other role of the deployment can read them.\n" : "\n\n");
            foreach (var reader in sheet.Readers)
            {
                output.Write($"* {MarkdownText.Code(reader.Role)} by {MarkdownText.Code(reader.Action)}{(reader.IsCertain ? "" : ", under a condition")}: {RoleWords.Decrypts(reader.Decrypts)}\n");
            }
        }

        if (!sheet.Unknowns.IsEmpty)
        {
            output.Write("\n### Unknown\n\n");
            foreach (var unknown in sheet.Unknowns)
            {
                output.Write($"* {MarkdownText.Sentence(unknown)}\n");
            }
        }
    }
}
