namespace Parapet.Guard.Tests.Events;

/// <summary>What became of a mutant.</summary>
internal enum MutantVerdict
{
    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It was read, and says the same: the change is in what the contract does not bind.</summary>
    Same,

    /// <summary>It was read, and says less: what is optional is not there. Nothing is said that the event does not say.</summary>
    Less,

    /// <summary>It was read, and only says something else where senders may say what they like: in entries of dictionaries and in payloads without a contract, or in the one string that was changed and that the contract hands on as text.</summary>
    Carried,

    /// <summary>None of these.</summary>
    Harmful,
}

internal static class MutantVerdicts
{
    public static MutantVerdict Judge(EventSource source, Rendering original, Mutant mutant)
    {
        if (source.Read(System.Text.Encoding.UTF8.GetBytes(mutant.Text)).Value is not { } value)
        {
            return MutantVerdict.Refused;
        }

        var read = Rendering.Of(value);
        return read.IsSame(original) ? MutantVerdict.Same
            : read.IsPartOf(original) ? MutantVerdict.Less
            : read.Own.IsSubsetOf(original.Own) ? MutantVerdict.Carried
            : IsText(mutant, read.Own.Except(original.Own)) && Paths(read.Own.Except(original.Own)).SetEquals(Paths(original.Own.Except(read.Own))) ? MutantVerdict.Carried
            : MutantVerdict.Harmful;
    }

    // A string's text that is longer, or that is JSON for others to read.
    private static bool IsText(Mutant mutant, IReadOnlyCollection<string> lines) =>
        mutant.Change == Change.LongerText || lines.All(line => mutant.Enclosed.Any(text => line.EndsWith($" = {text}", StringComparison.Ordinal)));

    private static HashSet<string> Paths(IEnumerable<string> lines) => [.. lines.Select(line => line[..line.IndexOf(" = ", StringComparison.Ordinal)])];
}
