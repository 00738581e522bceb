using Microsoft.CodeAnalysis;

namespace Parapet.Guard.Generators;

/// <summary>What the generator refuses. The table in docs/design/guard.md has a row for each.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor NotPartial = Error("PG001", "An event contract must be partial", "`{0}` must be declared partial, and so must the types around it");

    public static readonly DiagnosticDescriptor KindOfType = Error("PG002", "This kind of type cannot be an event contract", "`{0}` cannot be an event contract: {1}");

    public static readonly DiagnosticDescriptor TypeOfMember = Error("PG003", "This type has no form in an event contract", "`{0}` has the type `{1}`, which has no form in an event contract");

    public static readonly DiagnosticDescriptor UnknownAttribute = Error("PG004", "This attribute is not checked by event contracts", "`{0}` has the attribute `{1}`, which the generator cannot check; remove it or check it after reading");

    public static readonly DiagnosticDescriptor AttributeDoesNotApply = Error("PG005", "This attribute does not apply to the type", "`{0}` has the attribute `{1}`, which says nothing about a `{2}`");

    public static readonly DiagnosticDescriptor Arguments = Error("PG006", "The attribute's arguments make no sense", "`{0}` has the attribute `{1}` with arguments that make no sense: {2}");

    public static readonly DiagnosticDescriptor Pattern = Error("PG007", "The regular expression cannot be checked in linear time", "`{0}` has a regular expression that cannot be used: {1}");

    public static readonly DiagnosticDescriptor SameName = Error("PG008", "Two members have the same name in JSON", "`{0}` has two members that are named `{1}` in JSON");

    public static readonly DiagnosticDescriptor NotAContract = Error("PG009", "A nested type is not an event contract", "`{0}` has the type `{1}`, which needs [EventContract] too");

    public static readonly DiagnosticDescriptor Construction = Error("PG010", "The generator cannot make this object", "`{0}` cannot be made: {1}");

    public static readonly DiagnosticDescriptor Budget = Error("PG011", "The budget is out of bounds", "`{0}` has the budget {1}, which must be between {2} and {3}");

    public static readonly DiagnosticDescriptor ContentOfMember = Error("PG012", "Only a contract can be a text of its own", "`{0}` has [Content], but `{1}` is no contract");

    public static readonly DiagnosticDescriptor BindingOfMember = Error("PG013", "The member cannot be bound to a parameter", "`{0}` cannot be bound: {1}");

    public static readonly DiagnosticDescriptor GeneratedName = Error("PG014", "A name is needed for generated code", "`{0}` uses the name `{1}`, which the generated code needs; [JsonPropertyName] keeps it in JSON");

    public static readonly DiagnosticDescriptor SchemaFile = Error("PG020", "The schema file of an event contract is not there", "`{0}` has no schema: {1}");

    public static readonly DiagnosticDescriptor SchemaJson = Error("PG021", "The schema file is no JSON", "{0}");

    public static readonly DiagnosticDescriptor SchemaKeyword = Error("PG022", "The schema has a keyword that event contracts do not check", "{0}");

    public static readonly DiagnosticDescriptor SchemaValue = Error("PG023", "The schema has a value that makes no sense", "{0}");

    public static readonly DiagnosticDescriptor SchemaReference = Error("PG024", "The schema refers to something that is not there", "{0}");

    public static readonly DiagnosticDescriptor SchemaPattern = Error("PG025", "The schema has a regular expression that cannot be checked in linear time", "{0}");

    public static readonly DiagnosticDescriptor SchemaShape = Error("PG026", "The schema describes a value that has no C# type", "{0}");

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(id, title, message, "Parapet.Guard", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
