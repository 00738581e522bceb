using System.Text.Json;
using Parapet.Packages.Gate;

namespace Parapet.Reports.Packages;

/// <summary>One function of the report for programs: what it is made of, how much of that is explained, and what its vulnerabilities would lead to.</summary>
internal static class PackageJsonFunction
{
    public static void Write(Utf8JsonWriter json, FunctionSheet function)
    {
        json.Text("function", function.FunctionId);
        json.Text("artefact", function.Name);
        PackageJson.WritePlace(json, function.At);
        json.Text("runtime", function.Runtime);
        PackageJson.WriteArray(json, "parts", function.Parts, WritePart);
        PackageJson.WriteArray(json, "exposure", function.Exposure, WriteFactor);
        PackageJson.WriteArray(json, "blast", function.Blast, WriteFactor);
    }

    private static void WritePart(Utf8JsonWriter json, PartSheet part)
    {
        json.Text("name", part.Label);
        json.Text("path", part.Part.Name);
        json.WriteBoolean("layer", part.IsLayer);
        if (part.Part.Inventory is not { } inventory)
        {
            json.Text("unknown", part.Part.Why?.ToString() ?? "");
            return;
        }

        json.WriteString("kind", inventory.Artifact.Kind.ToString().ToLowerInvariant());
        json.WriteString("sha256", inventory.Artifact.Sha256);
        json.WriteNumber("packages", inventory.Packages.Length);
        json.WriteNumber("codeBytes", inventory.Code.Bytes);
        json.WriteNumber("unattributedBytes", inventory.Code.UnattributedBytes);
        json.WriteNumber("unattributedShare", Math.Round(inventory.Code.UnattributedShare, 4));
        PackageJson.WriteArray(json, "largestUnattributed", inventory.Code.Largest, (json, entry) =>
        {
            json.Text("path", entry.Path);
            json.WriteNumber("bytes", entry.Size);
        });
        json.WriteBoolean("fails", part.Verdict.Fails);
        PackageJson.WriteArray(json, "reasons", part.Verdict.Reasons, PackageJson.WriteReason);
    }

    private static void WriteFactor(Utf8JsonWriter json, ContextFactor factor)
    {
        json.WriteString("name", factor.Name);
        json.WriteNumber("weight", factor.Weight);
        json.Text("why", factor.Why);
    }
}
