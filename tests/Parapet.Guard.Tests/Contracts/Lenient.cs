using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Tests.Contracts;

/// <summary>Everything that can be switched off is.</summary>
[EventContract(AllowUnknownProperties = true, AllowDuplicateKeys = true, IgnoreCase = true, AllowInexactNumbers = true, AllowInvalidText = true, MaxProperties = 6)]
public sealed partial record Lenient
{
    public string? Text { get; init; }

    [Range(0, 10)]
    public double Ratio { get; init; }

    public required decimal Money { get; init; }

    public float Part { get; init; }

    public Dictionary<string, string>? Map { get; init; }
}

/// <summary>A contract that contains itself.</summary>
[EventContract(MaxDepth = 7)]
public sealed partial record Tree(string Name, Tree? Left, IReadOnlyList<Tree>? Others = null);

/// <summary>A contract whose member is a value, but has no default that could be used.</summary>
[EventContract]
public sealed partial record Bag
{
    public ImmutableArray<int> Items { get; init; }

    public ImmutableArray<int> Others { get; init; } = [];
}
