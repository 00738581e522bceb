using Parapet.Values;
using YamlDotNet.Core;

namespace Parapet.Sources.Documents.Yaml;

/// <summary>
/// The anchors of a document. An alias shares the node it names, which costs nothing here, but every reader of the tree
/// walks it again: so what aliases add is counted, and bounded.
/// </summary>
internal sealed class Anchors(ProblemLog problems)
{
    private const long Budget = 100_000;

    // Null while the node is still being read: an alias to it from inside would never end.
    private readonly Dictionary<string, Built?> named = new(StringComparer.Ordinal);
    private long spent;
    private bool overspent;

    public void Begin(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            named[anchor.Value] = null;
        }
    }

    public void Define(AnchorName anchor, Built built)
    {
        if (!anchor.IsEmpty)
        {
            named[anchor.Value] = built;
        }
    }

    /// <summary>What the alias stands for; unknown, with a problem, when it stands for nothing or for too much.</summary>
    public Built Find(AnchorName alias, Location at, int depth)
    {
        if (!named.TryGetValue(alias.Value, out var found))
        {
            // The name may be a password that somebody forgot to quote: it is not repeated.
            return Nothing(at, UnknownKind.Malformed, "the alias has no anchor before it; text that begins with `*` must be quoted");
        }

        if (found is not { } built)
        {
            return Nothing(at, UnknownKind.Malformed, $"the alias `*{alias.Value}` stands inside its own anchor and would never end");
        }

        if (depth + built.Height > DocumentReader.MaxDepth + 1)
        {
            return Nothing(at, UnknownKind.TooLarge, $"`*{alias.Value}` stands for lists and maps that here lie more than {DocumentReader.MaxDepth} deep in one another");
        }

        if (spent + built.Size <= Budget)
        {
            spent += built.Size;
            return built;
        }

        var message = $"aliases stand for more than {Budget} nodes from `*{alias.Value}` on; write out what is needed";
        if (overspent)
        {
            return new Built(new UnknownValue(new Unknown(UnknownKind.TooLarge, message), at), 1, 1, at.Line, at.Line);
        }

        overspent = true;
        return Nothing(at, UnknownKind.TooLarge, message);
    }

    private Built Nothing(Location at, UnknownKind kind, string message)
    {
        problems.Add(at, message);
        return new Built(new UnknownValue(new Unknown(kind, message), at), 1, 1, at.Line, at.Line);
    }
}
