using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Gate;
using Parapet.Packages.Sbom;
using Parapet.Packages.Versions;
using Parapet.Values;

namespace Parapet.Reports.Packages;

/// <summary>The packages for programs. Members are only ever added under one <see cref="Schema"/>.</summary>
public static class PackageJson
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.packages/1";

    /// <summary>Writes the sheet.</summary>
    public static void Write(PackageSheet sheet, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("version", sheet.Version);
        json.WriteString("asOf", Day(sheet.AsOf));
        WriteDatabase(json, sheet);
        WriteSummary(json, sheet);
        WriteArray(json, "functions", sheet.Functions, PackageJsonFunction.Write);
        WriteArray(json, "packages", sheet.Functions.SelectMany(function => function.Copies.Select(copy => (function, copy))), (json, pair) => WriteCopy(json, pair.function, pair.copy));
        WriteArray(json, "findings", sheet.Findings, WriteFinding);
        WriteArray(json, "notLoaded", sheet.NotLoaded, WriteFinding);
        WriteArray(json, "ignored", sheet.Ignored, WriteFinding);
        WriteArray(json, "baselined", sheet.Baselined, WriteFinding);
        WriteArray(json, "undecided", sheet.Undecided, WriteUndecided);
        WriteArray(json, "plan", sheet.Plan, WriteStep);
        WriteArray(json, "notes", sheet.Notes, WriteNote);
        WriteArray(json, "problems", sheet.Problems, WriteProblem);
        json.WriteEndObject();
    });

    internal static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WritePlace(Utf8JsonWriter json, Location at)
    {
        json.Text("file", at.File);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
    }

    internal static void WriteReason(Utf8JsonWriter json, GateReason reason)
    {
        json.WriteString("name", reason.Name);
        json.WriteString("effect", Word(reason.Effect));
        json.Text("why", reason.Why);
    }

    private static void WriteDatabase(Utf8JsonWriter json, PackageSheet sheet)
    {
        if (sheet.Database is not { } database)
        {
            json.WriteNull("database");
            return;
        }

        json.WriteStartObject("database");
        json.WriteString("created", database.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("advisories", database.Advisories);
        json.WriteNumber("vulnerabilities", database.Groups);
        json.Text("exploited", database.KevVersion);
        json.Text("epss", database.EpssDate);
        json.Text("stale", sheet.Staleness);
        json.WriteTexts("sources", database.Sources.Select(source => source.Name));
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, PackageSheet sheet)
    {
        var findings = sheet.Findings.ToImmutableArray();
        var counts = Counts.Of(findings.Select(finding => finding.Finding));
        json.WriteStartObject("summary");
        json.WriteBoolean("judged", sheet.Database is not null);
        json.WriteNumber("findings", counts.Total);
        foreach (var severity in Wording.Severities)
        {
            json.WriteNumber(Wording.Of(severity), counts[severity]);
        }

        json.WriteNumber("failing", findings.Count(finding => finding.Fails));
        json.WriteNumber("functions", sheet.Functions.Length);
        json.WriteNumber("packages", PackageWords.Packages(sheet));
        json.WriteNumber("vulnerable", sheet.Functions.Sum(function => PackageWords.ByCopy(function.Findings).Count()));
        json.WriteNumber("notLoaded", sheet.Functions.Sum(function => PackageWords.NotLoaded(function).Count()));
        json.WriteNumber("undecided", sheet.Undecided.Count());
        json.WriteNumber("ignored", sheet.Ignored.Count());
        json.WriteNumber("baselined", sheet.Baselined.Count());
        json.WriteNumber("problems", sheet.Problems.Length);
        json.WriteBoolean("fails", sheet.Fails);
        json.WriteEndObject();
    }

    private static void WriteCopy(Utf8JsonWriter json, FunctionSheet function, CopySheet copy)
    {
        var package = copy.Loaded.Package;
        json.Text("function", function.FunctionId);
        json.Text("artefact", function.Name);
        json.WriteString("ecosystem", package.Ecosystem.OsvName());
        json.Text("name", package.Name);
        json.Text("version", package.Version);
        json.Text("purl", package.Url()?.ToString());
        json.WriteString("proof", PackageWords.KindOf(package.Kind));
        json.WriteString("origin", copy.Loaded.Origin.Kind.ToString().ToLowerInvariant());
        json.Text("layer", PackageWords.Layer(copy));
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(copy.Loaded.State.ToString()));
        json.Text("why", copy.Loaded.State is Parapet.Packages.Loading.LoadState.Loaded ? null : PackageWords.State(copy));
        WritePlace(json, copy.At);
        json.WriteTexts("places", copy.Places.Select(place => place.ToString()));
        json.WriteBoolean("certain", package.IsCertain);
        json.WriteBoolean("development", package.IsDevelopment);
        json.Text("license", package.License);
        json.WriteString("coverage", JsonNamingPolicy.CamelCase.ConvertName(copy.Coverage.ToString()));
        json.Text("upgrade", copy.Upgrade);
        WriteArray(json, "matches", copy.Matches, WriteMatch);
    }

    private static void WriteMatch(Utf8JsonWriter json, AdvisoryMatch match)
    {
        json.Text("id", match.Id);
        json.WriteTexts("ids", match.Ids);
        json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(match.Status.ToString()));
        json.Text("reason", match.Reason);
        json.Text("fix", match.Fix);
    }

    private static void WriteFinding(Utf8JsonWriter json, PackageFinding finding)
    {
        var (found, verdict, copy, match) = finding;
        json.Text("rule", found.Rule.Id);
        json.WriteString("severity", Wording.Of(found.Severity));
        json.Text("function", found.Function);
        json.Text("resource", found.Resource);
        WritePlace(json, found.At);
        json.Text("message", found.Message);
        json.Text("fingerprint", found.Fingerprint);
        json.Text("title", found.Rule.Title);
        json.WriteString("ecosystem", copy.Loaded.Package.Ecosystem.OsvName());
        json.Text("package", copy.Loaded.Package.Name);
        json.Text("version", copy.Loaded.Package.Version);
        json.Text("layer", PackageWords.Layer(copy));
        json.Text("id", match.Id);
        json.WriteTexts("ids", match.Ids);
        json.WriteString("advisorySeverity", verdict.Fact.KnownSeverity.ToString().ToLowerInvariant());
        json.Text("vector", match.Severity.Source);
        WriteNumber(json, "cvss", verdict.Fact.Cvss);
        WriteNumber(json, "epss", verdict.Fact.Epss);
        json.Text("exploitedSince", match.Kev?.Added is { } added ? Day(added) : null);
        json.Text("published", verdict.Fact.Published is { } published ? Day(published) : null);
        json.Text("fix", match.Fix);
        json.Text("upgrade", copy.Upgrade);
        json.WriteStartObject("score");
        json.WriteNumber("value", verdict.Score.Value);
        WriteArray(json, "factors", verdict.Score.Factors, (json, factor) =>
        {
            json.WriteString("name", factor.Name);
            json.WriteNumber("value", factor.Value);
            json.Text("why", factor.Why);
        });
        json.WriteEndObject();
        json.WriteString("outcome", verdict.Outcome.ToString().ToLowerInvariant());
        WriteArray(json, "reasons", verdict.Reasons, WriteReason);
    }

    private static void WriteUndecided(Utf8JsonWriter json, Undecided undecided)
    {
        json.Text("rule", undecided.Rule.Id);
        json.Text("function", undecided.Function);
        json.Text("resource", undecided.Resource);
        WritePlace(json, undecided.At);
        json.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(undecided.Why.Kind.ToString()));
        json.Text("detail", undecided.Why.Detail);
        json.Text("message", $"cannot be decided: {undecided.Why}");
    }

    private static void WriteStep(Utf8JsonWriter json, PlanStep plan)
    {
        json.Text("artefact", plan.Label);
        json.Text("path", plan.Step.Artefact);
        json.WriteBoolean("layer", plan.IsLayer);
        json.WriteString("ecosystem", plan.Step.Ecosystem.OsvName());
        json.Text("package", plan.Step.Name);
        json.WriteTexts("from", plan.Step.From);
        json.Text("to", plan.Step.To);
        json.WriteTexts("closes", plan.Step.Closes);
        json.WriteTexts("leaves", plan.Step.Leaves);
        json.WriteTexts("functions", plan.Step.Functions.Where(name => name.Length > 0));
        json.Text("message", PackageWords.Say(plan));
    }

    private static void WriteNote(Utf8JsonWriter json, GateNote note)
    {
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(note.Kind.ToString()));
        json.Text("id", note.Entry.Id);
        json.WriteNumber("line", note.Entry.Line);
        json.Text("message", note.Message);
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        WritePlace(json, problem.At);
        json.Text("message", problem.Message);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Word(GateEffect effect) => effect.ToString().ToLowerInvariant();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
