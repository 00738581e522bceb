using System.Buffers;
using System.Text.Json;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>The documents of an image, where anything may be missing or of another kind.</summary>
internal static class ImageJson
{
    private const int Longest = 4 << 20;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Parses a document; null when it is none.</summary>
    public static JsonElement? Parse(ByteSource source)
    {
        if (source.Length > Longest)
        {
            return null;
        }

        var bytes = new byte[source.Length];
        if (!source.TryFill(0, bytes))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Text(JsonElement element, string name)
    {
        try
        {
            return Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON but no text.
            return "";
        }
    }

    public static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var member) ? member : null;

    public static IEnumerable<JsonElement> Items(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of a list; what is no text is an empty one.</summary>
    public static IReadOnlyList<string> Texts(JsonElement? element)
    {
        try
        {
            return [.. Items(element).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "")];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>The hex digits of a SHA-256 digest as OCI writes them, or null for another one.</summary>
    public static string? Sha256(string digest) =>
        digest.StartsWith("sha256:", StringComparison.Ordinal) && digest.Length == 7 + 64 && !digest.AsSpan(7).ContainsAnyExcept(Hex) ? digest[7..] : null;
}
