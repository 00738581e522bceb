namespace Parapet.Rules;

/// <summary>Several things in a sentence.</summary>
internal static class Listing
{
    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Of(IReadOnlyList<string> things) => things.Count switch
    {
        0 => "",
        1 => things[0],
        _ => $"{string.Join(", ", things.Take(things.Count - 1))} and {things[^1]}",
    };
}
