namespace Parapet.Secrets.Context;

/// <summary>The words of a name: <c>DB_API_KEY</c>, <c>dbApiKey</c>, <c>DBApiKey</c> and <c>db-api-key</c> have the same.</summary>
internal ref struct NameWords(ReadOnlySpan<char> name)
{
    private readonly ReadOnlySpan<char> name = name;
    private int position;

    /// <summary>The word that was read last, without digits at its end.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public readonly NameWords GetEnumerator() => this;

    public bool MoveNext()
    {
        while (position < name.Length && !char.IsAsciiLetterOrDigit(name[position]))
        {
            position++;
        }

        var start = position;
        while (position < name.Length && char.IsAsciiLetterOrDigit(name[position]) && !(position > start && StartsWord(position)))
        {
            position++;
        }

        var word = name[start..position];
        var stem = word.TrimEnd("0123456789");
        Current = stem.IsEmpty ? word : stem;
        return !word.IsEmpty;
    }

    // `dbApi`: a capital after a small letter or digit. `DBApi`: the last capital before a small letter.
    private readonly bool StartsWord(int i) =>
        char.IsAsciiLetterUpper(name[i])
        && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
}
