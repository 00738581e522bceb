namespace Parapet.Guard;

/// <summary>
/// Makes a partial class or record the contract of an event that a JSON Schema describes (draft 4 to 2020-12). The generator adds the members, a type for each object and list of names
/// in the schema, and what it adds for <see cref="EventContractAttribute"/>. What the schema says and the generator cannot check does not compile.
/// Everything is strict, except that unknown properties are skipped where the schema allows them, which it does unless it says <c>additionalProperties: false</c>.
/// </summary>
/// <param name="file">The schema: the name of one of the project's <c>AdditionalFiles</c>, with as much of its path as is needed to find it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventSchemaAttribute(string file) : Attribute
{
    /// <summary>The schema's file.</summary>
    public string File { get; } = file;

    /// <summary>Properties that the schema does not declare are refused everywhere.</summary>
    public bool RefuseUnknownProperties { get; set; }

    /// <inheritdoc cref="EventContractAttribute.MaxBytes" />
    public int MaxBytes { get; set; } = 6 * 1024 * 1024;

    /// <inheritdoc cref="EventContractAttribute.MaxDepth" />
    public int MaxDepth { get; set; } = 32;

    /// <summary>How many items an array may have for which the schema sets no maximum. Default: 1,000.</summary>
    public int MaxItems { get; set; } = 1000;

    /// <summary>How many properties an object may have for which the schema sets no maximum. Default: 256.</summary>
    public int MaxProperties { get; set; } = 256;

    /// <summary>How long a string may be for which the schema sets no maximum, in code points, and a key of a map, in UTF-16 units. Default: 65,536.</summary>
    public int MaxStringLength { get; set; } = 65536;
}
