using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Packages.Sbom;

/// <summary>Reads and writes VEX documents in the form of OpenVEX 0.2.0.</summary>
public static class OpenVex
{
    /// <summary>What the <c>@context</c> of every OpenVEX document begins with.</summary>
    internal const string Context = "https://openvex.dev/ns";

    /// <summary>The document in UTF-8, ending in a line feed; null when it says nothing, for a document has to have a statement.</summary>
    public static byte[]? Write(VexDocument document) =>
        document.Statements.IsEmpty ? null
        : document.Id.Length > 0 ? SbomJson.Write(json => WriteDocument(json, document, document.Id))
        : SbomJson.WriteIdentified(json => WriteDocument(json, document, "urn:uuid:" + SbomJson.Placeholder));

    /// <summary>
    /// Reads a document. What is not understood is a problem and says nothing: a statement with an unknown status or justification, or about a product that cannot
    /// be told, excuses nothing. The document is null when the whole of it cannot be read.
    /// </summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">What a person calls the file.</param>
    public static (VexDocument? Document, ImmutableArray<FileProblem> Problems) Read(ReadOnlyMemory<byte> utf8, string file) => OpenVexReader.Read(utf8, file);

    private static void WriteDocument(Utf8JsonWriter json, VexDocument document, string id)
    {
        json.WriteStartObject();
        json.WriteString("@context", Context + "/v0.2.0");
        json.WriteString("@id", id);
        json.WriteString("author", document.Author);
        json.WriteString("timestamp", SbomJson.Time(document.Timestamp));
        json.WriteNumber("version", Math.Max(1, document.Version));
        json.Text("tooling", document.Tooling);
        json.WriteStartArray("statements");
        foreach (var statement in document.Statements)
        {
            WriteStatement(json, statement);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter json, VexStatement statement)
    {
        json.WriteStartObject();
        json.WriteStartObject("vulnerability");
        json.WriteString("name", statement.Vulnerability);
        if (!statement.Aliases.IsEmpty)
        {
            json.WriteStartArray("aliases");
            foreach (var alias in statement.Aliases.Distinct())
            {
                json.WriteStringValue(alias);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Text("timestamp", statement.Timestamp is { } time ? SbomJson.Time(time) : "");
        WriteComponents(json, "products", statement.Products);
        json.WriteString("status", statement.Status.Label());
        WriteReasons(json, statement);
        json.WriteEndObject();
    }

    // The schema allows only one of justification and impact statement, so beside a label the words go to the notes. It asks for one, and for an action when affected.
    private static void WriteReasons(Utf8JsonWriter json, VexStatement statement)
    {
        var isNotAffected = statement.Status is VexStatus.NotAffected;
        var notes = statement.StatusNotes;
        if (isNotAffected && statement.Justification is { } justification)
        {
            json.WriteString("justification", justification.Label());
            notes = string.Join("; ", new[] { notes, statement.ImpactStatement }.Where(text => text.Length > 0));
        }
        else if (isNotAffected)
        {
            json.WriteString("impact_statement", statement.ImpactStatement.Length > 0 ? statement.ImpactStatement : "no reason is given");
        }

        json.Text("status_notes", notes);
        if (statement.Status is VexStatus.Affected)
        {
            json.WriteString("action_statement", statement.ActionStatement.Length > 0 ? statement.ActionStatement : "no action is known");
        }
    }

    private static void WriteComponents(Utf8JsonWriter json, string name, ImmutableArray<VexComponent> components)
    {
        json.WriteStartArray(name);
        foreach (var component in components.DistinctBy(each => string.Join('\n', each.Subcomponents.Prepend(each).SelectMany(part => new[] { part.Id, part.Purl?.ToString(), part.Sha256 }))))
        {
            json.WriteStartObject();
            json.Text("@id", component.Id.Length > 0 ? component.Id : component.Purl?.ToString() ?? "");
            if (component.Purl is { } purl)
            {
                json.WriteStartObject("identifiers");
                json.WriteString("purl", purl.ToString());
                json.WriteEndObject();
            }

            if (component.Sha256.Length > 0)
            {
                json.WriteStartObject("hashes");
                json.WriteString("sha-256", component.Sha256);
                json.WriteEndObject();
            }

            if (!component.Subcomponents.IsEmpty)
            {
                WriteComponents(json, "subcomponents", [.. component.Subcomponents.Select(part => part with { Subcomponents = [] })]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
