using System.Collections.Immutable;
using Parapet.Reports.Permissions;

namespace Parapet.Reports.Roles;

/// <summary>The role sheet for a terminal.</summary>
public static class RoleText
{
    private const int Label = 14;
    private const int WideLabel = 23;
    private const int Cell = 12;

    /// <summary>Writes the sheet.</summary>
    public static void Write(RoleSheet sheet, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        lines.Wrapped(0, [new(sheet.Title, Ink.Bold), new(sheet.Function is null ? "" : $"runs as {sheet.Role}", Ink.Plain), new(sheet.At.ToString(), Ink.Place)]);
        Row(lines, "administrator", [new(RoleWords.Administrator(sheet), sheet.Administrator == Certainty.Yes ? Ink.Critical : Ink.Plain), .. Places(sheet.AdministratorBy)]);
        if (!sheet.SharedWith.IsEmpty)
        {
            Row(lines, "shared with", [new(string.Join(", ", sheet.SharedWith), Ink.Plain)]);
        }

        if (sheet.HasLimits)
        {
            Row(lines, "limits", [new("a boundary or denials, which are counted in what follows", Ink.Plain)]);
        }

        lines.Blank();
        WriteServices(lines, sheet);
        WriteReached(lines, sheet);
        WriteWays(lines, sheet);
        WriteConfiguration(lines, sheet);
        WriteUnknowns(lines, sheet);
    }

    private static void WriteServices(TextLines lines, RoleSheet sheet)
    {
        var (listed, whole) = RoleWords.Services(sheet);
        Head(lines, "Services", sheet.Services.IsEmpty ? "none" : Wording.Count(sheet.Services.Length, "service"));
        if (!listed.IsEmpty)
        {
            lines.Wrapped(2, [new("".PadRight(Label + 2), Ink.Plain, Whole: true), .. RoleWords.Levels.Select(level => new Span(RoleWords.Of(level).PadRight(Cell), Ink.Dim, Whole: true))]);
        }

        foreach (var service in listed)
        {
            lines.Wrapped(2,
            [
                new(service.Prefix.PadRight(Label + 2), Ink.Bold, Whole: true),
                .. RoleWords.Levels.Select(level => service.Levels.First(count => count.Level == level)).Select(count => new Span(RoleWords.Cell(count).PadRight(Cell), Ink.Plain, Whole: true)),
                new(service.OnAny ? "on any" : "", Ink.Medium, Whole: true),
            ]);
        }

        if (whole > 0)
        {
            lines.Wrapped(2, [new($"{whole} {(listed.IsEmpty ? "" : "more ")}services as a whole", Ink.High)]);
        }

        lines.Blank();
    }

    private static void WriteReached(TextLines lines, RoleSheet sheet)
    {
        Head(lines, "Gets at", sheet.Reached.IsEmpty ? "nothing of the deployment" : Wording.Count(sheet.Reached.Select(reached => reached.Name).Distinct().Count(), "resource") + " of the deployment");
        foreach (var (access, resources) in RoleWords.Reached(sheet))
        {
            Row(lines, access, [new(resources, Ink.Plain)], WideLabel);
        }

        foreach (var (access, kinds) in RoleWords.Beyond(sheet))
        {
            Row(lines, access, [new(kinds, Ink.Medium)], WideLabel);
        }

        lines.Blank();
    }

    private static void WriteWays(TextLines lines, RoleSheet sheet)
    {
        Head(lines, "Ways to more", sheet.Ways.IsEmpty ? "none known" : "");
        foreach (var way in RoleWords.Together(sheet))
        {
            lines.Wrapped(2, [new(way.Goal, way.Goal == EscalationWay.Administrator ? Ink.Critical : Ink.High), new($"· {(way.IsCertain ? "certain" : "possible")}", Ink.Dim)]);
            foreach (var step in way.Steps)
            {
                lines.Wrapped(4, [new($"{step.From} → {step.To}:", Ink.Plain), new(step.What, Ink.Plain), new(step.Through.IsEmpty ? "" : $"({string.Join(", ", step.Through)})", Ink.Plain)], hanging: 6);
                if (!step.Actions.IsEmpty)
                {
                    lines.Wrapped(6, [new(string.Join(", ", step.Actions), Ink.Dim)], hanging: 8);
                }

                foreach (var by in Places(step.By))
                {
                    lines.Wrapped(6, [by], hanging: 8);
                }

                foreach (var dependence in step.DependsOn)
                {
                    lines.Wrapped(6, [new("if", Ink.Medium), new(dependence, Ink.Plain)], hanging: 8);
                }
            }
        }

        if (RoleWords.Cut(sheet) is { } cut)
        {
            Row(lines, "to close", [new(cut, Ink.Fix)]);
        }

        lines.Blank();
    }

    private static void WriteConfiguration(TextLines lines, RoleSheet sheet)
    {
        if (sheet.Function is null)
        {
            return;
        }

        Head(lines, "Configuration", sheet.Key is null ? "" : $"variables are encrypted with {sheet.Key}");
        foreach (var reader in sheet.Readers)
        {
            Row(lines, "read by", [new($"{reader.Role}{Perhaps(reader.IsCertain)}, {RoleWords.Decrypts(reader.Decrypts)}", Ink.Plain), .. Places([reader.By])]);
        }

        if (sheet.Readers.IsEmpty)
        {
            Row(lines, "read by", [new("no other role of the deployment", Ink.Plain)]);
        }

        lines.Blank();
    }

    private static void WriteUnknowns(TextLines lines, RoleSheet sheet)
    {
        if (sheet.Unknowns.IsEmpty)
        {
            return;
        }

        Head(lines, "Unknown", "");
        foreach (var unknown in sheet.Unknowns)
        {
            lines.Wrapped(2, [new(unknown, Ink.Plain)], hanging: 4);
        }

        lines.Blank();
    }

    private static void Head(TextLines lines, string title, string note) => lines.Wrapped(0, [new(title, Ink.Bold), new(note.Length == 0 ? "" : $"· {note}", Ink.Dim)]);

    private static void Row(TextLines lines, string label, IReadOnlyList<Span> spans, int width = Label) =>
        lines.Wrapped(2, [new(label.PadRight(width - 1), Ink.Dim, Whole: true), .. spans], hanging: width + 2);

    private static IEnumerable<Span> Places(ImmutableArray<StatementPlace> places) =>
        places.Select(place => new Span($"· {place.Statement} of {place.Policy} {place.At}", Ink.Place));

    private static string Perhaps(bool isCertain) => isCertain ? "" : " (under a condition)";
}
