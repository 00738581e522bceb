using System.Globalization;
using System.Net;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>
/// Values to try for comparisons that are not of text. Comparisons of one type only change their answer at the limits that policies name,
/// so one value at each limit and one on either side stand for all values.
/// </summary>
internal static class TypedCandidates
{
    /// <summary>Stands for every value that cannot be read as the type.</summary>
    public const string NoValue = "x";

    private const string DateForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private static readonly TimeSpan Beside = TimeSpan.FromDays(1);

    /// <summary>The limits that a list of values has, to be combined with those of other lists by <see cref="Around"/>.</summary>
    public static string[] Limits(Comparison comparison, IEnumerable<string> values) => comparison switch
    {
        Comparison.IpAddress => [.. values.SelectMany(OfRange)],
        Comparison.Bool => ["true", "false"],
        _ => [.. values],
    };

    /// <summary>Values at the limits and between them, in order, and one that is none of the type.</summary>
    public static IEnumerable<string> Around(IEnumerable<string> limits)
    {
        var all = limits.Distinct(StringComparer.Ordinal).ToList();
        var numbers = all.Select(ConditionValues.Number).OfType<decimal>().Distinct().Order().ToList();
        var moments = all.Where(text => ConditionValues.Number(text) is null || text.Length > 4).Select(ConditionValues.Moment).OfType<DateTimeOffset>().Distinct().Order().ToList();
        return [.. Numbers(numbers), .. Moments(moments), .. all, NoValue];
    }

    private static IEnumerable<string> Numbers(List<decimal> limits)
    {
        for (var i = 0; i < limits.Count; i++)
        {
            yield return Text(limits[i]);
            if (i + 1 < limits.Count)
            {
                yield return Text((limits[i] / 2) + (limits[i + 1] / 2));
            }
        }

        if (limits.Count > 0)
        {
            yield return Text(limits[0] > -1e27m ? limits[0] - 1 : decimal.MinValue);
            yield return Text(limits[^1] < 1e27m ? limits[^1] + 1 : decimal.MaxValue);
        }
    }

    private static IEnumerable<string> Moments(List<DateTimeOffset> limits)
    {
        for (var i = 0; i < limits.Count; i++)
        {
            var limit = limits[i];
            yield return Text(limit);
            if (limit - DateTimeOffset.MinValue > Beside)
            {
                yield return Text(limit - Beside);
            }

            if (i + 1 < limits.Count)
            {
                yield return Text(limit + ((limits[i + 1] - limit) / 2));
            }
            else if (DateTimeOffset.MaxValue - limit > Beside)
            {
                yield return Text(limit + Beside);
            }
        }
    }

    // Where a range starts, where it ends and what lies next to it; and an address of either version that is in no small range.
    private static IEnumerable<string> OfRange(string value)
    {
        yield return "203.0.113.7";
        yield return "2001:db8::7";
        yield return "0.0.0.0";
        yield return "::";
        if (IpRange.Parse(value) is { } range)
        {
            yield return Text(range.First, range.IsVersion6);
            yield return Text(range.Last, range.IsVersion6);
            if (range.Last < (range.IsVersion6 ? UInt128.MaxValue : uint.MaxValue))
            {
                yield return Text(range.Last + 1, range.IsVersion6);
            }
        }
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);

    private static string Text(UInt128 address, bool isVersion6)
    {
        var bytes = new byte[isVersion6 ? 16 : 4];
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)(address & 0xff);
            address >>= 8;
        }

        return new IPAddress(bytes).ToString();
    }
}
