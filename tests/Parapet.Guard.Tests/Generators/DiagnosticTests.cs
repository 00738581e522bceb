namespace Parapet.Guard.Tests.Generators;

public sealed class DiagnosticTests
{
    private const string Head = """
        using System; using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using System.Text.Json.Serialization; using Parapet.Guard;
        enum Level { Low, High }
        [Flags] enum Flags { A, B }
        class Plain { }
        sealed class EvenAttribute : ValidationAttribute { }

        """;

    [Theory]
    [InlineData("PG001", "[EventContract] public record R(int X);")]
    [InlineData("PG001", "public class Outer { [EventContract] public partial record R(int X); }")]
    [InlineData("PG002", "public partial class Outer<T> { [EventContract] public partial record R(int X); }")]
    [InlineData("PG002", "[EventContract] public abstract partial record R;")]
    [InlineData("PG002", "public partial record Base; [EventContract] public partial record R : Base;")]
    [InlineData("PG002", "[EventContract] file partial record R(int X);")]
    [InlineData("PG003", "[EventContract] public partial record R(object X);")]
    [InlineData("PG003", "[EventContract] public partial record R(TimeSpan X);")]
    [InlineData("PG003", "[EventContract] public partial record R(Dictionary<int, string> X);")]
    [InlineData("PG003", "[EventContract] public partial record R(int[,] X);")]
    [InlineData("PG003", "[EventContract] public partial record R<T>(T X);")]
    [InlineData("PG003", "[EventContract] partial record R { public Flags X { get; init; } }")]
    [InlineData("PG004", "[EventContract] public partial record R { [CreditCard] public string? X { get; init; } }")]
    [InlineData("PG004", "[EventContract] partial record R { [Even] public string? X { get; init; } }")]
    [InlineData("PG005", "[EventContract] public partial record R { [StringLength(3)] public int X { get; init; } }")]
    [InlineData("PG005", "[EventContract] public partial record R { [Range(1, 2)] public string? X { get; init; } }")]
    [InlineData("PG005", "[EventContract] public partial record R { [RegularExpression(\"a\")] public int X { get; init; } }")]
    [InlineData("PG005", "[EventContract] public partial record R { [AllowedValues(true)] public bool X { get; init; } }")]
    [InlineData("PG006", "[EventContract] public partial record R { [Length(3, 2)] public string? X { get; init; } }")]
    [InlineData("PG006", "[EventContract] public partial record R { [Range(2, 1)] public int X { get; init; } }")]
    [InlineData("PG006", "[EventContract] public partial record R { [Range(300, 400)] public byte X { get; init; } }")]
    [InlineData("PG006", "[EventContract] public partial record R { [Range(typeof(int), \"a\", \"b\")] public int X { get; init; } }")]
    [InlineData("PG006", "[EventContract] public partial record R { [AllowedValues(1.5)] public int X { get; init; } }")]
    [InlineData("PG006", "[EventContract] public partial record R { [TextFormat((TextFormat)99)] public string? X { get; init; } }")]
    [InlineData("PG007", "[EventContract] public partial record R { [RegularExpression(@\"(a)\\1\")] public string? X { get; init; } }")]
    [InlineData("PG008", "[EventContract] public partial record R { [JsonPropertyName(\"y\")] public int X { get; init; } public int Y { get; init; } }")]
    [InlineData("PG008", "[EventContract(IgnoreCase = true)] public partial record R { [JsonPropertyName(\"Y\")] public int X { get; init; } public int Y { get; init; } }")]
    [InlineData("PG009", "[EventContract] partial record R { public Plain? X { get; init; } }")]
    [InlineData("PG009", "[EventContract] partial record R { public List<Plain>? X { get; init; } }")]
    [InlineData("PG010", "[EventContract] public partial class R { public R(int x) { } public int X { get; set; } }")]
    [InlineData("PG010", "[EventContract] public partial class R(int x) { public int Y { get; set; } = x; }")]
    [InlineData("PG010", "[EventContract] public partial class R { [JsonIgnore] public required int X { get; set; } }")]
    [InlineData("PG011", "[EventContract(MaxDepth = 0)] public partial record R(int X);")]
    [InlineData("PG011", "[EventContract(MaxBytes = int.MaxValue)] public partial record R(int X);")]
    [InlineData("PG012", "[EventContract] public partial record R { [Content] public string? X { get; init; } }")]
    [InlineData("PG013", "[EventContract] public partial record R { [FromPath] public R? X { get; init; } }")]
    [InlineData("PG013", "[EventContract] public partial record R { [FromHeader] public int[]? X { get; init; } }")]
    [InlineData("PG013", "[EventContract] public partial record R { [FromHeader(\"x y\")] public int X { get; init; } }")]
    [InlineData("PG013", "[EventContract] public partial record R { [FromQuery, FromPath] public int X { get; init; } }")]
    [InlineData("PG014", "[EventContract] public partial record R { public bool Read { get; init; } }")]
    [InlineData("PG014", "[EventContract] public partial record Validate(int X);")]
    [InlineData("PG014", "[EventContract] public partial record R { public string? ContractReading { get; init; } }")]
    [InlineData("PG014", "[EventContract] public partial record R<TMode>(TMode X) where TMode : class, IEventContract<TMode>;")]
    public void What_cannot_be_checked_is_refused(string id, string source)
    {
        var (complaints, _) = Compiler.Run(Head + source);
        Assert.Contains(id, complaints.Select(complaint => complaint.Id));
        Assert.All(complaints, complaint => Assert.Equal("Source0.cs", complaint.Location.GetLineSpan().Path));
    }

