using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Parapet.Packages.Advisories.Sources;

/// <summary>CISA's Known Exploited Vulnerabilities (https://www.cisa.gov/known-exploited-vulnerabilities-catalog): what is attacked in the wild.</summary>
public sealed class KevCatalogue
{
    private readonly FrozenDictionary<string, KevEntry> _entries;

    private KevCatalogue(string version, FrozenDictionary<string, KevEntry> entries) => (Version, _entries) = (version, entries);

    /// <summary>The catalogue's own version, a date such as <c>2026.11.24</c>, or empty.</summary>
    public string Version { get; }

    /// <summary>How many vulnerabilities it has.</summary>
    public int Count => _entries.Count;

    /// <summary>The entry of a CVE id, or null.</summary>
    public KevEntry? Find(string cve) => _entries.GetValueOrDefault(cve);

    /// <summary>Reads the JSON form of the catalogue, plain or in gzip.</summary>
    /// <returns>The catalogue, or null; and what could not be read.</returns>
    public static (KevCatalogue? Catalogue, AdvisoryProblem? Problem) Read(ReadOnlyMemory<byte> file, string source)
    {
        if (SourceBytes.Inflate(file, out var problem) is not { } json)
        {
            return (null, new(source, "", problem));
        }

        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            return (Catalogue(ref reader), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, new(source, "", "the file is no catalogue of known exploited vulnerabilities"));
        }
    }

    private static KevCatalogue Catalogue(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        var version = "";
        Dictionary<string, KevEntry>? entries = null;
        while (JsonReads.NextField(ref reader))
        {
            var (isVersion, isList) = (reader.ValueTextEquals("catalogVersion"u8), reader.ValueTextEquals("vulnerabilities"u8));
            reader.Read();
            if (isVersion)
            {
                version = JsonReads.TextIfAny(ref reader);
            }
            else if (isList)
            {
                entries = [];
                foreach (var entry in JsonReads.List(ref reader, Entry))
                {
                    entries[entry.Cve] = entry;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return entries is null ? throw new JsonException() : new(version, entries.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static KevEntry Entry(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        var entry = new KevEntry("", null, null, false);
        while (JsonReads.NextField(ref reader))
        {
            var name = reader.ValueSpan.Length <= 40 ? reader.GetString() : "";
            reader.Read();
            var text = JsonReads.TextIfAny(ref reader);
            entry = name switch
            {
                "cveID" => entry with { Cve = text },
                "dateAdded" => entry with { Added = Date(text) },
                "dueDate" => entry with { Due = Date(text) },
                "knownRansomwareCampaignUse" => entry with { IsUsedByRansomware = text is "Known" },
                _ => entry,
            };
        }

        return entry;
    }

    private static DateOnly? Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

/// <summary>A vulnerability that is known to be exploited.</summary>
/// <param name="Cve">Its CVE id.</param>
/// <param name="Added">When it was put into the catalogue.</param>
/// <param name="Due">Until when agencies of the USA have to have repaired it.</param>
/// <param name="IsUsedByRansomware">Whether campaigns of ransomware are known to use it.</param>
public sealed record KevEntry(string Cve, DateOnly? Added, DateOnly? Due, bool IsUsedByRansomware);
