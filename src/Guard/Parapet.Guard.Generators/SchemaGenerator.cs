using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Generators.Schemas;
using Parapet.Guard.Generators.Writing;

namespace Parapet.Guard.Generators;

/// <summary>Writes the members, the types and the readers of every type with <c>[EventSchema]</c>.</summary>
[Generator]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <summary>The name under which the compiler tracks whether a type or its schema changed.</summary>
    public const string SchemaStep = "Schema";

    private const string Marker = "Parapet.Guard.EventSchemaAttribute";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var requests = context.SyntaxProvider.ForAttributeWithMetadataName(
            Marker,
            (node, _) => node is TypeDeclarationSyntax,
            (found, cancel) => SchemaRequest.Of((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], cancel));

        // The path and not the text of all: a schema is read for those who name it only.
        var files = context.AdditionalTextsProvider.Where(file => file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Collect();
        var found = requests.Combine(files).Select((pair, cancel) => Find(pair.Left, pair.Right, cancel));
        context.RegisterSourceOutput(found.SelectMany((schema, _) => schema.Complaints), (output, complaint) => output.ReportDiagnostic(complaint.ToDiagnostic()));

        var results = found
            .Select((schema, _) => (schema.Target, schema.Path, schema.Text)).WithTrackingName(SchemaStep)
            .Select((schema, _) => (schema.Path, schema.Text, schema.Target, Result: schema is { Target: { } target, Text: { } text } ? SchemaReader.Read(text, target) : null));
        context.RegisterSourceOutput(results, (output, schema) =>
        {
            if (schema.Result is not { } result)
            {
                return;
            }

            foreach (var fault in result.Faults)
            {
                output.ReportDiagnostic(Complaint(schema.Path, SourceText.From(schema.Text!), fault).ToDiagnostic());
            }

            if (result.Faults.Count == 0)
            {
                output.AddSource(schema.Target!.FileName + ".Schema.g.cs", SourceText.From(SchemaTypeWriter.Write(schema.Target, result), Encoding.UTF8));
                foreach (var contract in result.Contracts)
                {
                    output.AddSource(contract.Model.FileName, SourceText.From(ContractWriter.Write(contract.Model), Encoding.UTF8));
                }
            }
        });
    }

    private static FoundSchema Find(SchemaRequest request, ImmutableArray<AdditionalText> files, CancellationToken cancel)
    {
        var complaints = new List<Complaint>(request.Complaints);
        var wanted = "/" + request.File.Replace('\\', '/').TrimStart('.', '/');
        var fitting = files.Where(file => ("/" + file.Path.Replace('\\', '/')).EndsWith(wanted, StringComparison.Ordinal)).ToArray();
        var text = fitting.Length == 1 ? fitting[0].GetText(cancel)?.ToString() : null;
        if (text is null)
        {
            var reason = fitting.Length > 1 ? $"several of the project's AdditionalFiles are named `{request.File}`; name more of the path" : $"add <AdditionalFiles Include=\"{request.File}\" /> to the project";
            complaints.Add(request.Place with { Arguments = new EquatableArray<string>([request.Name, reason]) });
        }

        return new FoundSchema(complaints.Count > 0 ? null : request.Target, text is null ? "" : fitting[0].Path, text, new EquatableArray<Complaint>(complaints));
    }

    private static Complaint Complaint(string path, SourceText text, SchemaFault fault)
    {
        var span = TextSpan.FromBounds(Math.Min(fault.Start, text.Length), Math.Min(fault.End, text.Length));
        return new Complaint(Rule(fault.Kind), path, span, text.Lines.GetLinePositionSpan(span), new EquatableArray<string>([fault.Message]));
    }

    private static DiagnosticDescriptor Rule(FaultKind kind) => kind switch
    {
        FaultKind.Json => Diagnostics.SchemaJson,
        FaultKind.Keyword => Diagnostics.SchemaKeyword,
        FaultKind.Value => Diagnostics.SchemaValue,
        FaultKind.Reference => Diagnostics.SchemaReference,
        FaultKind.Pattern => Diagnostics.SchemaPattern,
        _ => Diagnostics.SchemaShape,
    };

    private sealed record FoundSchema(SchemaTarget? Target, string Path, string? Text, EquatableArray<Complaint> Complaints);
}
