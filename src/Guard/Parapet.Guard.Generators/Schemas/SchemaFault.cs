namespace Parapet.Guard.Generators.Schemas;

/// <summary>Why a schema cannot become a contract. Each kind is a diagnostic of its own.</summary>
internal enum FaultKind
{
    Json,
    Keyword,
    Value,
    Reference,
    Pattern,
    Shape,
}

/// <summary>Something in a schema that cannot be checked, with its place.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Start">Where it begins in the file, in characters.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record SchemaFault(FaultKind Kind, int Start, int End, string Message)
{
    /// <summary>The diagnostic's id.</summary>
    public string Id => Kind switch
    {
        FaultKind.Json => "PG021",
        FaultKind.Keyword => "PG022",
        FaultKind.Value => "PG023",
        FaultKind.Reference => "PG024",
        FaultKind.Pattern => "PG025",
        _ => "PG026",
    };
}

/// <summary>The file is no JSON.</summary>
internal sealed class SchemaJsonException(int at, string message) : Exception(message)
{
    public int At { get; } = at;
}
