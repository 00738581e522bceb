using static Parapet.Guard.Generators.Patterns.PatternNode;

namespace Parapet.Guard.Generators.Patterns;

/// <summary>A pattern as states that may be in several places at once (Thompson's construction), over the bytes of UTF-8.</summary>
internal sealed class Automaton
{
    private const int MostStates = 20_000;

    private readonly List<State> states = [];

    private Automaton()
    {
    }

    public IReadOnlyList<State> States => states;

    public int Start { get; private set; }

    public int End { get; private set; }

    public bool HasPlaces { get; private set; }

    public static Automaton Of(PatternNode pattern)
    {
        var automaton = new Automaton();
        automaton.End = automaton.Add(new State());
        automaton.Start = automaton.Before(pattern, automaton.End);
        return automaton;
    }

    /// <summary>The state from which a part leads to what follows it.</summary>
    private int Before(PatternNode node, int next) => node switch
    {
        Set set => BeforeSet(set.Characters, next),
        Sequence sequence => sequence.Parts.Reverse().Aggregate(next, (after, part) => Before(part, after)),
        Choice choice => Add(new State { Free = [.. choice.Parts.Select(part => Before(part, next))] }),
        Repeat repeat => BeforeRepeat(repeat, next),
        Place place => BeforePlace(place.Kind, next),
        _ => throw new InvalidOperationException(),
    };

    private int BeforeSet(CharacterSet characters, int next)
    {
        var firsts = Utf8Ranges.Of(characters)
            .Select(bytes => bytes.Reverse().Aggregate(next, (after, range) => Add(new State { Range = range, Next = after })));
        return Add(new State { Free = [.. firsts] });
    }

    private int BeforeRepeat(Repeat repeat, int next)
    {
        var start = next;
        if (repeat.Max < 0)
        {
            var loop = new State();
            start = Add(loop);
            loop.Free = [Before(repeat.Part, start), next];
        }

        for (var i = repeat.Min; i < repeat.Max; i++)
        {
            start = Add(new State { Free = [Before(repeat.Part, start), next] });
        }

        for (var i = 0; i < repeat.Min; i++)
        {
            start = Before(repeat.Part, start);
        }

        return start;
    }

    private int BeforePlace(PlaceKind kind, int next)
    {
        HasPlaces = true;
        return Add(new State { Place = kind, Next = next });
    }

    private int Add(State state)
    {
        if (states.Count == MostStates)
        {
            throw new PatternException("it repeats so much that its table would be too large");
        }

        states.Add(state);
        return states.Count - 1;
    }

    /// <summary>Goes on for a byte, or at a place, or freely.</summary>
    public sealed class State
    {
        public (byte First, byte Last)? Range { get; init; }

        public PlaceKind? Place { get; init; }

        public int Next { get; init; }

        public IReadOnlyList<int> Free { get; set; } = [];
    }
}
