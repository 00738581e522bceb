using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>The type that a schema is for.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Containers">Declarations of the types around it, outermost first.</param>
/// <param name="Declaration">Its own declaration: <c>partial record Order</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its full name.</param>
/// <param name="FileName">A unique name for its generated file, without ending.</param>
/// <param name="Accessibility">How visible it is: <c>public</c>.</param>
internal sealed record SchemaTarget(string Namespace, EquatableArray<string> Containers, string Declaration, string Name, string Type, string FileName, string Accessibility)
{
    /// <summary>Budgets; whether unknown properties are allowed is said by the schema.</summary>
    public Options Options { get; init; } = new();

    /// <summary>Whether unknown properties are refused, also where the schema allows them.</summary>
    public bool RefuseUnknownProperties { get; init; }
}

/// <summary>What became of a schema. With faults there are no types.</summary>
internal sealed record SchemaResult(EquatableArray<SchemaContract> Contracts, EquatableArray<SchemaEnum> Enums, EquatableArray<SchemaFault> Faults);

/// <summary>An object of a schema; the first one is the whole event.</summary>
/// <param name="Model">What the reader needs.</param>
/// <param name="Name">The type's name.</param>
/// <param name="Summary">What the schema says about it.</param>
/// <param name="Members">What the declarations of the members need beside the model, in the same order.</param>
internal sealed record SchemaContract(ContractModel Model, string Name, string Summary, EquatableArray<SchemaMember> Members);

/// <summary>What the declaration of a member needs beside the model.</summary>
/// <param name="Summary">What the schema says about it.</param>
/// <param name="Default">The value when the event has none: a text as it is, anything else as C# source.</param>
/// <param name="DefaultIsText">Whether it is a text.</param>
internal sealed record SchemaMember(string Summary, string? Default, bool DefaultIsText);

/// <summary>A list of names.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Summary">What the schema says about it.</param>
/// <param name="Names">The names, with those in C#.</param>
internal sealed record SchemaEnum(string Name, string Summary, EquatableArray<EnumName> Names);

/// <summary>What a schema says about one value.</summary>
internal sealed record SchemaValue(Shape Shape, Limits Limits);
