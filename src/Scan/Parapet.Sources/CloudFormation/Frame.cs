using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>What holds at the node that is being resolved: conditions assumed by the branches around it, loop identifiers, included files.</summary>
internal sealed record Frame
{
    public static Frame Outermost { get; } = new();

    /// <summary>Truth of conditions, by scoped name, that the branches around the node take for granted.</summary>
    public ImmutableSortedDictionary<string, bool> Assumed { get; private init; } =
        ImmutableSortedDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Values of parameters, by scoped name, that follow from what is assumed.</summary>
    public ImmutableSortedDictionary<string, string> Implied { get; private init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The identifiers of the <c>Fn::ForEach</c> loops around the node.</summary>
    public ImmutableDictionary<string, Text> Loops { get; private init; } = ImmutableDictionary<string, Text>.Empty;

    /// <summary>The include files around the node, innermost first.</summary>
    public ImmutableStack<string> Includes { get; private init; } = [];

    /// <summary>Whether a condition is being decided: there the value of a <c>NoEcho</c> parameter counts, though it is never shown.</summary>
    public bool Deciding { get; private init; }

    /// <summary>A key that two frames share when they assume the same.</summary>
    public string AssumptionKey { get; private init; } = "";

    public Frame Assume(string condition, bool truth)
    {
        var assumed = Assumed.SetItem(condition, truth);
        return this with
        {
            Assumed = assumed,
            AssumptionKey = string.Join('\n', assumed.Select(pair => (pair.Value ? "+" : "-") + pair.Key)),
        };
    }

    /// <summary>Takes over what another frame assumes, but not its loops: for a nested stack.</summary>
    public Frame AssumeAll(Frame other) =>
        this with { Assumed = other.Assumed, Implied = other.Implied, AssumptionKey = other.AssumptionKey };

    public Frame Imply(string parameter, string value) => this with { Implied = Implied.SetItem(parameter, value) };

    public Frame Bind(string identifier, Text value) => this with { Loops = Loops.SetItem(identifier, value) };

    /// <summary>The loops and includes of another frame, with this one's assumptions.</summary>
    public Frame Inside(Frame other) => this with { Loops = other.Loops, Includes = other.Includes };

    public Frame Include(string file) => this with { Includes = Includes.Push(file) };

    public Frame Decide() => Deciding ? this : this with { Deciding = true };

    /// <summary>The value without the branches that contradict what is assumed.</summary>
    public Value Restrict(Value value)
    {
        if (Branches.First(value) is null)
        {
            return value;
        }

        foreach (var (condition, truth) in Assumed)
        {
            value = Branches.Restrict(value, condition, truth);
        }

        return value;
    }

    /// <summary>The text with the loop identifiers in it replaced.</summary>
    public Text Substitute(Text text)
    {
        if (Loops.IsEmpty || (!text.ContainsLiteral("${") && !text.ContainsLiteral("&{")))
        {
            return text;
        }

        var builder = new TextBuilder();
        foreach (var part in text.Parts)
        {
            if (part.Literal is null)
            {
                builder.Add(Text.Of(part.Hole!));
                continue;
            }

            foreach (var piece in SubTemplate.Parse(part.Literal, loops: true))
            {
                if (piece.Name is not null && Loop(piece) is { } bound)
                {
                    builder.Add(bound);
                }
                else
                {
                    builder.Add(piece.Source);
                }
            }
        }

        return builder.ToText();
    }

    /// <summary>What a <c>${X}</c> or <c>&amp;{X}</c> stands for when X is a loop identifier, or null.</summary>
    public Text? Loop(SubPiece piece)
    {
        if (!Loops.TryGetValue(piece.Name!, out var bound))
        {
            return null;
        }

        return piece.Stripped && bound.Known is { } known ? Text.Of(string.Concat(known.Where(char.IsAsciiLetterOrDigit))) : bound;
    }
}
