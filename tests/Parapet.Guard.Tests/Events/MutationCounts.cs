namespace Parapet.Guard.Tests.Events;

/// <summary>
/// What became of the mutants of samples. Fails when one of them was neither refused nor harmless: when something is read that the original did not say and that is not the
/// sender's to say, or when something differs elsewhere than where the change was made.
/// </summary>
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
            var elsewhere = Difference(rendering, original).Where(line => !IsAt(line, mutant.Pointer));
            Assert.True(!elsewhere.Any(), $"{name} {mutant.Change} {mutant.Pointer}: {string.Join("; ", elsewhere)}");
            _ = rendering.IsSame(original) ? Same++ : rendering.IsPartOf(original) ? Less++ : Other++;
        }
    }

    public override string ToString() => $"{All} mutants, {Refused} refused, {Same} read the same, {Less} with less, {Other} with another text of the sender's";

    private static IEnumerable<string> Difference(Rendering one, Rendering other) =>
        one.Own.SymmetricExcept(other.Own).Concat(one.Free.SymmetricExcept(other.Free));

    // Whether a line is about the place that was changed, about what is around it in one piece, or about what stands next to it (under its other name). A payload has members
    // from all parts of a request.
    private static bool IsAt(string line, string pointer)
    {
        var path = Plain(line[..line.IndexOf(" = ", StringComparison.Ordinal)]);
        var place = Plain(pointer);
        return IsUnder(path, place) || IsUnder(place, Parent(path)) || (IsUnder(path, Parent(place)) && Parent(place).Length > 0) || (IsUnder(path, "/REQUEST") && !IsUnder(place, "/REQUEST"));
    }

    private static bool IsUnder(string path, string place) => path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] == '/');

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    // Names of members and of properties differ in case and in underscores; the items of a batch stand at its top.
    private static string Plain(string path)
    {
        var plain = path.Replace("_", "", StringComparison.Ordinal).Replace("~1", "/", StringComparison.Ordinal).ToUpperInvariant();
        return plain.StartsWith("/ITEMS/", StringComparison.Ordinal) ? plain["/ITEMS".Length..] : plain;
    }

    // A text that goes on after its end, or that holds a text of the sender's which was changed.
    private static bool IsSenders(string line, Mutant mutant, Rendering original)
    {
        var path = line[..(line.IndexOf(" = ", StringComparison.Ordinal) + 3)];
        return original.Own.Any(other => other.StartsWith(path, StringComparison.Ordinal)
            && ((mutant.Change == Change.LongerText && line.StartsWith(other, StringComparison.Ordinal)) || EnclosedText.In(EnclosedText.Quote(other[path.Length..])).Any()));
    }
}
