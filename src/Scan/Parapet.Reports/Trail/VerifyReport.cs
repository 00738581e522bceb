using System.Collections.Immutable;
using System.Globalization;

namespace Parapet.Reports.Trail;

/// <summary>What the digests vouch for.</summary>
/// <param name="IsWhole">Whether that is everything, as far as it was asked.</param>
/// <param name="Findings">What is not vouched for, and why.</param>
/// <param name="Digests">How many digests there are.</param>
/// <param name="SignedDigests">How many have a right signature.</param>
/// <param name="Logs">How many logs there are.</param>
/// <param name="VerifiedLogs">How many are as a digest with a right signature says.</param>
/// <param name="From">When the oldest digest starts, in UTC.</param>
/// <param name="To">When the newest digest ends, in UTC.</param>
public sealed record VerifySheet(bool IsWhole, ImmutableArray<VerifyFinding> Findings, int Digests, int SignedDigests, int Logs, int VerifiedLogs, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Something that keeps a log from being vouched for.</summary>
/// <param name="Fault">What kind of thing, as one word.</param>
/// <param name="File">The digest or log.</param>
/// <param name="Why">One sentence without a final period.</param>
public sealed record VerifyFinding(string Fault, string File, string Why);

/// <summary>The verification for people and programs.</summary>
public static class VerifyReport
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.trail.verify/1";

    /// <summary>Writes it for a terminal.</summary>
    public static void WriteText(VerifySheet sheet, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var finding in sheet.Findings)
        {
            lines.Wrapped(0, [new(finding.Fault, Ink.High), new(finding.File, Ink.Place)], hanging: 2);
            lines.Wrapped(2, [new(finding.Why, Ink.Plain)], hanging: 4);
        }

        var span = sheet.From is { } from && sheet.To is { } to ? $", from {AuditWords.Time(from)} to {AuditWords.Time(to)}" : "";
        lines.Wrapped(0, [new(sheet.IsWhole ? "whole:" : "not whole:", sheet.IsWhole ? Ink.Fix : Ink.High), new(string.Create(CultureInfo.InvariantCulture,
            $"{sheet.SignedDigests} of {sheet.Digests} digests have a right signature, {sheet.VerifiedLogs} of {sheet.Logs} files are as they were delivered{span}"), Ink.Plain)], hanging: 2);
    }

    /// <summary>Writes it for programs.</summary>
    public static void WriteJson(VerifySheet sheet, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteBoolean("whole", sheet.IsWhole);
        json.WriteStartArray("findings");
        foreach (var finding in sheet.Findings)
        {
            json.WriteStartObject();
            json.WriteString("fault", finding.Fault);
            json.Text("file", finding.File);
            json.Text("why", finding.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("digests", sheet.Digests);
        json.WriteNumber("signedDigests", sheet.SignedDigests);
        json.WriteNumber("logs", sheet.Logs);
        json.WriteNumber("verifiedLogs", sheet.VerifiedLogs);
        json.Text("from", sheet.From?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.Text("to", sheet.To?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    });
}
