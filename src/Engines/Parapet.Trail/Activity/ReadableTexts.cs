using System.Text.Json;
using System.Text.Unicode;

namespace Parapet.Trail.Activity;

/// <summary>
/// The parser of JSON passes over broken UTF-8 inside texts and over halves of surrogate pairs that are written as escapes; reading such a text throws.
/// </summary>
internal static class ReadableTexts
{
    /// <summary>Whether all texts of a document can be read. Looks into the document only when it may hold half characters.</summary>
    public static bool AreAll(ReadOnlySpan<byte> json, JsonElement root) =>
        Utf8.IsValid(json) && ((json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) || IsText(root));

    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && IsText(property.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
