namespace Parapet.Iam.Synthesis;

/// <summary>The folders of the keys that were seen, and how many different names each has.</summary>
internal sealed class KeyFolders
{
    private readonly Dictionary<string, HashSet<string>> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> whole = new(StringComparer.Ordinal);
    private readonly int enough;

    public KeyFolders(IEnumerable<string> keys, int enough)
    {
        this.enough = enough;
        foreach (var key in keys)
        {
            Add(key);
        }
    }

    /// <summary>The outermost folder with enough names that the key is in, with a star; else the key.</summary>
    public string Widened(string key)
    {
        foreach (var end in Ends(key))
        {
            var folder = key[..end];
            if (whole.Contains(folder) || (names.TryGetValue(folder, out var inside) && inside.Count >= enough))
            {
                return folder + "*";
            }
        }

        return key;
    }

    // A folder that was widened counts as one name of the folder around it, as it did before: what is generated from a generated policy is the same.
    private void Add(string key)
    {
        foreach (var end in Ends(key))
        {
            var rest = key.AsSpan(end);
            var slash = rest.IndexOf('/');
            var name = slash < 0 ? rest : rest[..(slash + 1)];
            if (name is "*")
            {
                whole.Add(key[..end]);
            }
            else
            {
                (names.TryGetValue(key[..end], out var inside) ? inside : names[key[..end]] = new(StringComparer.Ordinal)).Add(name.ToString());
            }
        }
    }

    // Behind the bucket, and behind each folder of the key.
    private static IEnumerable<int> Ends(string key)
    {
        for (var at = key.IndexOf('/', StringComparison.Ordinal); at >= 0; at = key.IndexOf('/', at + 1))
        {
            yield return at + 1;
        }
    }
}
