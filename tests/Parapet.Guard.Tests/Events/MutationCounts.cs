namespace Parapet.Guard.Tests.Events;

/// <summary>What became of the mutants of samples. Fails when one of them was neither refused nor harmless.</summary>
internal sealed class MutationCounts
{
    public int All { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Gets how many read as the original does.</summary>
    public int Same { get; private set; }

    /// <summary>Gets how many lack something that may be left out.</summary>
    public int Less { get; private set; }

    /// <summary>Gets how many differ in what the sender may write as they like.</summary>
    public int Other { get; private set; }

    public void Count(string name, string sample, Func<string, Reading> read)
    {
        var original = Rendering.Of(read(sample).Value);
        foreach (var mutant in Mutations.Of(sample))
        {
            All++;
            if (read(mutant.Text).Value is not { } value)
            {
                Refused++;
                continue;
            }

            var rendering = Rendering.Of(value);
            var differs = rendering.Own.Except(original.Own);
            Assert.True(differs.All(line => IsSenders(line, mutant, original)), $"{name} {mutant.Change} {mutant.Pointer}: {string.Join("; ", differs)}");
            _ = rendering.IsSame(original) ? Same++ : rendering.IsPartOf(original) ? Less++ : Other++;
        }
    }

    public override string ToString() => $"{All} mutants, {Refused} refused, {Same} read the same, {Less} with less, {Other} with another text of the sender's";

    // A text that goes on after its end, or that holds a text of the sender's which was changed.
    private static bool IsSenders(string line, Mutant mutant, Rendering original)
    {
        var path = line[..(line.IndexOf(" = ", StringComparison.Ordinal) + 3)];
        return original.Own.Any(other => other.StartsWith(path, StringComparison.Ordinal)
            && ((mutant.Change == Change.LongerText && line.StartsWith(other, StringComparison.Ordinal)) || EnclosedText.In(EnclosedText.Quote(other[path.Length..])).Any()));
    }
}
