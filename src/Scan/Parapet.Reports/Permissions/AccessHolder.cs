using System.Collections.Immutable;

namespace Parapet.Reports.Permissions;

/// <summary>Somebody who can do something, or may be able to.</summary>
/// <param name="Kind">What it is: role, service, account, anyone, principal.</param>
/// <param name="Name">Its name: a logical id, a service, an ARN.</param>
/// <param name="Functions">For a role, the functions that run with it.</param>
/// <param name="When">On what it depends; null when it is certain.</param>
/// <param name="By">The statements that allow it, or would.</param>
public sealed record AccessHolder(string Kind, string Name, ImmutableArray<string> Functions, string? When, ImmutableArray<StatementPlace> By);

/// <summary>Who can do something in a deployment.</summary>
public static class AccessHolders
{
    /// <summary>The JSON contract's name.</summary>
    public const string Schema = "parapet.iam.who/1";

    private const int Body = 6;

    /// <summary>Writes the list for a person, the certain ones first.</summary>
    public static void WriteText(string action, string resource, ImmutableArray<AccessHolder> holders, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        WriteGroup(lines, $"can do {action} on {resource}", [.. holders.Where(holder => holder.When is null)]);
        WriteGroup(lines, $"may be able to do {action} on {resource}", [.. holders.Where(holder => holder.When is not null)]);
        if (holders.IsEmpty)
        {
            lines.Wrapped(0, [new($"Nothing in the deployment can do {action} on {resource}", Ink.Fix)]);
        }
    }

    /// <summary>Writes the list for programs.</summary>
    public static void WriteJson(string action, string resource, ImmutableArray<AccessHolder> holders, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("action", action);
        json.Text("resource", resource);
        json.WriteStartArray("holders");
        foreach (var holder in holders)
        {
            json.WriteStartObject();
            json.WriteString("kind", holder.Kind);
            json.Text("name", holder.Name);
            json.WriteTexts("functions", holder.Functions);
            json.WriteBoolean("certain", holder.When is null);
            json.Text("when", holder.When);
            json.WriteStartArray("by");
            foreach (var by in holder.By)
            {
                json.WriteStartObject();
                json.Text("policy", by.Policy);
                json.Text("statement", by.Statement);
                json.WritePlace(by.At);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteGroup(TextLines lines, string what, ImmutableArray<AccessHolder> holders)
    {
        if (holders.IsEmpty)
        {
            return;
        }

        lines.Wrapped(0, [new(holders.Length.ToString(), Ink.Bold), new(what, Ink.Bold)]);
        lines.Blank();
        foreach (var holder in holders)
        {
            var functions = holder.Functions.IsEmpty ? "" : $"· {(holder.Functions.Length == 1 ? "function" : "functions")} {string.Join(", ", holder.Functions)}";
            lines.Wrapped(2, [new(holder.Kind, Ink.Dim), new(holder.Name, Ink.Bold), new(functions, Ink.Plain)], hanging: Body);
            foreach (var by in holder.By)
            {
                lines.Wrapped(Body, [new($"{by.Statement} of {by.Policy}", Ink.Plain), new(by.At.ToString(), Ink.Place)], hanging: Body + 2);
            }

            if (holder.When is { } when)
            {
                lines.Wrapped(Body, [new("when", Ink.Medium), new(when, Ink.Plain)], hanging: Body + 2);
            }
        }

        lines.Blank();
    }
}
