namespace Parapet.Iam.Evaluation;

/// <summary>
/// The connectives of an algebra, so that AWS's logic is written once and gives a truth value without allocating,
/// or a formula that says what the answer depends on.
/// </summary>
internal interface ILogic<T>
{
    static abstract T True { get; }

    static abstract T False { get; }

    static abstract T And(T left, T right);

    static abstract T Or(T left, T right);

    static abstract T Not(T value);
}

/// <summary>Three truth values.</summary>
internal readonly struct KleeneLogic : ILogic<Truth>
{
    public static Truth True => Truth.True;

    public static Truth False => Truth.False;

    public static Truth And(Truth left, Truth right) => left.And(right);

    public static Truth Or(Truth left, Truth right) => left.Or(right);

    public static Truth Not(Truth value) => value.Not();
}

/// <summary>Formulas over what is not known.</summary>
internal readonly struct FormulaLogic : ILogic<Formula>
{
    public static Formula True => Formula.True;

    public static Formula False => Formula.False;

    public static Formula And(Formula left, Formula right) => left.And(right);

    public static Formula Or(Formula left, Formula right) => left.Or(right);

    public static Formula Not(Formula value) => value.Not();
}
