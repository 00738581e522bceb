using System.Text.Json;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Formats;

/// <summary>A reader of a JSON file: what is not JSON is reported, and what stood before it is kept.</summary>
public abstract class JsonInventoryReader : InventoryReader
{
    /// <inheritdoc/>
    public sealed override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        try
        {
            var json = new JsonCursor(content.Span);
            Read(entry, ref json, into);
        }
        catch (JsonException problem)
        {
            var place = problem.LineNumber is { } line ? $" (line {line + 1})" : "";
            into.Report(entry.Path, $"is not the JSON that a `{Format}` is{place}; what comes after is unknown");
        }
    }

    private protected abstract void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into);
}
