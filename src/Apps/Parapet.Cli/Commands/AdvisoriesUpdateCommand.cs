using System.CommandLine;
using System.Globalization;
using Parapet.Cli.Advisories;
using Parapet.Packages.Advisories;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet advisories update</c></summary>
internal static class AdvisoriesUpdateCommand
{
    private const int ShownProblems = 5;
    private const int MostBroken = 100;

    private static readonly Option<string[]> From = new("--from")
    {
        Description = "Make the database of these files instead of the network's: a zip or a folder of OSV records, a record, CISA's catalogue, EPSS scores, updates of Amazon Linux.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Ecosystems = new("--ecosystem")
    {
        Description = $"Only these ecosystems, as OSV names them, separated by commas. Without it: {string.Join(", ", RemoteSources.UsualEcosystems)}. Images of other systems need theirs: Debian:12, Alpine:v3.22, Ubuntu:24.04:LTS.",
        HelpName = "NAMES",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<Uri?> Mirror = new("--mirror")
    {
        Description = "Bring the files from a mirror of your own: ECOSYSTEM/all.zip, kev.json and epss.csv.gz below this address.",
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value.TrimEnd('/') + "/", UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address is { IsLoopback: true, Scheme: "http" }))
            {
                return address;
            }

            result.AddError("`--mirror` takes an https address, such as https://mirror.example.com/osv");
            return null;
        },
    };

    private static readonly Option<bool> Offline = new("--offline") { Description = "Never use the network: fail when --from is missing." };

    private static readonly Option<string?> Database = new("--database") { Description = "Where to put the database; without it in the usual place.", HelpName = "FILE" };

    private static readonly Option<DateOnly?> AsOf = CommandOptions.AsOf("The day that the database says it was made, instead of today.");

    public static Command Create()
    {
        var command = new ExplainedCommand("update", "Bring advisories up to date and compile them into one file that is asked without a network.", """
            Examples:
              parapet advisories update
              parapet advisories update --ecosystem npm,PyPI,Debian:12
              parapet advisories update --from osv/npm.zip osv/PyPI.zip kev.json --database advisories.parapet

            What was brought before is brought again only when it has changed, and an interrupted download goes on where it stopped.
            A record that cannot be read is said and left out; the others are compiled.
            Exit code: 0 the database is there, 2 a source could not be brought or read at all, or more than one record in a hundred could not: then
            the database stays as it was.
            """)
        {
            From, Ecosystems, Mirror, Offline, Database, AsOf,
        };
        command.SetAction((parsed, cancel) => Task.Run(() => Run(parsed, cancel), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancel)
    {
        var collection = new AdvisoryCollection();
        var from = parsed.GetValue(From) ?? [];
        var error = from.Length > 0 ? Gather(collection, from)
            : parsed.GetValue(Offline) ? "`--offline` needs `--from`: there is nothing to make the database of"
            : Bring(collection, parsed, cancel);
        if (error is not null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        foreach (var problem in collection.Problems.Take(ShownProblems))
        {
            Console.Error.WriteLine(Terminal.OneLine($"parapet: {problem.Source}: {problem.Message}"));
        }

        if (collection.Problems.Count > ShownProblems)
        {
            Console.Error.WriteLine($"parapet: {collection.Problems.Count - ShownProblems} more records could not be read");
        }

        if (collection.IsEmpty)
        {
            Console.Error.WriteLine("parapet: there is no advisory in what was given");
            return ExitCode.CouldNotWork;
        }

        // A source of hundreds of thousands of records has a bad one now and then; a source that is bad must not replace what is good.
        if (collection.Problems.Count > collection.Count / MostBroken)
        {
            Console.Error.WriteLine($"parapet: {collection.Problems.Count} of {collection.Count + collection.Problems.Count} records could not be read: too many; the database stays as it was");
            return ExitCode.CouldNotWork;
        }

        return Compile(collection, parsed);
    }

    private static int Compile(AdvisoryCollection collection, ParseResult parsed)
    {
        var created = parsed.GetValue(AsOf) is { } day ? new DateTimeOffset(day, default, default) : TimeProvider.System.GetUtcNow();
        var bytes = AdvisoryCompiler.Compile(collection.ToInput(created));
        var (database, problem) = AdvisoryDatabase.Open(bytes);
        if (database is null)
        {
            throw new InvalidOperationException($"the database that was just compiled cannot be read: {problem}");
        }

        var file = parsed.GetValue(Database) ?? AdvisoryFile.UsualPath;
        if (parsed.GetValue(Database) is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }

        if (!OutputFile.TryWriteBytes(file, stream => stream.Write(bytes)))
        {
            return ExitCode.CouldNotWork;
        }

        return OutputFile.TryWrite(null, writer =>
        {
            AdvisoriesShowCommand.Write(database.Info, writer);
            writer.WriteLine(Terminal.OneLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {bytes.Length:N0} bytes")));
        }) ? ExitCode.Clean : ExitCode.CouldNotWork;
    }

    private static string? Gather(AdvisoryCollection collection, string[] paths)
    {
        string? error = null;
        Progress.Show("reading", paths.Length, step =>
        {
            foreach (var path in paths)
            {
                if (!collection.TryAdd(path, null, "", out error))
                {
                    return;
                }

                step();
            }
        });
        return error;
    }

    private static string? Bring(AdvisoryCollection collection, ParseResult parsed, CancellationToken cancel)
    {
        var names = (parsed.GetValue(Ecosystems) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().ToList();
        var sources = RemoteSources.Of(names.Count > 0 ? names : RemoteSources.UsualEcosystems, parsed.GetValue(Mirror));
        using var handler = new SocketsHttpHandler { MaxAutomaticRedirections = 5, ConnectTimeout = TimeSpan.FromSeconds(20) };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"parapet/{ProductVersion.Current.Split('+')[0]}");
        var (files, problem) = new AdvisoryDownloads(client, AdvisoryFile.CacheFolder).Bring(sources, cancel);
        if (problem is not null)
        {
            return problem;
        }

        string? error = null;
        Progress.Show("reading", files.Length, step =>
        {
            foreach (var (source, path, _) in files)
            {
                if (!collection.TryAdd(path, source.Name, LocalCopy.TagOf(path), out error))
                {
                    return;
                }

                step();
            }
        });
        return error;
    }
}
