using System.CommandLine;
using Parapet.Cli.Secrets;
using Parapet.Reports.Secrets;
using Parapet.Secrets;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet secrets</c></summary>
internal static class SecretsCommand
{
    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Files, folders, zips, layers, jars or container images (OCI layout or the tar of docker save).",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Least = new("--min-certainty")
    {
        Description = "Show only what is this certain: possible, likely or certain.",
        HelpName = "CERTAINTY",
        DefaultValueFactory = _ => "likely",
    };

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        Least.AcceptOnlyFromAmong("possible", "likely", "certain");
        var command = new ExplainedCommand("secrets", "Find secrets in text: sources, configuration, notebooks, templates, also inside of archives and images. Shows places, never the secrets. No account, no network.", """
            Examples:
              parapet secrets .
              parapet secrets function.zip layer.zip --min-certainty certain
              parapet secrets src/ .env --format json --output secrets.json
              parapet secrets image.tar

            Each line is `file:line:column detector provider kind certainty preview`. Texts are UTF-8 or UTF-16, of 32 MiB at most; what is
            no text is left out, and what lies in `.git`; links are not followed. In lists of hashes, bundles and packages of
            others (`node_modules`, `site-packages`) only what cannot be anything else counts.

            Exit code: 0 no secrets, 1 secrets, 2 could not work or not read everything.
            """)
        {
            Paths, Least, Format, Output,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var paths = parsed.GetValue(Paths)!;
        if (paths.Append(parsed.GetValue(Output) ?? "-").Any(string.IsNullOrWhiteSpace))
        {
            Console.Error.WriteLine("parapet: a path is empty; name a file or a folder (`.` for this one)");
            return ExitCode.CouldNotWork;
        }

        var least = parsed.GetValue(Least) switch { "possible" => Certainty.Possible, "certain" => Certainty.Certain, _ => Certainty.Likely };
        var sheet = SecretPaths.Search(paths, Directory.GetCurrentDirectory(), least);
        var isJson = parsed.GetValue(Format) == "json";
        if (!OutputFile.TryWrite(parsed.GetValue(Output), writer =>
        {
            if (isJson)
            {
                SecretJson.Write(sheet, writer);
            }
            else
            {
                SecretText.Write(sheet, writer);
            }
        }))
        {
            return ExitCode.CouldNotWork;
        }

        return sheet.Problems.Length > 0 ? ExitCode.CouldNotWork : sheet.Secrets.Length > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}
