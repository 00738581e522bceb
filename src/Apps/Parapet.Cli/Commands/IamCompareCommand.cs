using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Cli.Policies;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using Parapet.Model;
using Parapet.Reports.Permissions;
using Parapet.Sources.Documents;
using Parapet.Sources.Files;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet iam compare</c></summary>
internal static class IamCompareCommand
{
    private static readonly Argument<string> Old = new("old") { Description = "The state before: a policy, a template, or a folder with templates." };

    private static readonly Argument<string> New = new("new") { Description = "The state after, of the same sort." };

    private static readonly Option<string?> Kind = CommandOptions.Kind();

    private static readonly Option<bool> KnownActions = CommandOptions.KnownActions();

    private static readonly DeploymentOptions Deployments = new();

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("compare", "Prove that a change of policies gives no new access, or show a request for each piece of new access.", """
            Examples:
              parapet iam compare old.json new.json
              parapet iam compare AmazonS3ReadOnlyAccess policy.yaml --known-actions
              parapet iam compare samples/orders samples/orders-repaired

            What of a deployment cannot be compared is named, and leaves the answer open.
            Exit code: 0 proved that there is no new access, 1 new access, 2 could not work or not read everything, 3 not decided.
            """)
        {
            Old, New, Kind, KnownActions,
        };
        foreach (var option in (IEnumerable<Option>)[.. Deployments.All, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (Compare(parsed, out var noun, out var readable, out var problems, out var error) is not { } comparisons)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer =>
        {
            if (parsed.GetValue(Format) == "json")
            {
                Comparisons.WriteJson(comparisons, readable, writer);
            }
            else
            {
                Comparisons.WriteText(comparisons, noun, readable, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
            }
        });
        return !written || problems ? ExitCode.CouldNotWork : Comparisons.Verdict(comparisons) switch
        {
            ComparisonVerdict.NoNewAccess => ExitCode.Clean,
            ComparisonVerdict.NewAccess => ExitCode.Findings,
            _ => ExitCode.NotDecided,
        };
    }

    private static ImmutableArray<PolicyComparison>? Compare(ParseResult parsed, out string noun, out Func<string, string> readable, out bool problems, out string? error)
    {
        var (old, now) = (parsed.GetValue(Old)!, parsed.GetValue(New)!);
        var universe = parsed.GetValue(KnownActions) ? ActionUniverse.Catalogue : ActionUniverse.Open;
        noun = "roles and policies";
        readable = text => text;
        problems = false;
        if (IsDeployment(old) != IsDeployment(now))
        {
            error = $"a deployment cannot be compared with a policy: `{Terminal.OneLine(IsDeployment(old) ? now : old)}` is no template";
            return null;
        }

        if (IsDeployment(old))
        {
            var before = ByTemplate(parsed, old, out error);
            var after = error is null ? ByTemplate(parsed, now, out error) : [];
            if (error is not null)
            {
                return null;
            }

            readable = DeploymentNames.ReadableIn(after.Values);
            foreach (var deployment in before.Values.Concat(after.Values))
            {
                problems |= DeploymentOptions.WriteProblems(deployment);
            }

            var comparisons = DeploymentDifference.Of(before, after, universe);
            error = comparisons.IsEmpty ? "nothing to compare: there are no roles and policies" : null;
            return error is null ? comparisons : null;
        }

        if (Deployments.AreGiven(parsed))
        {
            error = "`--parameter` and `--parameters` are for deployments, and these are policies";
            return null;
        }

        if (PolicyFile.Read(old, out error) is not { } one || PolicyFile.Read(now, out error) is not { } other)
        {
            return null;
        }

        var kind = parsed.GetValue(Kind) is { } given ? KindGuess.Of(given) : KindGuess.Guess(other.Document);
        if (parsed.GetValue(Kind) is null && !one.Document.Statements.IsEmpty && KindGuess.Guess(one.Document) != kind)
        {
            error = $"`{Terminal.OneLine(one.Name)}` looks like a policy of kind {KindGuess.NameOf(KindGuess.Guess(one.Document))}, `{Terminal.OneLine(other.Name)}` like {KindGuess.NameOf(kind)}; say which with `--kind`";
            return null;
        }

        return [AccessDifference.Of(other.Name, Set(one, kind), Set(other, kind), universe)];
    }

    private static PolicySet Set(PolicyFile file, PolicyKind kind)
    {
        var policy = Policy.Compile(file.Document, kind, file.Name);
        return kind.NamesPrincipals() ? new PolicySet { Resource = policy } : new PolicySet { Identity = [policy] };
    }

    // Templates of two folders belong together when they lie at the same place below them; two files always do.
    private static SortedDictionary<string, Deployment> ByTemplate(ParseResult parsed, string path, out string? error)
    {
        var byPath = new SortedDictionary<string, Deployment>(StringComparer.Ordinal);
        foreach (var deployment in Deployments.Read(parsed, path, out error))
        {
            byPath[Directory.Exists(path) ? Path.GetRelativePath(path, deployment.Source).Replace('\\', '/') : ""] = deployment;
        }

        return byPath;
    }

    private static bool IsDeployment(string path) =>
        Directory.Exists(path) || (File.Exists(path) && BoundedFile.Read(path, path, out _) is { } bytes && TemplateSniff.IsProbablyTemplate(bytes.Span));
}
