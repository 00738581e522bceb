using System.CommandLine;
using System.Globalization;
using Parapet.Cli.Advisories;
using Parapet.Packages.Advisories;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet advisories show</c></summary>
internal static class AdvisoriesShowCommand
{
    private static readonly Option<string?> Database = new("--database") { Description = "The database; without it the usual one.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new ExplainedCommand("show", "Show what the database is made of and how old it is.", """
            Exit code: 0 there is a sound database, 2 there is none or it is damaged.
            """)
        {
            Database,
        };
        command.SetAction(Run);
        return command;
    }

    /// <summary>Writes what a database is made of.</summary>
    public static void Write(AdvisoryDatabaseInfo info, TextWriter writer)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{info.Advisories:N0} {(info.Advisories == 1 ? "advisory" : "advisories")} about {info.Groups:N0} {(info.Groups == 1 ? "vulnerability" : "vulnerabilities")}, compiled {info.Created:yyyy-MM-dd}"));
        foreach (var source in info.Sources)
        {
            var date = source.Date is { } day ? string.Create(CultureInfo.InvariantCulture, $", newest of {day:yyyy-MM-dd}") : "";
            writer.WriteLine("  " + Terminal.OneLine(string.Create(CultureInfo.InvariantCulture, $"{source.Name}: {source.Advisories:N0}{date}")));
        }

        writer.WriteLine("  " + Terminal.OneLine(info.KevCount > 0
            ? string.Create(CultureInfo.InvariantCulture, $"exploited (CISA KEV {info.KevVersion}): {info.KevCount:N0}")
            : "no catalogue of exploited vulnerabilities: nothing is known of exploitation"));
        writer.WriteLine("  " + Terminal.OneLine(info.EpssCount > 0
            ? string.Create(CultureInfo.InvariantCulture, $"scored (EPSS of {info.EpssDate.Split('T')[0]}): {info.EpssCount:N0}")
            : "no EPSS scores: nothing is known of how likely exploitation is"));
    }

    private static int Run(ParseResult parsed)
    {
        var database = AdvisoryFile.Open(parsed.GetValue(Database), out var error);
        if (database is null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        if (AdvisoryFile.Staleness(database, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)) is { } stale)
        {
            Console.Error.WriteLine($"parapet: {stale}");
        }

        return OutputFile.TryWrite(null, writer => Write(database.Info, writer)) ? ExitCode.Clean : ExitCode.CouldNotWork;
    }
}
