using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Writing;

namespace Parapet.Guard.Generators;

/// <summary>Writes <c>Validate</c> and <c>Read</c> for every type with <c>[EventContract]</c>.</summary>
[Generator]
public sealed class ContractGenerator : IIncrementalGenerator
{
    /// <summary>The name under which the compiler tracks whether a contract changed.</summary>
    public const string ContractStep = "Contract";

    private const string Marker = "Parapet.Guard.EventContractAttribute";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var results = context.SyntaxProvider.ForAttributeWithMetadataName(
            Marker,
            (node, _) => node is TypeDeclarationSyntax,
            (found, cancel) => ContractReader.Read((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], cancel));

        // Places change with every line that is inserted above; contracts do not. So the two go separate ways.
        var contracts = results.Select((result, _) => result.Contract).WithTrackingName(ContractStep);
        context.RegisterSourceOutput(contracts, (output, contract) =>
        {
            if (contract is not null)
            {
                output.AddSource(contract.FileName, SourceText.From(ContractWriter.Write(contract), Encoding.UTF8));
            }
        });
        context.RegisterSourceOutput(results.SelectMany((result, _) => result.Complaints), (output, complaint) => output.ReportDiagnostic(complaint.ToDiagnostic()));
    }
}
