using System.Collections.Frozen;

namespace Parapet.Analysis.Layers;

/// <summary>Accounts that are known to publish Lambda layers for everybody.</summary>
public static class LayerPublishers
{
    private static readonly Lazy<FrozenDictionary<string, string>> Table = new(() =>
        EmbeddedTable.Rows("layer-accounts.csv").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    /// <summary>Who publishes from an account, such as <c>Datadog</c>, or null when nobody known does.</summary>
    public static string? Of(string account) => Table.Value.GetValueOrDefault(account);
}
