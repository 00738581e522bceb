using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Searching;

/// <summary>Readable values for unknown strings in witnesses.</summary>
internal static class SymbolValues
{
    private const string KeyMark = "key ";

    /// <summary>A value for a symbol.</summary>
    public static string Of(Symbol symbol) => KeyOf(symbol) is { } key ? OfKey(key) : OfName(symbol.Name);

    /// <summary>A value for a key that may have any.</summary>
    public static string OfKey(string key) => OfName(key);

    /// <summary>The condition key that a symbol stands for; null when it is another unknown.</summary>
    public static string? KeyOf(Symbol symbol) =>
        symbol.Name.StartsWith(KeyMark, StringComparison.Ordinal)
            ? symbol.Name[KeyMark.Length..].Replace(" in any case", "", StringComparison.Ordinal).Split(", '")[0]
            : null;

    /// <summary>What stands for a variable whose key is absent; null when nothing does.</summary>
    public static string? DefaultOf(Symbol symbol) =>
        symbol.Name.IndexOf(", '", StringComparison.Ordinal) is > 0 and var comma ? symbol.Name[(comma + 3)..symbol.Name.LastIndexOf('\'')] : null;

    // Digits where the name speaks of an account, else a word.
    private static string OfName(string name) =>
        name.Contains("account", StringComparison.OrdinalIgnoreCase) ? Accounts.Own
        : name.Contains("region", StringComparison.OrdinalIgnoreCase) ? "us-east-1"
        : name.Contains("arn", StringComparison.OrdinalIgnoreCase) ? $"arn:aws:iam::{Accounts.Own}:role/alice"
        : "alice";
}
