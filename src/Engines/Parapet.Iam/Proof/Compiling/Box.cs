using System.Collections.Immutable;
using System.Numerics;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>The requests that one statement, or one of its alternatives, applies to: a product of actions, resources, principals and conditions.</summary>
internal sealed record Box
{
    public required ActionSet Actions { get; init; }

    public required GlobUnion Resources { get; init; }

    /// <summary>Whether the resources are those that are not meant.</summary>
    public required bool IsNotResources { get; init; }

    /// <summary>One bit for each principal of the proof.</summary>
    public required BigInteger Who { get; init; }

    /// <summary>What must hold of the context, all of it.</summary>
    public required ImmutableArray<Literal> Conditions { get; init; }
}

/// <summary>The boxes of a statement: at least what it applies to, and at most. They are the same unless the template hides something.</summary>
internal readonly record struct Boxes(ImmutableArray<Box> AtMost, ImmutableArray<Box> AtLeast);
