using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>A value that is given to a name, in any of the usual syntaxes.</summary>
/// <param name="Name">Where the name stands.</param>
/// <param name="Value">Where the value stands, without its quotation marks.</param>
/// <param name="IsQuoted">Whether it has any.</param>
/// <param name="IsArgument">Whether it only stands after the name, as the next argument of a call or the next of a list.</param>
/// <param name="IsCode">Whether a program would write an expression there.</param>
internal readonly record struct Assignment(SecretSpan Name, SecretSpan Value, bool IsQuoted, bool IsArgument, bool IsCode)
{
    private const int LongestName = 64;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>The assignment to the name in which the anchor stands; null if nothing is assigned there.</summary>
    public static Assignment? At(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var name = NameAround(text, anchor);
        if (name.End < text.Length && text[name.End] == '(')
        {
            // Of `options.Builder.Password("…")` only the method is the name.
            name = SecretSpan.Between(name.Offset + text.Slice(name.Offset, name.Length).LastIndexOf('.') + 1, name.End);
        }
        else if (IsExpanded(text, name) && text[anchor.End..name.End].IndexOf('-') is >= 0 and var dash && !text[name.Offset..(anchor.End + dash)].ContainsAnyInRange('a', 'z'))
        {
            // Of `${PASSWORD-v}` only what stands before the dash.
            name = SecretSpan.Between(name.Offset, anchor.End + dash);
        }

        var start = AssignmentOperator.After(text, name, out var demand);
        return start >= 0 && start < text.Length && AssignedText.At(text, name, start) is { } found && IsMet(text, demand, found)
            ? found with { IsArgument = demand == ValueDemand.LastArgument }
            : ValueBeforeName.At(text, name);
    }

    /// <summary>The whole name in which an anchor stands.</summary>
    public static SecretSpan NameAround(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var before = text[Math.Max(0, anchor.Offset - LongestName)..anchor.Offset].LastIndexOfAnyExcept(NameCharacters);
        var start = Math.Max(0, anchor.Offset - LongestName) + before + 1;
        return SecretSpan.Between(start, Cursor.Skip(text, anchor.End, NameCharacters, LongestName));
    }

    /// <summary>Whether a name stands in <c>${NAME}</c>.</summary>
    public static bool IsExpanded(ReadOnlySpan<char> text, SecretSpan name) => name.Offset > 1 && text[name.Offset - 1] == '{' && text[name.Offset - 2] == '$';

    private static bool IsMet(ReadOnlySpan<char> text, ValueDemand demand, Assignment found) => demand switch
    {
        ValueDemand.None => true,
        ValueDemand.Quotes => found.IsQuoted,
        ValueDemand.LastArgument => found.IsQuoted && EndsCall(text, found.Value.End + 1),
        _ => found.IsQuoted && Cursor.Blanks(text, found.Value.End + 1) is var end && (Cursor.IsLineEnd(text, end) || text[end] is ';' or '#'),
    };

    // `("NAME", "value")`: what stands in the middle of a list belongs to no name.
    private static bool EndsCall(ReadOnlySpan<char> text, int at)
    {
        var end = Cursor.Blanks(text, at);
        return end < text.Length && text[end] == ')';
    }
}
