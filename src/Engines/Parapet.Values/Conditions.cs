namespace Parapet.Values;

/// <summary>Conditions as findings name them: a template's condition names joined by "and", each perhaps after "not".</summary>
public static class Conditions
{
    private const string And = " and ";

    /// <summary>Both must hold; null is "always". Each condition is named once.</summary>
    public static string? Both(string? first, string? second)
    {
        if (first is null || second is null || first == second)
        {
            return first ?? second;
        }

        var known = first.Split(And);
        var more = second.Split(And).Where(condition => !known.Contains(condition));
        return string.Join(And, known.Concat(more));
    }

    /// <summary>The opposite of one named condition.</summary>
    public static string Not(string condition) =>
        condition.StartsWith("not ", StringComparison.Ordinal) ? condition[4..] : "not " + condition;
}
