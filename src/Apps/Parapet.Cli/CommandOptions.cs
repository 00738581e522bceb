using System.CommandLine;
using System.Globalization;
using Parapet.Cli.Policies;
using Parapet.Reports;

namespace Parapet.Cli;

/// <summary>Options that several commands have in common.</summary>
internal static class CommandOptions
{
    /// <summary><c>--format</c>.</summary>
    /// <param name="more">Formats beside text and json.</param>
    public static Option<string> Format(params string[] more)
    {
        string[] names = ["text", "json", .. more];
        var option = new Option<string>("--format") { Description = $"How to print the result: {string.Join(", ", names)}.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        option.AcceptOnlyFromAmong(names);
        return option;
    }

    /// <summary><c>--kind</c>.</summary>
    public static Option<string?> Kind()
    {
        var option = new Option<string?>("--kind")
        {
            Description = $"What the policies are attached to: {string.Join(", ", KindGuess.Names)}. Without it, their content decides between identity, resource, trust and key.",
            HelpName = "KIND",
        };
        option.AcceptOnlyFromAmong([.. KindGuess.Names]);
        return option;
    }

    /// <summary><c>--known-actions</c>.</summary>
    public static Option<bool> KnownActions() => new("--known-actions")
    {
        Description = "Speak only of actions that AWS documents today, each on the resources that it works on. Without it a proof stays true when AWS adds actions.",
    };

    /// <summary><c>--as-of</c>.</summary>
    /// <param name="description">What the day is for.</param>
    public static Option<DateOnly?> AsOf(string description) => new("--as-of")
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"`--as-of {Terminal.OneLine(result.Tokens[0].Value)}` is no date; write it as 2026-11-01");
            return null;
        },
    };

    /// <summary><c>--output</c>.</summary>
    public static Option<string?> Output() => new("--output") { Description = "Write the result to a file instead of standard output. A file that is there is replaced; a link too, and not followed.", HelpName = "FILE" };

    /// <summary>How text is to look.</summary>
    /// <param name="file">Where it goes; null for standard output.</param>
    public static ReportOptions ReportOptions(string? file) => new()
    {
        Width = file is null ? Terminal.Width : Terminal.DefaultWidth,
        Colour = file is null && Terminal.OutputTakesColor,
    };
}
