using System.Collections.Frozen;
using System.Globalization;

namespace Parapet.Analysis.Runtimes;

/// <summary>When AWS gives up each Lambda runtime. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html</summary>
public static class LambdaRuntimes
{
    private static readonly Lazy<FrozenDictionary<string, LambdaRuntime>> Table = new(() =>
        EmbeddedTable.Rows("lambda-runtimes.csv").Select(Read).ToFrozenDictionary(runtime => runtime.Identifier, StringComparer.Ordinal));

    /// <summary>Every runtime in the table, in the order of the identifiers.</summary>
    public static IEnumerable<LambdaRuntime> All => Table.Value.Values.OrderBy(runtime => runtime.Identifier, StringComparer.Ordinal);

    /// <summary>The runtime with an identifier such as <c>dotnet10</c>, or null when this version of the product does not know it.</summary>
    public static LambdaRuntime? Find(string identifier) => Table.Value.GetValueOrDefault(identifier);

    private static LambdaRuntime Read(string[] row) =>
        new(row[0], Date(row[1]), Date(row[2]), Date(row[3]), row[4].Length == 0 ? null : row[4]);

    private static DateOnly? Date(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The life of one runtime. Dates ahead are AWS's projections.</summary>
/// <param name="Identifier">What stands in a function's <c>Runtime</c>.</param>
/// <param name="Deprecated">The day from which it gets no security patches; null when not scheduled.</param>
/// <param name="CreationBlocked">The day from which no function can be created with it; null when not scheduled.</param>
/// <param name="UpdateBlocked">The day from which no function that has it can be updated; null when not scheduled.</param>
/// <param name="Successor">What to move to; null when there is nothing newer.</param>
public sealed record LambdaRuntime(string Identifier, DateOnly? Deprecated, DateOnly? CreationBlocked, DateOnly? UpdateBlocked, string? Successor);
