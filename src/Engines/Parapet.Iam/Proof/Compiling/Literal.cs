namespace Parapet.Iam.Proof.Compiling;

/// <summary>An atom that must hold, or must not.</summary>
internal readonly record struct Literal(Atom Atom, bool Holds)
{
    public static Literal operator !(Literal literal) => literal with { Holds = !literal.Holds };
}
