using System.Text.Json;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Sbom;

/// <summary>Writes one package as a component of CycloneDX.</summary>
internal static class CycloneDxPackage
{
    // The schema's limit.
    private const int LongestVersion = 1024;

    public static void Write(Utf8JsonWriter json, SbomPackage package)
    {
        var found = package.Loaded.Package;
        json.WriteStartObject();
        json.WriteString("type", "library");
        json.WriteString("bom-ref", package.Id);
        WriteName(json, found);
        json.Text("version", Version(found.Version));
        json.WriteString("scope", package.Loaded.State is not LoadState.Loaded ? "excluded" : found.IsDevelopment ? "optional" : "required");
        WriteHash(json, "SHA-1", found.Sha1, length: 40);
        WriteLicense(json, package);
        json.Text("purl", package.Url?.ToString() ?? "");
        WriteEvidence(json, package);
        WriteProperties(json, package);
        json.WriteEndObject();
    }

    /// <summary>A version as long as the format allows.</summary>
    public static string Version(string version) => version.Length > LongestVersion ? version[..LongestVersion] : version;

    /// <summary>A hash, unless there is none.</summary>
    public static void WriteHash(Utf8JsonWriter json, string algorithm, string hex, int length)
    {
        if (hex.Length == length && hex.All(char.IsAsciiHexDigit))
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", algorithm);
            json.WriteString("content", hex);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    public static void WriteProperty(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, Package package)
    {
        var at = package.Ecosystem switch
        {
            Ecosystem.Npm or Ecosystem.Packagist => package.Name.IndexOf('/', StringComparison.Ordinal),
            Ecosystem.Maven => package.Name.IndexOf(':', StringComparison.Ordinal),
            _ => -1,
        };
        if (at > 0)
        {
            json.WriteString("group", package.Name[..at]);
        }

        json.WriteString("name", at > 0 ? package.Name[(at + 1)..] : package.Name);
    }

    private static void WriteLicense(Utf8JsonWriter json, SbomPackage package)
    {
        if (package.LicenseName.Length == 0)
        {
            return;
        }

        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (package.License is { } expression)
        {
            json.WriteString("expression", expression);
            json.WriteString("acknowledgement", "declared");
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString("name", package.LicenseName);
            json.WriteString("acknowledgement", "declared");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteEvidence(Utf8JsonWriter json, SbomPackage package)
    {
        var found = package.Loaded.Package;
        var confidence = found.IsCertain ? 1.0 : 0.5;
        json.WriteStartObject("evidence");
        json.WriteStartArray("identity");
        json.WriteStartObject();
        json.WriteString("field", package.Url is null ? "name" : "purl");
        json.WriteNumber("confidence", confidence);
        json.WriteStartArray("methods");
        json.WriteStartObject();
        json.WriteString("technique", Technique(found.Kind));
        json.WriteNumber("confidence", confidence);
        json.WriteString("value", found.Path);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("occurrences");
        WriteOccurrence(json, found.Path, found.Line, "");
        if (found.Declaration is { } declaration)
        {
            WriteOccurrence(json, declaration.Path, declaration.Line, "declared");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOccurrence(Utf8JsonWriter json, string path, int line, string context)
    {
        json.WriteStartObject();
        json.WriteString("location", path);
        if (line > 0)
        {
            json.WriteNumber("line", line);
        }

        json.Text("additionalContext", context);
        json.WriteEndObject();
    }

    private static string Technique(PackageKind kind) => kind switch
    {
        PackageKind.Installed or PackageKind.Declared or PackageKind.System => "manifest-analysis",
        PackageKind.Bundled => "binary-analysis",
        _ => "other",
    };

    private static void WriteProperties(Utf8JsonWriter json, SbomPackage package)
    {
        var loaded = package.Loaded;
        json.WriteStartArray("properties");
        if (loaded.Origin.Kind is OriginKind.Layer)
        {
            WriteProperty(json, "parapet:layer", loaded.Origin.Name);
        }

        WriteProperty(json, "parapet:loaded", package.State);
        if (loaded.By is { } by)
        {
            WriteProperty(json, "parapet:loaded-instead", by.Package.Url()?.ToString() ?? by.Package.Name);
        }

        WriteProperty(json, "parapet:kind", loaded.Package.Kind.ToString().ToLowerInvariant());
        if (loaded.Package.IsDevelopment)
        {
            WriteProperty(json, "parapet:development", "true");
        }

        if (loaded.Package.SourceName.Length > 0)
        {
            WriteProperty(json, "parapet:source-package", loaded.Package.SourceName);
        }

        json.WriteEndArray();
    }
}