    [Fact]
    public void Every_diagnostic_is_documented_and_tested()
    {
        var ids = typeof(Parapet.Guard.Generators.ContractGenerator).Assembly.GetType("Parapet.Guard.Generators.Diagnostics")!.GetFields()
            .Select(field => ((Microsoft.CodeAnalysis.DiagnosticDescriptor)field.GetValue(null)!).Id).ToArray();
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/design/guard.md"));
        var tested = new[] { typeof(DiagnosticTests), typeof(SchemaDiagnosticTests) }.SelectMany(tests => tests.GetMethods()).SelectMany(test => test.GetCustomAttributesData())
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value as string).ToArray();
        Assert.All(ids, id => Assert.Contains($"| {id} |", page, StringComparison.Ordinal));
        Assert.All(ids, id => Assert.Contains(id, tested));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("namespace N { public partial class Outer { public partial interface I { [EventContract] internal sealed partial record R(int X, string? Y = \"a\\\"b\", double Z = -0.5, Level L = Level.High); } } }")]
    [InlineData("[EventContract] public partial class R { public R() { } public R(int x) { X = x; } public int X { get; set; } = 3; public required string @class { get; init; } = \"\"; }")]
    [InlineData("[EventContract] public partial record R { public string Text { get; init; } = \"\"; public List<string?> List { get; init; } = []; public string[]? Array { get; set; } public Dictionary<string, List<R?>>? Map { get; init; } }")]
    [InlineData("[EventContract] public partial record R { [Range(double.MinValue, double.PositiveInfinity)] public double A { get; init; } [Range(-1, 5)] public byte B { get; init; } [Range(0, 1e40)] public decimal C { get; init; } [Range(0.5, 2.5)] public long D { get; init; } [Range(0, 0.3)] public float E { get; init; } }")]
    [InlineData("[EventContract] public partial record R;")]
    [InlineData("[EventContract] public partial record R<T>(T X) where T : class, IEventContract<T>; [EventContract] public partial record R(R<R> X, R<PlainText>? Y);")]
    [InlineData("[EventContract] public partial record R<TOne, TTwo> where TOne : class, IEventContract<TOne> where TTwo : class, IEventContract<TTwo> { [Content] public TOne? X { get; init; } public List<TTwo> Y { get; init; } = []; public string Z { get; set; } = \"z\"; public int N { get; init; } = 3; }")]
    [InlineData("[EventContract] public partial record R([FromPath] System.Guid Id, [FromQuery] List<string>? Tag, [FromHeader(\"If-Match\")] string Tag2 = \"a\") { [FromQuery] public System.Collections.Immutable.ImmutableArray<int> Pages { get; init; } = []; }")]
    [InlineData("[EventContract(IgnoreCase = true)] public partial record R { [FromPath] public required string Id { get; init; } [MinLength(2), FromQuery(\"s~/\")] public string[]? S { get; init; } public required int X { get; init; } }")]
    [InlineData("namespace @event.@in { public partial class @class { [EventContract] public sealed partial record @record(int @int, @record? @new) { public bool @is { get; init; } = true; } } }")]
    public void What_is_written_compiles_without_a_warning(string source)
    {
        var (complaints, everything) = Compiler.Run(Head + source);
        Assert.Empty(complaints);
        Assert.Empty(everything.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void A_contract_can_have_more_members_than_a_word_has_bits()
    {
        var members = string.Concat(Enumerable.Range(0, 130).Select(i => $"public required int M{i} {{ get; init; }} "));
        var (complaints, everything) = Compiler.Run($"{Head}[EventContract] public partial record R {{ {members} }}");
        Assert.Empty(complaints);
        Assert.Empty(everything);
    }
}
