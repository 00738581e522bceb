using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Parapet.Guard.Generators.Model;

/// <summary>A diagnostic that can be compared: the compiler's own holds on to syntax trees.</summary>
internal sealed record Complaint(DiagnosticDescriptor Rule, string File, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static Complaint At(Location location, DiagnosticDescriptor rule, params string[] arguments) =>
        new(rule, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, new EquatableArray<string>(arguments));

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location.Create(File, Span, Lines), [.. Arguments]);
}
