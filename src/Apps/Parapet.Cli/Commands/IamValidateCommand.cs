using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Cli.Policies;
using Parapet.Iam.Validation;
using Parapet.Reports.Permissions;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet iam validate</c></summary>
internal static class IamValidateCommand
{
    private static readonly Argument<string[]> Files = new("policy") { Description = "Policies: files, or names or ARNs of AWS managed policies.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string?> Kind = CommandOptions.Kind();

    private static readonly Option<string> FailOn = new("--fail-on")
    {
        Description = $"Exit with 1 when a finding is this bad or worse: {string.Join(", ", Issues.SeverityNames)} or none.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => "security-warning",
    };

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        FailOn.AcceptOnlyFromAmong([.. Issues.SeverityNames, "none"]);
        var command = new ExplainedCommand("validate", "Check policies by themselves: names that AWS does not know, parts without effect, statements that grant more than meant.", """
            Examples:
              parapet iam validate policy.json
              parapet iam validate --kind scp organisation/*.json
              parapet iam validate --fail-on error --format json AmazonS3FullAccess

            Exit code: 0 nothing at or over --fail-on, 1 something, 2 a policy could not be read.
            """)
        {
            Files, Kind, FailOn, Format, Output,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var results = ImmutableArray.CreateBuilder<PolicyIssues>();
        var failed = false;
        foreach (var name in parsed.GetValue(Files)!)
        {
            if (PolicyFile.Read(name, out var error) is not { } policy)
            {
                Console.Error.WriteLine($"parapet: {error}");
                failed = true;
                continue;
            }

            var kind = parsed.GetValue(Kind) is { } given ? KindGuess.Of(given) : KindGuess.Guess(policy.Document);
            results.Add(new PolicyIssues(policy.Name, KindGuess.NameOf(kind), parsed.GetValue(Kind) is null, PolicyValidator.Validate(policy.Document, kind)));
        }

        var all = results.ToImmutable();
        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer => Write(parsed, all, writer));
        return failed || !written ? ExitCode.CouldNotWork
            : all.SelectMany(policy => policy.Found).Any(issue => Fails(issue, parsed.GetValue(FailOn)!)) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static void Write(ParseResult parsed, ImmutableArray<PolicyIssues> policies, TextWriter writer)
    {
        if (parsed.GetValue(Format) == "json")
        {
            Issues.WriteJson(policies, writer);
        }
        else if (!policies.IsEmpty)
        {
            Issues.WriteText(policies, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
        }
    }

    private static bool Fails(PolicyIssue issue, string gate) => (int)issue.Severity <= Issues.SeverityNames.IndexOf(gate);
}
