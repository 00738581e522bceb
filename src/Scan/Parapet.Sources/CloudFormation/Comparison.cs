using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary><c>Fn::Equals</c> on values of which parts may be unknown.</summary>
internal static class Comparison
{
    public static bool? AreEqual(Value left, Value right, ParameterTable parameters)
    {
        bool? result = null;
        var first = true;
        _ = Branches.Over([left, right], pair =>
        {
            var equal = Plain(pair[0], pair[1], parameters);
            result = first ? equal : result == equal ? result : null;
            first = false;
            return pair[0];
        }, left.At);
        return result;
    }

    private static bool? Plain(Value left, Value right, ParameterTable parameters)
    {
        if (left is ListValue a && right is ListValue b)
        {
            return a.Items.Length != b.Items.Length
                ? (a.Items.Concat(b.Items).Any(item => item is UnknownValue) ? null : false)
                : All(a.Items.Zip(b.Items, (x, y) => Plain(x, y, parameters)));
        }

        if (left is MapValue or ListValue || right is MapValue or ListValue)
        {
            return left.GetType() == right.GetType() || left is UnknownValue || right is UnknownValue ? null : false;
        }

        var (one, other) = (Texts.Of(left)!, Texts.Of(right)!);
        return AreEqual(one, other) ?? (Forbids(one, other) || Forbids(other, one) ? false : null);

        bool Forbids(Text text, Text value) => value.Known is { } known && parameters.Forbids(text, known);
    }

    /// <summary>True when all are, false when one is not, else undecided.</summary>
    internal static bool? All(IEnumerable<bool?> truths)
    {
        bool? result = true;
        foreach (var truth in truths)
        {
            if (truth == false)
            {
                return false;
            }

            result = truth is null ? null : result;
        }

        return result;
    }

    /// <summary>Texts are certainly equal when they are the same, holes and all; certainly unequal when their known parts cannot be brought together.</summary>
    internal static bool? AreEqual(Text left, Text right)
    {
        if (left.Equals(right))
        {
            return left.Parts.All(part => part.Hole is null || NamesOneValue(part.Hole.Why.Kind)) ? true : null;
        }

        if (left.Known is { } known)
        {
            return right.Known is not null || !Fits(right, known) ? false : null;
        }

        if (right.Known is { } other)
        {
            return Fits(left, other) ? null : false;
        }

        return Agree(left.Prefix, right.Prefix) && Agree(Reversed(left.Suffix), Reversed(right.Suffix)) ? null : false;
    }

    private static bool NamesOneValue(UnknownKind kind) => kind is
        UnknownKind.Parameter or UnknownKind.PseudoParameter or UnknownKind.ResourceAttribute or UnknownKind.Import or UnknownKind.DynamicReference;

    private static bool Agree(string left, string right)
    {
        var common = Math.Min(left.Length, right.Length);
        return left.AsSpan(0, common).SequenceEqual(right.AsSpan(0, common));
    }

    private static string Reversed(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    /// <summary>Whether the holes can be filled so that the text becomes <paramref name="value"/>.</summary>
    private static bool Fits(Text text, string value)
    {
        if (text.Prefix.Length + (text.Parts.Length > 1 ? text.Suffix.Length : 0) > value.Length
            || !value.StartsWith(text.Prefix, StringComparison.Ordinal)
            || !value.EndsWith(text.Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var at = text.Prefix.Length;
        var end = value.Length - text.Suffix.Length;
        foreach (var part in text.Parts.Skip(text.Prefix.Length > 0 ? 1 : 0).SkipLast(text.Suffix.Length > 0 ? 1 : 0))
        {
            if (part.Literal is not null)
            {
                var found = value.IndexOf(part.Literal, at, end - at, StringComparison.Ordinal);
                if (found < 0)
                {
                    return false;
                }

                at = found + part.Literal.Length;
            }
        }

        return true;
    }
}
