using System.Runtime.InteropServices;

namespace Parapet.Iam.Escalation;

/// <summary>
/// Finds a text that several patterns match at once, in which <c>*</c> stands for any characters and <c>?</c> for one, and <see cref="Name"/> for a name.
/// </summary>
internal static class CommonMatch
{
    /// <summary>One or more characters without a colon, as the parts of an ARN are.</summary>
    public const string Name = "\u0001\u0002";

    private const char NameCharacter = '\u0001';
    private const char NameRest = '\u0002';
    private const int MostPatterns = 5;
    private const int BitsEach = 12;
    private const int MostStates = 20_000;

    /// <summary>
    /// A text that all patterns match; null when there is none, or none was found within the bounds: five patterns of 4,095 characters, 20,000 steps.
    /// </summary>
    public static string? Find(ReadOnlySpan<string> patterns)
    {
        if (patterns.Length > MostPatterns)
        {
            return null;
        }

        var end = 0L;
        for (var i = 0; i < patterns.Length; i++)
        {
            if (patterns[i].Length >= 1 << BitsEach)
            {
                return null;
            }

            end |= (long)patterns[i].Length << (BitsEach * i);
        }

        // A state is one position in each pattern; a step reads one character or lets a star match nothing more.
        var reachedFrom = new Dictionary<long, (long State, char? Read)> { [0] = (0, null) };
        var queue = new Queue<long>([0]);
        while (queue.TryDequeue(out var state) && reachedFrom.Count < MostStates)
        {
            if (state == end)
            {
                return Spell(reachedFrom, end);
            }

            var (next, read) = Read(patterns, state);
            if (next is { } reached)
            {
                Visit(reached, state, read);
            }

            for (var i = 0; i < patterns.Length; i++)
            {
                if (At(patterns, state, i) is '*' or NameRest)
                {
                    Visit(state + (1L << (BitsEach * i)), state, null);
                }
            }
        }

        return null;

        void Visit(long reached, long from, char? read)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(reachedFrom, reached, out var exists);
            if (!exists)
            {
                known = (from, read);
                queue.Enqueue(reached);
            }
        }
    }

    /// <summary>The state after one character that every pattern takes; null when there is none, or when only stars are left to take it.</summary>
    private static (long? State, char Read) Read(ReadOnlySpan<string> patterns, long state)
    {
        char? literal = null;
        var (moves, isName) = (false, false);
        for (var i = 0; i < patterns.Length; i++)
        {
            switch (At(patterns, state, i))
            {
                case null:
                    return (null, default);
                case '*':
                    break;
                case '?':
                    moves = true;
                    break;
                case NameCharacter:
                    (moves, isName) = (true, true);
                    break;
                case NameRest:
                    isName = true;
                    break;
                case { } one when literal is null || literal == one:
                    (literal, moves) = (one, true);
                    break;
                default:
                    return (null, default);
            }
        }

        if (!moves || (isName && literal == ':'))
        {
            return (null, default);
        }

        for (var i = 0; i < patterns.Length; i++)
        {
            state += At(patterns, state, i) is '*' or NameRest ? 0 : 1L << (BitsEach * i);
        }

        return (state, literal ?? 'x');
    }

    private static char? At(ReadOnlySpan<string> patterns, long state, int pattern)
    {
        var at = (int)(state >> (BitsEach * pattern)) & ((1 << BitsEach) - 1);
        return at < patterns[pattern].Length ? patterns[pattern][at] : null;
    }

    private static string Spell(Dictionary<long, (long State, char? Read)> reachedFrom, long state)
    {
        var text = new Stack<char>();
        while (state != 0)
        {
            (state, var read) = reachedFrom[state];
            if (read is { } one)
            {
                text.Push(one);
            }
        }

        return string.Concat(text);
    }
}
