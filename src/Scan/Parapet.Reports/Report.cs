using System.Collections.Immutable;
using Parapet.Model;

namespace Parapet.Reports;

/// <summary>Prints a result in any format.</summary>
public static class Report
{
    /// <summary>The names of the formats on the command line, in the order in which help lists them.</summary>
    public static ImmutableArray<string> FormatNames { get; } = [.. Enum.GetValues<ReportFormat>().Select(NameOf)];

    /// <summary>The name of a format on the command line.</summary>
    public static string NameOf(ReportFormat format) => format switch
    {
        ReportFormat.Text => "text",
        ReportFormat.Json => "json",
        ReportFormat.Sarif => "sarif",
        ReportFormat.Markdown => "markdown",
        ReportFormat.Html => "html",
        ReportFormat.JUnit => "junit",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>The format of a name, in any case; null when there is none.</summary>
    public static ReportFormat? FormatOf(string name)
    {
        var index = FormatNames.ToList().FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : (ReportFormat)index;
    }

    /// <summary>Writes <paramref name="result"/>; lines end in LF whatever the writer's own line end is.</summary>
    public static void Write(ReportFormat format, ScanResult result, TextWriter output, ReportOptions options)
    {
        switch (format)
        {
            case ReportFormat.Text:
                TextReport.Write(result, output, options);
                break;
            case ReportFormat.Json:
                JsonReport.Write(result, output);
                break;
            case ReportFormat.Sarif:
                SarifReport.Write(result, output);
                break;
            case ReportFormat.Markdown:
                MarkdownReport.Write(result, output, options);
                break;
            case ReportFormat.Html:
                HtmlReport.Write(result, output);
                break;
            case ReportFormat.JUnit:
                JUnitReport.Write(result, output);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }
}

/// <summary>What the caller knows about where the report goes; a report never looks for itself.</summary>
public sealed record ReportOptions
{
    /// <summary>Columns of the terminal, for text.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Whether text may use ANSI colours.</summary>
    public bool Colour { get; init; }

    /// <summary>Whether text shows fixes that are written out, which take many lines.</summary>
    public bool Fixes { get; init; }

    /// <summary>What markdown puts before a file's path to make a link, such as <c>https://github.com/OWNER/REPO/blob/COMMIT/</c>; empty for no links.</summary>
    public string LinkBase { get; init; } = "";
}
