using System.Text.Json;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Loading;

namespace Parapet.Packages.Sbom;

/// <summary>
/// Writes bills of materials as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). The function is the bill's component; its layers and its runtime are
/// components that hold their own packages. What is ours is said in properties that begin with <c>parapet:</c>.
/// </summary>
public static class CycloneDx
{
    private const int MostProblems = 20;

    /// <summary>The bill of a subject, in UTF-8, ending in a line feed.</summary>
    public static byte[] Write(SbomSubject subject)
    {
        var content = SbomContent.Of(subject);
        return SbomJson.WriteIdentified(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteString("serialNumber", "urn:uuid:" + SbomJson.Placeholder);
            json.WriteNumber("version", 1);
            WriteMetadata(json, subject, content.Subject);
            json.WriteStartArray("components");
            foreach (var package in content.Subject.Packages)
            {
                CycloneDxPackage.Write(json, package);
            }

            foreach (var part in content.Others)
            {
                WritePart(json, part);
            }

            json.WriteEndArray();
            WriteDependencies(json, content);
            WriteCompositions(json, content);
            json.WriteEndObject();
        });
    }

    private static void WriteMetadata(Utf8JsonWriter json, SbomSubject subject, SbomPart code)
    {
        json.WriteStartObject("metadata");
        json.WriteString("timestamp", SbomJson.Time(subject.Timestamp));
        json.WriteStartArray("lifecycles");
        json.WriteStartObject();
        json.WriteString("phase", "post-build");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("tools");
        json.WriteStartArray("components");
        json.WriteStartObject();
        json.WriteString("type", "application");
        json.WriteString("name", "parapet");
        json.Text("version", CycloneDxPackage.Version(subject.ToolVersion));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("component");
        json.WriteString("type", subject.Code.Artifact.Kind is ArtifactKind.Image ? "container" : "application");
        json.WriteString("bom-ref", code.Id);
        json.WriteString("name", subject.Name);
        json.Text("version", CycloneDxPackage.Version(subject.Version));
        WriteArtifact(json, code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A layer is a file with files in it; the runtime is the platform below.
    private static void WritePart(Utf8JsonWriter json, SbomPart part)
    {
        json.WriteStartObject();
        json.WriteString("type", part.Kind is OriginKind.Layer ? "file" : "platform");
        json.WriteString("bom-ref", part.Id);
        json.WriteString("name", part.Name);
        WriteArtifact(json, part);
        json.WriteStartArray("components");
        foreach (var package in part.Packages)
        {
            CycloneDxPackage.Write(json, package);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, SbomPart part)
    {
        CycloneDxPackage.WriteHash(json, "SHA-256", part.Inventory?.Artifact.Sha256 ?? "", length: 64);
        json.WriteStartArray("properties");
        if (part.Kind is OriginKind.Layer)
        {
            CycloneDxPackage.WriteProperty(json, "parapet:layer", part.Name);
        }

        CycloneDxPackage.WriteProperty(json, "parapet:kind", part.Inventory is { Artifact.Kind: var kind } ? kind.ToString().ToLowerInvariant() : "runtime");
        if (part.Inventory is { } inventory)
        {
            CycloneDxPackage.WriteProperty(json, "parapet:unattributed-share", part.UnattributedShare);
            CycloneDxPackage.WriteProperty(json, "parapet:unattributed-bytes", inventory.Code.UnattributedBytes.ToString());
            CycloneDxPackage.WriteProperty(json, "parapet:problems", inventory.Problems.Length.ToString());
            foreach (var problem in inventory.Problems.Take(MostProblems))
            {
                CycloneDxPackage.WriteProperty(json, "parapet:problem", problem.Path.Length == 0 ? problem.Message : problem.Path + ": " + problem.Message);
            }
        }

        json.WriteEndArray();
    }

    // What depends on a package is not known here, only in which part it lies; a package without an entry has unknown dependencies.
    private static void WriteDependencies(Utf8JsonWriter json, SbomContent content)
    {
        json.WriteStartArray("dependencies");
        foreach (var part in content.Parts)
        {
            json.WriteStartObject();
            json.WriteString("ref", part.Id);
            json.WriteStartArray("dependsOn");
            foreach (var id in part.Packages.Select(package => package.Id).Concat(part == content.Subject ? content.Others.Select(other => other.Id) : []))
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Nobody can say that a bill made from what lies in an archive is complete: where everything is explained, it is not known.
    private static void WriteCompositions(Utf8JsonWriter json, SbomContent content)
    {
        json.WriteStartArray("compositions");
        foreach (var group in content.Parts.GroupBy(part => part.IsIncomplete ? "incomplete" : "unknown").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("aggregate", group.Key);
            json.WriteStartArray("assemblies");
            foreach (var part in group)
            {
                json.WriteStringValue(part.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
