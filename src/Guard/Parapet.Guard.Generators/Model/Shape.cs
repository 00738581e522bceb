namespace Parapet.Guard.Generators.Model;

internal enum ShapeKind
{
    Text,
    Integer,
    UInt64,
    Decimal,
    Double,
    Single,
    Boolean,
    DateTimeOffset,
    DateTime,
    DateOnly,
    TimeOnly,
    Guid,
    Uri,
    Bytes,
    Enum,
    Contract,
    List,
    Map,
}

/// <summary>What a value looks like in C# and in JSON.</summary>
/// <param name="Kind">How it is read.</param>
/// <param name="Type">The C# type, without the question mark of a reference or value that may be null.</param>
/// <param name="IsNullable">Whether null is allowed.</param>
internal sealed record Shape(ShapeKind Kind, string Type, bool IsNullable)
{
    public bool IsValueType { get; init; }

    /// <summary>Of the items of a list or the values of a dictionary.</summary>
    public Shape? Item { get; init; }

    /// <summary>Of each item of a list or value of a dictionary. Attributes cannot say such, schemas can.</summary>
    public Limits ItemLimits { get; init; } = Limits.None;

    /// <summary>How the finished collection is made: the method of the item buffer, or of the dictionary.</summary>
    public string Finish { get; init; } = "";

    /// <summary>Of an enum.</summary>
    public EquatableArray<EnumName> Names { get; init; }

    /// <summary>Of an integer: what its type holds.</summary>
    public decimal Min { get; init; }

    /// <summary>Of an integer: what its type holds.</summary>
    public decimal Max { get; init; }

    /// <summary>Of a contract: whether its name is only known when the program runs, because it has type parameters.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Whether it is one value that a text can be.</summary>
    public bool IsScalar => Kind is not (ShapeKind.Contract or ShapeKind.List or ShapeKind.Map);

    public string NullableType => IsValueType && !IsNullable ? Type : Type + "?";

    public bool IsNumber => Kind is ShapeKind.Integer or ShapeKind.UInt64 or ShapeKind.Decimal or ShapeKind.Double or ShapeKind.Single;

    public bool HasLength => Kind is ShapeKind.Text or ShapeKind.Bytes or ShapeKind.List or ShapeKind.Map;
}

/// <summary>One name of an enum.</summary>
/// <param name="Json">As events write it.</param>
/// <param name="Constant">As C# writes it.</param>
internal sealed record EnumName(string Json, string Constant);
