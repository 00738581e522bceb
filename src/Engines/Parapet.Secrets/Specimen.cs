namespace Parapet.Secrets;

/// <summary>
/// Makes the examples of detectors: text that looks random, is the same in every run, and stands nowhere in the source,
/// where other scanners would rightly stop it.
/// </summary>
internal static class Specimen
{
    private const uint Multiplier = 1_664_525;
    private const uint Increment = 1_013_904_223;
    private const int UsableBits = 16;

    /// <summary><paramref name="length"/> characters of an alphabet. The generator is that of Numerical Recipes; nothing here is meant to be secret.</summary>
    public static string Of(string alphabet, int length, uint seed = 1)
    {
        var state = seed;
        return string.Create(length, alphabet, (characters, from) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                state = (state * Multiplier) + Increment;
                characters[i] = from[(int)((state >> UsableBits) % (uint)from.Length)];
            }
        });
    }
}
