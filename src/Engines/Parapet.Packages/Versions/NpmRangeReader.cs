using System.Collections.Immutable;

namespace Parapet.Packages.Versions;

/// <summary>Reads what stands between two <c>||</c> of a range into the comparators that all have to admit a version.</summary>
internal static class NpmRangeReader
{
    // Nothing is less than the least pre-release of 0.0.0.
    private static readonly NpmComparator Nothing = Bound(NpmOperator.Less, default, "0");

    public static bool TryRead(ReadOnlySpan<char> text, out ImmutableArray<NpmComparator> comparators)
    {
        var into = ImmutableArray.CreateBuilder<NpmComparator>();
        var isRead = TryReadHyphen(text.Trim(), into) || TryReadAll(text.Trim(), into);
        comparators = into.ToImmutable();
        return isRead;
    }

    // `1.2 - 2.3`: from the first version on; up to the second, or for as long as what it leaves out goes.
    private static bool TryReadHyphen(ReadOnlySpan<char> text, ImmutableArray<NpmComparator>.Builder into)
    {
        if (!NpmPattern.TryTake(ref text, out var from) || text is not [' ' or '\t', ..])
        {
            return false;
        }

        text = text.TrimStart();
        if (!Take.Character(ref text, '-') || text is not [' ' or '\t', ..] || !NpmPattern.TryTake(ref text, out var to) || !text.IsEmpty)
        {
            return false;
        }

        if (from.Given > 0)
        {
            into.Add(Bound(NpmOperator.GreaterOrEqual, from));
        }

        switch (to.Given)
        {
            case 1:
                into.Add(Bound(NpmOperator.Less, to.Numbers.NextMajor, "0"));
                break;
            case 2:
                into.Add(Bound(NpmOperator.Less, to.Numbers.NextMinor, "0"));
                break;
            case 3:
                into.Add(Bound(NpmOperator.LessOrEqual, to));
                break;
        }

        return true;
    }

    private static bool TryReadAll(ReadOnlySpan<char> text, ImmutableArray<NpmComparator>.Builder into)
    {
        into.Clear();
        while (!text.IsEmpty)
        {
            var sign = TakeSign(ref text);
            if (!NpmPattern.TryTake(ref text, out var pattern) || !(text.IsEmpty || char.IsWhiteSpace(text[0]))
                || (pattern.IsBroken && sign is not ("^" or "~")))
            {
                return false;
            }

            Add(sign, pattern, into);
            text = text.TrimStart();
        }

        return true;
    }

    private static string TakeSign(ref ReadOnlySpan<char> text)
    {
        foreach (var sign in (ReadOnlySpan<string>)["^", "~>", "~", ">=", "<=", ">", "<", "="])
        {
            if (Take.Word(ref text, sign))
            {
                text = text.TrimStart();
                return sign switch
                {
                    "~>" => "~",
                    ">" when Take.Character(ref text, '=') => ">=",
                    "<" when Take.Character(ref text, '=') => "<=",
                    _ => sign,
                };
            }
        }

        return "";
    }

    private static void Add(string sign, NpmPattern pattern, ImmutableArray<NpmComparator>.Builder into)
    {
        switch (sign)
        {
            case "^" or "~" when pattern.Given == 0:
                break;
            case "^":
                into.Add(Bound(NpmOperator.GreaterOrEqual, pattern));
                into.Add(Bound(NpmOperator.Less, AfterCaret(pattern), "0"));
                break;
            case "~":
                into.Add(Bound(NpmOperator.GreaterOrEqual, pattern));
                into.Add(Bound(NpmOperator.Less, pattern.Given == 1 ? pattern.Numbers.NextMajor : pattern.Numbers.NextMinor, "0"));
                break;
            case "<" or ">" when pattern.Given == 0:
                into.Add(Nothing);
                break;
            case "<" or ">" or "<=" or ">=":
                AddInequality(sign, pattern, into);
                break;
            case var _ when pattern.Given == 3:
                into.Add(Bound(NpmOperator.Equal, pattern));
                break;
            case var _ when pattern.Given > 0:
                into.Add(Bound(NpmOperator.GreaterOrEqual, pattern));
                into.Add(Bound(NpmOperator.Less, pattern.Next, "0"));
                break;
        }
    }

    // Up to the next change of the first number that is not zero; of the numbers that are left out none counts.
    private static NpmNumbers AfterCaret(NpmPattern pattern) => pattern switch
    {
        { Numbers.Major: > 0 } or { Given: 1 } => pattern.Numbers.NextMajor,
        { Numbers.Minor: > 0 } or { Given: 2 } => pattern.Numbers.NextMinor,
        _ => pattern.Numbers.NextPatch,
    };

    private static void AddInequality(string sign, NpmPattern pattern, ImmutableArray<NpmComparator>.Builder into)
    {
        switch (sign, pattern.Given)
        {
            case ("<=" or ">=", 0):
                break;
            case (">", < 3):
                into.Add(Bound(NpmOperator.GreaterOrEqual, pattern.Next, ""));
                break;
            case ("<=", < 3):
                into.Add(Bound(NpmOperator.Less, pattern.Next, "0"));
                break;
            case ("<", < 3):
                into.Add(Bound(NpmOperator.Less, pattern.Numbers, "0"));
                break;
            case ("<", _):
                into.Add(Bound(NpmOperator.Less, pattern));
                break;
            case ("<=", _):
                into.Add(Bound(NpmOperator.LessOrEqual, pattern));
                break;
            case (">", _):
                into.Add(Bound(NpmOperator.Greater, pattern));
                break;
            default:
                into.Add(Bound(NpmOperator.GreaterOrEqual, pattern));
                break;
        }
    }

    private static NpmComparator Bound(NpmOperator @operator, NpmPattern pattern) => Bound(@operator, pattern.Numbers, pattern.PreRelease);

    private static NpmComparator Bound(NpmOperator @operator, NpmNumbers numbers, string preRelease)
    {
        var writer = new KeyWriter(stackalloc byte[256]);
        SemVer.Write(numbers.Major, numbers.Minor, numbers.Patch, preRelease, ref writer);
        var key = writer.ToKey();
        writer.Dispose();
        return new NpmComparator(@operator, key, numbers, NamesPreRelease: preRelease.Length > 0);
    }
}
