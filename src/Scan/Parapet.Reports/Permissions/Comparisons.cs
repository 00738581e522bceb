using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;

namespace Parapet.Reports.Permissions;

/// <summary>The result of comparing policies.</summary>
public static class Comparisons
{
    /// <summary>The JSON contract's name.</summary>
    public const string Schema = "parapet.iam.compare/1";

    private const int Body = 4;

    /// <summary>The verdict on all subjects together: new access anywhere counts first, then what is not decided.</summary>
    public static ComparisonVerdict Verdict(ImmutableArray<PolicyComparison> comparisons) =>
        comparisons.Any(each => each.Verdict == ComparisonVerdict.NewAccess) ? ComparisonVerdict.NewAccess
        : comparisons.Any(each => each.Verdict == ComparisonVerdict.NotDecided) ? ComparisonVerdict.NotDecided
        : ComparisonVerdict.NoNewAccess;

    /// <summary>Writes the comparison for a person; subjects without new access only count in the last line.</summary>
    /// <param name="comparisons">The subjects.</param>
    /// <param name="noun">What a subject is: "policy", "role or resource".</param>
    /// <param name="readable">Puts names of a deployment in the place of what stood for them.</param>
    /// <param name="output">Where to.</param>
    /// <param name="options">How it is to look.</param>
    public static void WriteText(ImmutableArray<PolicyComparison> comparisons, string noun, Func<string, string> readable, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var comparison in comparisons.Where(each => each.Verdict != ComparisonVerdict.NoNewAccess))
        {
            lines.Wrapped(0, [new(comparison.Subject, Ink.Bold), new($"· {Words(comparison.Verdict)}", Ink.Dim)]);
            lines.Blank();
            foreach (var access in comparison.New)
            {
                WriteAccess(lines, access, readable);
            }

            if (comparison.Why is { } why)
            {
                lines.Wrapped(2, [new(comparison.New.IsEmpty ? "Not decided:" : "There may be more:", Ink.Medium), new(readable(why) + ".", Ink.Plain)], hanging: Body);
                lines.Blank();
            }
        }

        lines.Wrapped(0, [new(Summary(comparisons, noun), Verdict(comparisons) == ComparisonVerdict.NoNewAccess ? Ink.Fix : Ink.Bold)]);
    }

    /// <summary>Writes the comparison for programs.</summary>
    public static void WriteJson(ImmutableArray<PolicyComparison> comparisons, Func<string, string> readable, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("verdict", Word(Verdict(comparisons)));
        json.WriteStartArray("subjects");
        foreach (var comparison in comparisons)
        {
            json.WriteStartObject();
            json.Text("subject", comparison.Subject);
            json.WriteString("verdict", Word(comparison.Verdict));
            json.Text("why", comparison.Why is null ? null : readable(comparison.Why));
            json.WriteStartArray("newAccess");
            foreach (var access in comparison.New)
            {
                WriteAccess(json, access, readable);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteAccess(TextLines lines, NewAccess access, Func<string, string> readable)
    {
        var resources = access.Resources.IsEmpty ? "" : $"on {string.Join(", ", access.Resources.Select(readable))}";
        lines.Wrapped(2, [new("+", Ink.High), new(string.Join(", ", access.Actions), Ink.Bold), new(resources, Ink.Plain)], hanging: Body);
        if (access.By is { } by)
        {
            lines.Wrapped(Body, [new("by", Ink.Dim), new($"{by.Statement} of {by.Policy}", Ink.Plain), new(by.At.ToString(), Ink.Place)], hanging: Body + 2);
        }

        lines.Wrapped(Body, [new("such as", Ink.Dim), new(Request(access, readable), Ink.Plain)], hanging: Body + 2);
        lines.Blank();
    }

    private static string Request(NewAccess access, Func<string, string> readable)
    {
        var request = access.Witness;
        var context = request.Context.Values.Select(Context).OfType<string>().ToList();
        var resources = request.Resources is ["*"] or [] ? "" : $" on {string.Join(", ", request.Resources.Select(readable))}";
        var principal = access.NamesPrincipal ? $" by {readable(request.Principal.ToString())}" : "";
        return $"{request.Action}{resources}{principal}{(context.Count == 0 ? "" : ", with " + string.Join(", ", context.Select(readable)))}";
    }

    private static string? Context(KeyValuePair<string, ContextValue> pair) => pair.Value.State switch
    {
        // That somebody is no service of AWS goes without saying.
        ContextState.Known when pair is { Key: "aws:principalisawsservice", Value.Values: ["false"] } => null,
        ContextState.Known => $"{Spelled(pair.Key)} = {string.Join(" and ", pair.Value.Values)}",
        ContextState.Absent => $"no {Spelled(pair.Key)}",
        ContextState.Present => $"any {Spelled(pair.Key)}",
        _ => null,
    };

    private static string Spelled(string key) => IamCatalog.ConditionKey(key) is { IsFamily: false } known ? known.Name : key;

    private static void WriteAccess(Utf8JsonWriter json, NewAccess access, Func<string, string> readable)
    {
        json.WriteStartObject();
        json.WriteTexts("actions", access.Actions);
        json.WriteTexts("resources", access.Resources.Select(readable));
        if (access.By is { } by)
        {
            json.Text("policy", by.Policy);
            json.Text("statement", by.Statement);
            json.WritePlace(by.At);
        }

        json.WriteStartObject("witness");
        json.Text("principal", readable(access.Witness.Principal.ToString()));
        json.Text("action", access.Witness.Action);
        json.WriteTexts("resources", access.Witness.Resources.Select(readable));
        json.Text("resourceAccount", access.Witness.ResourceAccount is { } account ? readable(account) : null);
        json.WriteStartArray("context");
        foreach (var (key, value) in access.Witness.Context.Values.Where(pair => pair.Value.State != ContextState.Unknown))
        {
            json.WriteStartObject();
            json.Text("key", Spelled(key));
            json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(value.State.ToString()));
            json.WriteTexts("values", value.Values.Select(readable));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Summary(ImmutableArray<PolicyComparison> comparisons, string noun)
    {
        var more = comparisons.Count(each => each.Verdict == ComparisonVerdict.NewAccess);
        var open = comparisons.Count(each => each.Verdict == ComparisonVerdict.NotDecided);
        if (comparisons.Length == 1)
        {
            return Verdict(comparisons) switch
            {
                ComparisonVerdict.NoNewAccess => "Proved: no new access",
                ComparisonVerdict.NewAccess => $"New access: {Wording.Count(comparisons[0].New.Length, "piece")}",
                _ => "Not decided",
            };
        }

        return more + open == 0 ? $"Proved: no new access for {comparisons.Length} {noun}"
            : $"{comparisons.Length} {noun} compared: {more} with new access, {open} not decided, {comparisons.Length - more - open} proved to have none";
    }

    private static string Words(ComparisonVerdict verdict) => verdict == ComparisonVerdict.NewAccess ? "new access" : "not decided";

    private static string Word(ComparisonVerdict verdict) => JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString());
}
