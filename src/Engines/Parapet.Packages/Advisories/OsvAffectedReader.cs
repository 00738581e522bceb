using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>Reads the <c>affected</c> of an OSV record.</summary>
internal static class OsvAffectedReader
{
    public static AffectedPackage Read(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        var affected = new AffectedPackage { EcosystemName = "", Name = "" };
        while (JsonReads.NextField(ref reader))
        {
            var name = reader.ValueSpan.Length <= 20 ? reader.GetString() : "";
            reader.Read();
            affected = name switch
            {
                "package" => Package(ref reader, affected),
                "ranges" => affected with { Ranges = JsonReads.List(ref reader, Range) },
                "versions" => affected with { Versions = JsonReads.Texts(ref reader) },
                "severity" => affected with { Ratings = JsonReads.List(ref reader, Rating) },
                "ecosystem_specific" or "database_specific" => Specific(ref reader, affected),
                _ => Unread(ref reader, affected),
            };
        }

        return affected.Name.Length <= AdvisoryNames.LongestName ? affected : throw new JsonException("the name of a package is too long");
    }

    public static SeverityRating Rating(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        var (type, score) = ("", "");
        while (JsonReads.NextField(ref reader))
        {
            var (isType, isScore) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("score"u8));
            reader.Read();
            if (isType)
            {
                type = JsonReads.Text(ref reader);
            }
            else if (isScore)
            {
                score = JsonReads.Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(type, score);
    }

    private static AffectedPackage Package(ref Utf8JsonReader reader, AffectedPackage affected)
    {
        JsonReads.Object(ref reader);
        while (JsonReads.NextField(ref reader))
        {
            var (isName, isEcosystem) = (reader.ValueTextEquals("name"u8), reader.ValueTextEquals("ecosystem"u8));
            reader.Read();
            if (isName)
            {
                affected = affected with { Name = JsonReads.Text(ref reader) };
            }
            else if (isEcosystem)
            {
                var ecosystem = JsonReads.Text(ref reader);
                affected = affected with { EcosystemName = ecosystem, Ecosystem = Ecosystems.TryParseOsv(ecosystem, out var known) ? known : null };
            }
            else
            {
                reader.Skip();
            }
        }

        return affected;
    }

    private static AffectedRange Range(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        var type = "";
        ImmutableArray<RangeEvent> events = [];
        while (JsonReads.NextField(ref reader))
        {
            var (isType, isEvents) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("events"u8));
            reader.Read();
            if (isType)
            {
                type = JsonReads.Text(ref reader);
            }
            else if (isEvents)
            {
                // An event object has one key; records of old schema versions have two in one, which mean two events.
                events = [.. JsonReads.List(ref reader, Events).SelectMany(one => one)];
            }
            else
            {
                reader.Skip();
            }
        }

        return new(
            type switch
            {
                "ECOSYSTEM" => RangeType.Ecosystem,
                "SEMVER" => RangeType.SemVer,
                "GIT" => RangeType.Git,
                _ => RangeType.Other,
            },
            type,
            events);
    }

    private static ImmutableArray<RangeEvent> Events(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        ImmutableArray<RangeEvent> events = [];
        while (JsonReads.NextField(ref reader))
        {
            RangeEventKind? kind =
                reader.ValueTextEquals("introduced"u8) ? RangeEventKind.Introduced
                : reader.ValueTextEquals("fixed"u8) ? RangeEventKind.Fixed
                : reader.ValueTextEquals("last_affected"u8) ? RangeEventKind.LastAffected
                : reader.ValueTextEquals("limit"u8) ? RangeEventKind.Limit
                : null;
            reader.Read();
            if (kind is not null)
            {
                events = events.Add(new(kind.Value, JsonReads.Text(ref reader)));
            }
            else
            {
                reader.Skip();
            }
        }

        return events;
    }

    private static AffectedPackage Specific(ref Utf8JsonReader reader, AffectedPackage affected)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return Unread(ref reader, affected);
        }

        while (JsonReads.NextField(ref reader))
        {
            var (imports, severity) = (reader.ValueTextEquals("imports"u8), reader.ValueTextEquals("severity"u8));
            reader.Read();
            if (imports && reader.TokenType is JsonTokenType.StartArray && affected.Ecosystem is Ecosystem.Go or null)
            {
                affected = affected with { Imports = JsonReads.List(ref reader, Import) };
            }
            else if (severity && JsonReads.TextIfAny(ref reader) is { Length: > 0 } word)
            {
                affected = affected with { SeverityWord = word };
            }
            else
            {
                reader.Skip();
            }
        }

        return affected;
    }

    private static AffectedImport Import(ref Utf8JsonReader reader)
    {
        JsonReads.Object(ref reader);
        var import = new AffectedImport("", [], [], []);
        while (JsonReads.NextField(ref reader))
        {
            var name = reader.ValueSpan.Length <= 20 ? reader.GetString() : "";
            reader.Read();
            switch (name)
            {
                case "path":
                    import = import with { Path = JsonReads.Text(ref reader) };
                    break;
                case "symbols":
                    import = import with { Symbols = JsonReads.Texts(ref reader) };
                    break;
                case "goos":
                    import = import with { Systems = JsonReads.Texts(ref reader) };
                    break;
                case "goarch":
                    import = import with { Architectures = JsonReads.Texts(ref reader) };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return import;
    }

    private static AffectedPackage Unread(ref Utf8JsonReader reader, AffectedPackage affected)
    {
        reader.Skip();
        return affected;
    }
}
