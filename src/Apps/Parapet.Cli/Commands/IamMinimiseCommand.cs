using System.CommandLine;
using System.Globalization;
using System.Text;
using Parapet.Cli.Policies;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using Parapet.Reports;
using Parapet.Reports.Permissions;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet iam minimise</c></summary>
internal static class IamMinimiseCommand
{
    private static readonly Argument<string> File = new("policy") { Description = "The policy: a file, or the name or ARN of an AWS managed policy." };

    private static readonly Option<string?> Kind = CommandOptions.Kind();

    private static readonly Option<bool> KnownActions = CommandOptions.KnownActions();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("minimise", "Print a policy without the parts of its Allow statements that change nothing, proved to allow the same. What was dropped is told on standard error.", """
            Examples:
              parapet iam minimise policy.json --output policy.json
              parapet iam minimise ReadOnlyAccess --known-actions

            Exit code: 0 printed, and proved equal; 2 could not work; 3 could not be proved equal, so nothing is printed.
            """)
        {
            File, Kind, KnownActions, Output,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var file = PolicyFile.Read(parsed.GetValue(File)!, out var error);
        if (file is null || file.Notes.FirstOrDefault() is { } note && (error = $"the policy cannot be read as a whole: {note}") is not null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        var kind = parsed.GetValue(Kind) is { } given ? KindGuess.Of(given) : KindGuess.Guess(file.Document);
        var universe = parsed.GetValue(KnownActions) ? ActionUniverse.Catalogue : ActionUniverse.Open;
        var policy = Policy.Compile(file.Document, kind, file.Name);

        // A denial that changes nothing here may take away what another policy gives: it always stays, so that only what allows is made smaller.
        var minimised = Minimiser.Minimise(Policy.Compile(Allowing(file.Document), kind, file.Name), universe);

        // What is proved is what is printed, read again.
        var text = Text(WithDenials(minimised.Document, file.Document));
        var printed = Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes(text), file.Name), kind, file.Name);
        if (PolicyProof.Equivalent(policy, printed, universe) is { Verdict: not Verdict.Proved } answer)
        {
            Console.Error.WriteLine($"parapet: the policy cannot be proved equal to a smaller one{(answer.Why is null ? "" : $": {Terminal.OneLine(answer.Why)}")}");
            return ExitCode.NotDecided;
        }

        foreach (var dropped in minimised.Dropped)
        {
            Console.Error.WriteLine(Terminal.OneLine($"dropped {dropped}"));
        }

        Console.Error.WriteLine(minimised.Dropped.IsEmpty ? "nothing can be dropped" : $"proved equal: {minimised.Dropped.Length} dropped, {Size(Text(file.Document))} characters before, {Size(text)} after");
        return OutputFile.TryWrite(parsed.GetValue(Output), writer => writer.Write(text)) ? ExitCode.Clean : ExitCode.CouldNotWork;
    }

    private static PolicyDocument Allowing(PolicyDocument document) => document with { Statements = [.. document.Statements.Where(statement => statement.Allows)] };

    // In the order of the original; a statement is known by its place.
    private static PolicyDocument WithDenials(PolicyDocument minimised, PolicyDocument original) => original with
    {
        Statements =
        [
            .. from statement in original.Statements
               let kept = statement.Allows ? minimised.Statements.FirstOrDefault(each => each.At == statement.At) : statement
               where kept is not null
               select kept,
        ],
    };

    private static string Text(PolicyDocument document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        PolicyWriter.Write(document, text);
        return Escaped(text.ToString());
    }

    // In JSON what has no shape stands in strings only, where its number means the same and does no harm to a terminal.
    private static string Escaped(string json)
    {
        var escaped = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            var raw = rune.ToString();
            if (raw == "\n" || Printable.Line(raw) == raw)
            {
                escaped.Append(raw);
                continue;
            }

            foreach (var unit in raw)
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            }
        }

        return escaped.ToString();
    }

    // AWS's quotas count no white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html.
    private static int Size(string text) => text.Count(c => !char.IsWhiteSpace(c));
}
