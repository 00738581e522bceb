namespace Parapet.Guard.Tests.Interpreter;

/// <summary>What a contract says, written down by hand beside it.</summary>
internal sealed record Contract(params Member[] Members)
{
    public bool AllowUnknown { get; init; }

    public bool AllowDuplicates { get; init; }

    public bool IgnoreCase { get; init; }

    public bool Repair { get; init; }

    public int MaxBytes { get; init; } = 6 * 1024 * 1024;

    public int MaxDepth { get; init; } = 32;

    public int MaxProperties { get; init; } = 256;
}

/// <summary>One property.</summary>
internal sealed record Member(string Name, bool Required, Value Value);

/// <summary>A value that may be null or not.</summary>
internal abstract record Value(bool Nullable)
{
    /// <summary>A string; each check says which rule it breaks, or null.</summary>
    public sealed record Text(bool Nullable, params Func<string, string?>[] Checks) : Value(Nullable);

    public sealed record Number(bool Nullable, params Func<Exact, string?>[] Checks) : Value(Nullable);

    public sealed record Bool(bool Nullable) : Value(Nullable);

    public sealed record List(bool Nullable, Value Item, int Min, int Max, string TooMany) : Value(Nullable);

    public sealed record Map(bool Nullable, Value Item, int Min, int Max, string TooMany, int MaxKey, bool AllowDuplicates = false) : Value(Nullable);

    public sealed record Nested(bool Nullable, Func<Contract> Contract) : Value(Nullable);
}
