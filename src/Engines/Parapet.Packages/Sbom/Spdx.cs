using System.Text.Json;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Loading;

namespace Parapet.Packages.Sbom;

/// <summary>
/// Writes bills of materials as SPDX 2.3 in JSON (https://spdx.github.io/spdx-spec/v2.3/). The document describes the function, which contains its packages and
/// its layers; layers contain theirs. No file is analysed, and no licence is concluded: what a package declares is said as its declaration.
/// </summary>
public static class Spdx
{
    private const string Unknown = "NOASSERTION";
    private const string Prefix = "SPDXRef-";

    /// <summary>The bill of a subject, in UTF-8, ending in a line feed.</summary>
    public static byte[] Write(SbomSubject subject)
    {
        var content = SbomContent.Of(subject);
        return SbomJson.WriteIdentified(json =>
        {
            json.WriteStartObject();
            json.WriteString("spdxVersion", "SPDX-2.3");
            json.WriteString("dataLicense", "CC0-1.0");
            json.WriteString("SPDXID", Prefix + "DOCUMENT");
            json.WriteString("documentNamespace", "https://spdx.org/spdxdocs/parapet-" + SbomJson.Placeholder);
            json.WriteString("name", subject.Name);
            json.WriteStartObject("creationInfo");
            json.WriteString("created", SbomJson.Time(subject.Timestamp));
            json.WriteStartArray("creators");
            json.WriteStringValue("Tool: parapet-" + subject.ToolVersion);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("packages");
            foreach (var part in content.Parts)
            {
                WritePart(json, subject, part);
            }

            foreach (var package in content.Parts.SelectMany(part => part.Packages))
            {
                WritePackage(json, package);
            }

            json.WriteEndArray();
            WriteRelationships(json, content);
            json.WriteEndObject();
        });
    }

    private static void WritePart(Utf8JsonWriter json, SbomSubject subject, SbomPart part)
    {
        var isSubject = part.Kind is OriginKind.Code;
        json.WriteStartObject();
        WriteCommon(json, part.Id, part.Name, isSubject ? subject.Version : "");
        json.WriteString("licenseDeclared", Unknown);
        json.WriteString("primaryPackagePurpose", (part.Kind, subject.Code.Artifact.Kind) switch
        {
            (OriginKind.Layer, _) => "ARCHIVE",
            (OriginKind.Runtime, _) => "FRAMEWORK",
            (_, ArtifactKind.Image) => "CONTAINER",
            _ => "APPLICATION",
        });
        WriteChecksum(json, "SHA256", part.Inventory?.Artifact.Sha256 ?? "", length: 64);
        if (part.IsIncomplete)
        {
            json.WriteString("comment", $"incomplete; share of the code that no package explains: {part.UnattributedShare}; problems while reading: {part.Inventory!.Problems.Length}");
        }

        json.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter json, SbomPackage package)
    {
        var found = package.Loaded.Package;
        json.WriteStartObject();
        WriteCommon(json, package.Id, found.Name, found.Version);
        json.WriteString("licenseDeclared", package.License ?? Unknown);
        if (package.License is null && package.LicenseName.Length > 0)
        {
            json.WriteString("licenseComments", "the package says: " + package.LicenseName);
        }

        json.WriteString("primaryPackagePurpose", "LIBRARY");
        WriteChecksum(json, "SHA1", found.Sha1, length: 40);
        if (package.Url is { } url)
        {
            json.WriteStartArray("externalRefs");
            json.WriteStartObject();
            json.WriteString("referenceCategory", "PACKAGE-MANAGER");
            json.WriteString("referenceType", "purl");
            json.WriteString("referenceLocator", url.ToString());
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteString("sourceInfo", $"{found.Kind.ToString().ToLowerInvariant()}, found in {found.Path}{(found.Line > 0 ? ":" + found.Line : "")}{(found.IsCertain ? "" : ", concluded")}");
        if (package.Loaded.State is not LoadState.Loaded)
        {
            json.WriteString("comment", package.State + (package.Loaded.By is { } by ? ": the function gets " + (by.Package.Url()?.ToString() ?? by.Package.Name) : ""));
        }

        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, string id, string name, string version)
    {
        json.WriteString("SPDXID", Prefix + id);
        json.WriteString("name", name);
        json.Text("versionInfo", version);
        json.WriteString("downloadLocation", Unknown);
        json.WriteBoolean("filesAnalyzed", false);
        json.WriteString("supplier", Unknown);
        json.WriteString("copyrightText", Unknown);
        json.WriteString("licenseConcluded", Unknown);
    }

    private static void WriteChecksum(Utf8JsonWriter json, string algorithm, string hex, int length)
    {
        if (hex.Length == length && hex.All(char.IsAsciiHexDigitLower))
        {
            json.WriteStartArray("checksums");
            json.WriteStartObject();
            json.WriteString("algorithm", algorithm);
            json.WriteString("checksumValue", hex);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteRelationships(Utf8JsonWriter json, SbomContent content)
    {
        json.WriteStartArray("relationships");
        WriteRelationship(json, "DOCUMENT", "DESCRIBES", content.Subject.Id);
        foreach (var part in content.Others)
        {
            WriteRelationship(json, content.Subject.Id, part.Kind is OriginKind.Layer ? "CONTAINS" : "DEPENDS_ON", part.Id);
        }

        foreach (var part in content.Parts)
        {
            foreach (var package in part.Packages)
            {
                WriteRelationship(json, part.Id, "CONTAINS", package.Id);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteRelationship(Utf8JsonWriter json, string from, string type, string to)
    {
        json.WriteStartObject();
        json.WriteString("spdxElementId", Prefix + from);
        json.WriteString("relationshipType", type);
        json.WriteString("relatedSpdxElement", Prefix + to);
        json.WriteEndObject();
    }
}
