using System.Text.Json;

namespace Parapet.Trail.Activity.Calls;

/// <summary>The parameters of a request, parsed once.</summary>
internal static class RequestParameters
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The parameters; null when there are none, or none that can be read.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        try
        {
            var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object && ReadableTexts.AreAll(json.Span, document.RootElement))
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
