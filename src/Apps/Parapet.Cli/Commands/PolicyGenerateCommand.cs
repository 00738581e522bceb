using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Cli.Policies;
using Parapet.Cli.Trails;
using Parapet.Iam.Synthesis;
using Parapet.Model;
using Parapet.Reports.LeastPrivilege;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet policy generate</c></summary>
internal static class PolicyGenerateCommand
{
    private static readonly Option<string> Function = new("--function") { Description = "The function: its name, its ARN, or its logical id in the template.", HelpName = "NAME", Required = true };

    private static readonly Option<string> Trail = new("--trail") { Description = TrailWindow.TrailDescription, HelpName = "PATH", Required = true };

    private static readonly Option<string?> In = DeploymentOptions.In(isRequired: false);

    private static readonly DeploymentOptions Deployments = new();

    private static readonly Option<int?> Days = new("--days") { Description = TrailWindow.DaysDescription, HelpName = "N" };

    private static readonly Option<bool> Exact = new("--exact") { Description = "Keep every resource as it was observed; no prefixes of keys, no groups of log streams." };

    private static readonly Option<int> Keys = new("--keys") { Description = "How many different names in a folder of a bucket stand for the whole folder.", HelpName = "K", DefaultValueFactory = _ => 5 };

    private static readonly Option<bool> GrantUnknown = new("--grant-unknown") { Description = "Also grant calls of which the logs do not say the resource, on every resource of the kind." };

    private static readonly Option<string?> Rollback = new("--rollback") { Description = "Write the old policy to a file, to go back to; needs --in.", HelpName = "FILE" };

    private static readonly Option<string> Format = CommandOptions.Format("markdown", "html", "yaml", "patch");

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        Days.Validators.Add(result => { if (result.GetValueOrDefault<int?>() is < 1) { result.AddError("`--days` must be at least 1"); } });
        Keys.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 2) { result.AddError("`--keys` must be at least 2"); } });
        var command = new ExplainedCommand("generate", "Make the least policy that allows what a function did, and prove it: every call replayed, nothing beyond the old policy, nothing that no call needs.", """
            Examples:
              parapet policy generate --function PlaceOrder --trail samples/orders/logs --in samples/orders
              parapet policy generate --function PlaceOrder --trail logs --in template.yaml --days 30 --format html --output review.html
              parapet policy generate --function ImportInvoice --trail logs --in template.yaml --format patch | git apply
              parapet policy generate --function orders-mail --trail logs --format json --exact

            Exit code: 0 the proof holds, 1 the policy is not within the old one, 2 could not work, 3 not decided.
            """)
        {
            Function, Trail, In,
        };
        foreach (var option in (IEnumerable<Option>)[.. Deployments.All, Days, Exact, Keys, GrantUnknown, Rollback, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string? error = null;
        var deployments = parsed.GetValue(In) is { } path ? Deployments.Read(parsed, path, out error) : default(ImmutableArray<Deployment>?);
        var window = error is null ? TrailWindow.Read(parsed.GetValue(Trail)!, parsed.GetValue(Days), out error) : null;
        var subject = window is null ? null : GenerationSubject.Find(parsed.GetValue(Function)!, window, parsed.GetValue(Exact), deployments, out error);
        if (subject is null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        subject.Window.WriteProblems();
        var review = subject.Review(new SynthesisOptions
        {
            IsExact = parsed.GetValue(Exact),
            KeysPerFolder = parsed.GetValue(Keys),
            GrantUnknownResources = parsed.GetValue(GrantUnknown),
        });
        var patch = parsed.GetValue(Format) == "patch" ? PolicyPatch.Of(subject, review, out error) : null;
        if (error is not null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        var written = WroteRollback(parsed, subject) && OutputFile.TryWrite(parsed.GetValue(Output), writer => Write(review, subject, patch, parsed, writer));
        return !written || !subject.Window.Problems.IsEmpty ? ExitCode.CouldNotWork : Code(review.Result.Proof);
    }

    private static int Code(SynthesisProof proof) =>
        proof.Holds ? ExitCode.Clean
        : proof.NotAllowed.IsEmpty && proof.IsMinimal && proof.WithinOld?.Verdict == Iam.Proof.Verdict.Unknown ? ExitCode.NotDecided
        : ExitCode.Findings;

    private static bool WroteRollback(ParseResult parsed, GenerationSubject subject)
    {
        if (parsed.GetValue(Rollback) is not { } file)
        {
            return true;
        }

        if (subject.Old is not { } old)
        {
            Console.Error.WriteLine("parapet: `--rollback` needs the deployment; name it with `--in`");
            return false;
        }

        if (OldPolicy.Obstacle(old) is { } obstacle)
        {
            Console.Error.WriteLine($"parapet: the old policy cannot be written: {Terminal.OneLine(obstacle)}");
            return false;
        }

        return OutputFile.TryWrite(file, writer => OldPolicy.Write(old, writer));
    }

    private static void Write(PolicyReview review, GenerationSubject subject, UnifiedDiff? patch, ParseResult parsed, TextWriter writer)
    {
        switch (parsed.GetValue(Format))
        {
            case "json":
                ReviewJson.Write(review, writer);
                break;
            case "markdown":
                ReviewMarkdown.Write(review, writer);
                break;
            case "html":
                ReviewHtml.Write(review, ProductVersion.Current, writer);
                break;
            case "patch":
                patch!.Write(writer);
                break;
            case "yaml":
                SamPolicies.Write(review.Result.Documents, subject.TemplateResource, writer);
                break;
            default:
                ReviewText.Write(review, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
                break;
        }
    }
}
