using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Generators.Schemas;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>A type that is to be made of a schema.</summary>
/// <param name="Target">The type; null when it cannot be a contract.</param>
/// <param name="Name">Its name.</param>
/// <param name="File">The file's path or the end of it.</param>
/// <param name="Place">What is said when there is no such file, with the place of the type.</param>
/// <param name="Complaints">Why the type cannot be one.</param>
internal sealed record SchemaRequest(SchemaTarget? Target, string Name, string File, Complaint Place, EquatableArray<Complaint> Complaints)
{
    /// <summary>Reads a type with <c>[EventSchema]</c>.</summary>
    public static SchemaRequest Of(INamedTypeSymbol type, AttributeData marker, CancellationToken cancel)
    {
        // As it is without the schema, it must be a contract without members.
        var (contract, complaints) = ContractReader.Read(type, marker, cancel);
        var more = contract is { Members.Count: > 0 }
            ? [Complaint.At(type.Locations[0], Diagnostics.Construction, type.Name, "it has members that can be set, and those come from its schema")]
            : type.IsGenericType ? [Complaint.At(type.Locations[0], Diagnostics.KindOfType, type.Name, "it is generic")]
            : Array.Empty<Complaint>();
        var target = contract is null || more.Length > 0 ? null : new SchemaTarget(
            contract.Namespace, contract.Containers, contract.Declaration, type.Name, contract.Type, contract.FileName.Substring(0, contract.FileName.Length - ".g.cs".Length), SyntaxFacts.GetText(type.DeclaredAccessibility))
        {
            Options = contract.Options,
            RefuseUnknownProperties = marker.NamedArguments.FirstOrDefault(argument => argument.Key == "RefuseUnknownProperties").Value.Value is true,
        };
        var place = Complaint.At(type.Locations[0], Diagnostics.SchemaFile);
        return new SchemaRequest(target, type.Name, marker.ConstructorArguments[0].Value as string ?? "", place, new EquatableArray<Complaint>([.. complaints, .. more]));
    }
}
