namespace Parapet.Iam.Evaluation;

/// <summary>Kleene's three truth values, in the order in which "and" takes the least and "or" the greatest.</summary>
public enum Truth : byte
{
    /// <summary>Certainly not.</summary>
    False,

    /// <summary>It depends on something that is not known.</summary>
    Unknown,

    /// <summary>Certainly.</summary>
    True,
}

/// <summary>Kleene's connectives.</summary>
internal static class Truths
{
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(this Truth value) => (Truth)(Truth.True - value);

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
