using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Cli.Events;
using Parapet.Events;
using Parapet.Reports.Events;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet event check</c></summary>
internal static class EventCheckCommand
{
    private static readonly Argument<string[]> Paths = new("event") { Description = "Events: files, folders with .json files, or - for standard input.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string> Schema = new("--schema") { Description = "The JSON Schema: draft-04, draft-06, draft-07, 2019-09 or 2020-12.", HelpName = "FILE", Required = true };

    private static readonly Option<bool> RefuseUnknown = new("--refuse-unknown")
    {
        Description = "Refuse properties that the schema does not declare also where it has no `additionalProperties: false`, as `[EventSchema(RefuseUnknownProperties = true)]` does.",
    };

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("check", """
            Check events against a JSON Schema, as strictly and in the same words as a function does that Parapet.Guard protects with that schema.

            Beyond what the schema says, properties that stand twice, names in another case, numbers that lose digits, bytes that are no UTF-8 and events beyond the budgets are refused.
            A violation says where it is and what the schema asks for, never what the event contains: the result can be kept and shown.
            """, """
            Examples:
              parapet event check --schema order.schema.json order.json
              parapet event check --schema order.schema.json tests/events/ --format json
              aws sqs receive-message ... --query 'Messages[0].Body' --output text | parapet event check --schema order.schema.json -

            What it prints for an order whose second item has a quantity of 0:
              order.json:5:31 /items/1/quantity must be at least 1 and at most 999 (range)

            Exit code: 0 every event is accepted, 1 one is refused, 2 the schema or an event could not be read.
            """)
        {
            Paths, Schema, RefuseUnknown, Format, Output,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (ReadSchema(parsed.GetValue(Schema)!, parsed.GetValue(RefuseUnknown)) is not { } schema)
        {
            return ExitCode.CouldNotWork;
        }

        var failed = false;
        var results = ImmutableArray.CreateBuilder<CheckedEvent>();
        foreach (var file in parsed.GetValue(Paths)!.SelectMany(path => Below(path, ref failed)).Distinct(StringComparer.Ordinal))
        {
            if (EventFiles.Read(file, out var error) is not { } utf8)
            {
                Complain(error!, ref failed);
                continue;
            }

            var refusals = schema.Check(utf8).Select(violation => new EventRefusal(violation.Pointer, violation.Rule, violation.Message, violation.Line, violation.Column));
            results.Add(new CheckedEvent(file == EventFiles.StandardInput ? "stdin" : file, [.. refusals]));
        }

        var all = results.ToImmutable();
        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer => Write(parsed, all, writer));
        return failed || !written ? ExitCode.CouldNotWork
            : all.Any(one => !one.Refusals.IsEmpty) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static EventSchema? ReadSchema(string file, bool refuseUnknown)
    {
        if (EventFiles.Read(file, out var error) is not { } utf8)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return null;
        }

        var schema = EventSchema.Read(utf8.Span, refuseUnknown, out var problems);
        foreach (var problem in problems)
        {
            Console.Error.WriteLine($"parapet: {Terminal.OneLine($"{file}:{problem.Line}:{problem.Column}: {problem.Message} ({problem.Id})")}");
        }

        return schema;
    }

    private static ImmutableArray<string> Below(string path, ref bool failed)
    {
        var files = EventFiles.Below(path, out var error);
        if (error is not null)
        {
            Complain(error, ref failed);
        }

        return files;
    }

    private static void Complain(string error, ref bool failed)
    {
        Console.Error.WriteLine($"parapet: {error}");
        failed = true;
    }

    private static void Write(ParseResult parsed, ImmutableArray<CheckedEvent> events, TextWriter writer)
    {
        if (parsed.GetValue(Format) == "json")
        {
            EventChecks.WriteJson(events, writer);
        }
        else if (!events.IsEmpty)
        {
            EventChecks.WriteText(events, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
        }
    }
}
