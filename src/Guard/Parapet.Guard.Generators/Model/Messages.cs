using System.Globalization;
using Parapet.Guard.Generators.Contracts;

namespace Parapet.Guard.Generators.Model;

/// <summary>What violations say. In one place, because the generated reader and the one that interprets schemas must say the same.</summary>
internal static class Messages
{
    public const string Blank = "must not be blank";
    public const string Pattern = "must match its pattern";
    public const string Allowed = "must be one of the allowed values";
    public const string Denied = "must not be one of the denied values";
    public const string Names = "must be one of the declared names";
    public const string Properties = "has more properties than allowed";

    public static string AtMost(int max, string unit) => $"must have at most {Number(max)} {unit}";

    public static string AtLeast(int min, string unit) => $"must have at least {Number(min)} {unit}";

    public static string KeysAtMost(int max) => $"must have keys of at most {Number(max)} characters";

    public static string Range(NumberRange range)
    {
        var min = range.Min is null ? null : (range.MinIsExclusive ? "above " : "at least ") + (Literals.Plain(range.Min) ?? "infinity");
        var max = range.Max is null ? null : (range.MaxIsExclusive ? "below " : "at most ") + (Literals.Plain(range.Max) ?? "infinity");
        return $"must be {(min is null || max is null ? min ?? max : $"{min} and {max}")}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
