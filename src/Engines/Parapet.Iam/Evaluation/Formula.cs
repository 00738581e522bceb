using System.Collections.Immutable;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// What a decision still depends on: facts that are not known, joined by "and", "or" and "not".
/// Simplified as it is built, so that a constant is always <see cref="IsTrue"/> or <see cref="IsFalse"/>.
/// </summary>
public sealed record Formula
{
    private Formula(FormulaKind kind, ImmutableArray<Formula> operands, string text, ImmutableArray<string> keys)
    {
        Kind = kind;
        Operands = operands;
        Text = text;
        OwnKeys = keys;
    }

    /// <summary>Certainly.</summary>
    public static Formula True { get; } = new(FormulaKind.True, [], "always", []);

    /// <summary>Never.</summary>
    public static Formula False { get; } = new(FormulaKind.False, [], "never", []);

    /// <summary>What joins the operands.</summary>
    public FormulaKind Kind { get; }

    /// <summary>The parts of an "and" or "or"; the one part of a "not".</summary>
    public ImmutableArray<Formula> Operands { get; }

    /// <summary>The fact, as a fragment; empty for joined formulas.</summary>
    public string Text { get; }

    /// <summary>The condition keys that the fact is about, in lower case; none when it is about something else.</summary>
    public ImmutableArray<string> OwnKeys { get; }

    /// <summary>Whether nothing is open and it holds.</summary>
    public bool IsTrue => Kind == FormulaKind.True;

    /// <summary>Whether nothing is open and it does not hold.</summary>
    public bool IsFalse => Kind == FormulaKind.False;

    /// <summary>The condition keys it depends on, in lower case, in ordinal order.</summary>
    public IEnumerable<string> Keys => AllKeys().Distinct().Order(StringComparer.Ordinal);

    /// <summary>A fact that is not known.</summary>
    /// <param name="text">The fact, as a fragment: "`aws:SourceIp` is in 10.0.0.0/8".</param>
    /// <param name="keys">The condition keys it is about.</param>
    public static Formula Fact(string text, params IEnumerable<string> keys) => new(FormulaKind.Fact, [], text, [.. keys.Select(key => key.ToLowerInvariant())]);

    /// <summary>Both.</summary>
    public Formula And(Formula other) => Join(FormulaKind.And, other, absorbing: False, neutral: True);

    /// <summary>Either.</summary>
    public Formula Or(Formula other) => Join(FormulaKind.Or, other, absorbing: True, neutral: False);

    /// <summary>The opposite.</summary>
    public Formula Not() => Kind switch
    {
        FormulaKind.True => False,
        FormulaKind.False => True,
        FormulaKind.Not => Operands[0],
        _ => new Formula(FormulaKind.Not, [this], "", []),
    };

    /// <summary>A truth value, as a formula: what is unknown becomes the given fact.</summary>
    internal static Formula Of(Truth truth, Func<Formula> fact) => truth switch
    {
        Truth.True => True,
        Truth.False => False,
        _ => fact(),
    };

    /// <summary>One line.</summary>
    public override string ToString() => Kind switch
    {
        FormulaKind.And => string.Join(" and ", Operands.Select(Bracketed)),
        FormulaKind.Or => string.Join(" or ", Operands.Select(Bracketed)),
        FormulaKind.Not => $"not ({Operands[0]})",
        _ => Text,
    };

    private string Bracketed(Formula operand) =>
        operand.Kind is FormulaKind.And or FormulaKind.Or && operand.Kind != Kind ? $"({operand})" : operand.ToString();

    private Formula Join(FormulaKind kind, Formula other, Formula absorbing, Formula neutral)
    {
        if (Kind == absorbing.Kind || other.Kind == neutral.Kind)
        {
            return this;
        }

        if (other.Kind == absorbing.Kind || Kind == neutral.Kind)
        {
            return other;
        }

        var operands = Parts(this, kind).ToList();
        foreach (var part in Parts(other, kind))
        {
            if (!operands.Exists(operand => operand.Same(part)))
            {
                operands.Add(part);
            }
        }

        return operands is [var only] ? only : new Formula(kind, [.. operands], "", []);
    }

    private static ImmutableArray<Formula> Parts(Formula formula, FormulaKind kind) => formula.Kind == kind ? formula.Operands : [formula];

    private bool Same(Formula other) =>
        Kind == other.Kind && Text == other.Text && Operands.Length == other.Operands.Length && Operands.Zip(other.Operands).All(pair => pair.First.Same(pair.Second));

    private IEnumerable<string> AllKeys() => OwnKeys.Concat(Operands.SelectMany(operand => operand.AllKeys()));
}

/// <summary>How a formula is made.</summary>
public enum FormulaKind
{
    /// <summary>Certainly.</summary>
    True,

    /// <summary>Never.</summary>
    False,

    /// <summary>A fact that is not known.</summary>
    Fact,

    /// <summary>The opposite of its one operand.</summary>
    Not,

    /// <summary>All operands.</summary>
    And,

    /// <summary>Some operand.</summary>
    Or,
}
