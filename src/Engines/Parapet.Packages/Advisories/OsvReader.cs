using System.Text.Json;

namespace Parapet.Packages.Advisories;

/// <summary>Reads a record of the OSV schema, version 1.7 and earlier (https://ossf.github.io/osv-schema/). Fields that it does not know are passed over.</summary>
public static class OsvReader
{
    /// <summary>Larger records are not read.</summary>
    public const int LargestRecord = 32 * 1024 * 1024;

    private const int LongestSummary = 200;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one record.</summary>
    /// <param name="json">The record in UTF-8.</param>
    /// <param name="source">The file or entry, for the problem.</param>
    public static OsvReading Read(ReadOnlySpan<byte> json, string source)
    {
        var id = "";
        try
        {
            if (json.Length > LargestRecord)
            {
                return Problem("the record is too large");
            }

            var reader = new Utf8JsonReader(json.StartsWith(ByteOrderMark) ? json[3..] : json);
            reader.Read();
            var advisory = Record(ref reader, ref id);
            return reader.Read() ? Problem("something follows the record") : advisory.Id.Length > 0 ? new(advisory, null) : Problem("the record has no `id`");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half of a surrogate pair, or bytes that are no UTF-8.
            return Problem(e is JsonException json2 ? Place(json2) : "a text is no Unicode");
        }

        OsvReading Problem(string message) => new(null, new(source, id, message));
    }

    private static string Place(JsonException e) => e.LineNumber is { } line ? $"no JSON from line {line + 1}" : e.Message;

    private static Advisory Record(ref Utf8JsonReader reader, ref string id)
    {
        JsonReads.Object(ref reader);
        var advisory = new Advisory { Id = "" };
        var details = "";
        while (JsonReads.NextField(ref reader))
        {
            if (reader.ValueTextEquals("details"u8))
            {
                reader.Read();
                details = advisory.Summary.Length > 0 ? Skip(ref reader) : JsonReads.TextIfAny(ref reader);
            }
            else
            {
                advisory = Field(ref reader, advisory);
                id = advisory.Id;
            }
        }

        return advisory.Summary.Length > 0 ? advisory : advisory with { Summary = Start(details) };
    }

    private static Advisory Field(ref Utf8JsonReader reader, Advisory advisory)
    {
        var name = reader.ValueSpan.Length <= 20 ? reader.GetString() : "";
        reader.Read();
        return name switch
        {
            "id" => advisory with { Id = JsonReads.Text(ref reader) },
            "aliases" => advisory with { Aliases = JsonReads.Texts(ref reader) },
            "upstream" => advisory with { Upstream = JsonReads.Texts(ref reader) },
            "related" => advisory with { Related = JsonReads.Texts(ref reader) },
            "summary" => advisory with { Summary = JsonReads.Text(ref reader) },
            "published" => advisory with { Published = JsonReads.Time(ref reader) },
            "modified" => advisory with { Modified = JsonReads.Time(ref reader) },
            "withdrawn" => advisory with { Withdrawn = JsonReads.Time(ref reader) },
            "severity" => advisory with { Ratings = JsonReads.List(ref reader, OsvAffectedReader.Rating) },
            "affected" => advisory with { Affected = JsonReads.List(ref reader, OsvAffectedReader.Read) },
            "references" => advisory with { References = JsonReads.List(ref reader, Reference) },
            "database_specific" => Specific(ref reader, advisory),
            _ => Unread(ref reader, advisory),
        };
    }

    // GitHub: https://github.com/github/advisory-database. Other databases have other shapes here, which say nothing to us.
    private static Advisory Specific(ref Utf8JsonReader reader, Advisory advisory)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return Unread(ref reader, advisory);
        }

        while (JsonReads.NextField(ref reader))
        {
            var (severity, cwes) = (reader.ValueTextEquals("severity"u8), reader.ValueTextEquals("cwe_ids"u8));
            reader.Read();
            if (severity)
            {
                advisory = advisory with { SeverityWord = JsonReads.TextIfAny(ref reader) };
            }
            else if (cwes && reader.TokenType is JsonTokenType.StartArray)
            {
                advisory = advisory with { Cwes = [.. JsonReads.List(ref reader, JsonReads.TextIfAny).Where(cwe => cwe.Length > 0)] };
            }
            else
            {
                reader.Skip();
            }
        }

        return advisory;
    }

    private static AdvisoryReference Reference(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        var (type, url) = ("", "");
        while (JsonReads.NextField(ref reader))
        {
            var (isType, isUrl) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("url"u8));
            reader.Read();
            if (isType)
            {
                type = JsonReads.Text(ref reader);
            }
            else if (isUrl)
            {
                url = JsonReads.Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(type, url);
    }

    private static Advisory Unread(ref Utf8JsonReader reader, Advisory advisory)
    {
        reader.Skip();
        return advisory;
    }

    private static string Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return "";
    }

    private static string Start(string details)
    {
        var line = details.AsSpan().TrimStart("# \r\n\t");
        line = line[..(line.IndexOfAny('\r', '\n') is var end and >= 0 ? end : line.Length)];
        return line.Length <= LongestSummary ? line.ToString() : $"{line[..LongestSummary]}…";
    }
}

/// <summary>What became of one record: an advisory, or what is wrong with it.</summary>
/// <param name="Advisory">The advisory.</param>
/// <param name="Problem">Why there is none.</param>
public readonly record struct OsvReading(Advisory? Advisory, AdvisoryProblem? Problem);
