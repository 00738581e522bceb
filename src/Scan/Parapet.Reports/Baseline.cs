using System.Collections.Frozen;
using System.Text.Json;
using Parapet.Model;
using Parapet.Reports.Packages;

namespace Parapet.Reports;

/// <summary>The findings that a team has decided to live with for now; a scan reports only what is new.</summary>
public sealed class Baseline
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.baseline/1";

    private Baseline(FrozenSet<string> fingerprints) => Fingerprints = fingerprints;

    /// <summary>What is known: see <see cref="Finding.Fingerprint"/>.</summary>
    public FrozenSet<string> Fingerprints { get; }

    /// <summary>Writes a baseline of all findings of a scan, those of the previous baseline that still stand included.</summary>
    public static void Write(ScanResult result, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings.Concat(result.Baselined).DistinctBy(f => f.Fingerprint).OrderBy(f => f.Fingerprint, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.Text("fingerprint", finding.Fingerprint);
            json.Text("rule", finding.Rule.Id);
            json.Text("resource", finding.Resource);
            json.Text("file", finding.At.File);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Reads a baseline, or a report that <see cref="JsonReport"/> or <see cref="PackageJson"/> wrote. One of the two results is null.</summary>
    public static (Baseline? Baseline, Problem? Problem) Parse(ReadOnlySpan<byte> utf8, string file)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8["\uFEFF"u8.Length..];
        }

        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement, file);
        }
        catch (JsonException error)
        {
            return (null, new(new(file, (int)(error.LineNumber ?? -1) + 1, 0), "the baseline is not valid JSON; write it anew"));
        }
    }

    private static (Baseline?, Problem?) Read(JsonElement root, string file)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "schema") is not (Schema or JsonReport.Schema or PackageJson.Schema))
        {
            return (null, new(new(file, 0, 0), $"the baseline's `schema` must be `{Schema}`, or `{JsonReport.Schema}` or `{PackageJson.Schema}` for a report; write it anew"));
        }

        if (!root.TryGetProperty("findings", out var findings) || findings.ValueKind != JsonValueKind.Array)
        {
            return (null, new(new(file, 0, 0), "the baseline has no list `findings`; write it anew"));
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        return AddTo(known, findings) && (!root.TryGetProperty("baselined", out var baselined) || AddTo(known, baselined))
            ? (new(known.ToFrozenSet(StringComparer.Ordinal)), null)
            : (null, new(new(file, 0, 0), "a finding of the baseline has no `fingerprint`; write the baseline anew"));
    }

    private static bool AddTo(HashSet<string> known, JsonElement findings)
    {
        if (findings.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var finding in findings.EnumerateArray())
        {
            if (finding.ValueKind != JsonValueKind.Object || Text(finding, "fingerprint") is not { Length: > 0 } fingerprint)
            {
                return false;
            }

            known.Add(fingerprint);
        }

        return true;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !HasLoneSurrogate(value.GetRawText()) ? value.GetString() : null;

    // GetString throws on an escaped half of a surrogate pair; no name or fingerprint needs an escape of that kind.
    private static bool HasLoneSurrogate(string raw) => raw.Contains(@"\u", StringComparison.Ordinal);
}
