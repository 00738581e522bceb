namespace Parapet.Guard.Tests.Generators;

/// <summary>Legal C# that nobody expects: it compiles without a warning, or there is a diagnostic.</summary>
public sealed class OddContractTests
{
    private const string Head = """
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.ComponentModel.DataAnnotations; using System.Text.Json.Serialization; using Parapet.Guard;
        public enum Level { Low, High }

        """;

    [Theory]
    [InlineData("[EventContract] public partial record R(Level? L = Level.High, decimal D = 1.5m, float F = 1.5f, double? E = double.NaN, double I = double.PositiveInfinity, float G = float.NegativeInfinity, decimal? M = 1, long? N = long.MinValue, ulong U = ulong.MaxValue, byte B = 3, DateTime T = default, bool? O = true);")]
    [InlineData("[EventContract] public partial record R { public List<string>? A { get; init; } public string? A_Item { get; init; } }")]
    [InlineData("[EventContract] public partial record R { public bool Read { get; init; } public string? Validate { get; init; } }")]
    [InlineData("[EventContract] public partial record R { public int ReadText { get; init; } public int ReadContract { get; init; } public int DescribeContract { get; init; } public int ReadRequest { get; init; } }")]
    [InlineData("[EventContract] public partial record R { public string? ContractReading { get; init; } }")]
    [InlineData("[EventContract] public partial record R { public string? value { get; init; } public int reader { get; init; } public int start { get; init; } public int TMode { get; init; } public int before { get; init; } public int T { get; init; } public int value0 { get; init; } public int seen0 { get; init; } public int name { get; init; } public int parts { get; init; } public int violations { get; init; } }")]
    [InlineData("[EventContract] public partial record R<TMode> where TMode : class, IEventContract<TMode> { public TMode? X { get; init; } }")]
    [InlineData("[EventContract] public partial record R<T> where T : class, IEventContract<T> { public int A { get; init; } = 5; public List<int> B { get; init; } = []; public T? C { get; init; } [Content] public T? D { get; init; } = null; }")]
    [InlineData("[EventContract] public partial record R(int X); [EventContract] public partial record R<T>(T X) where T : class, IEventContract<T>; [EventContract] public partial record R<T, U>(T X, U Y) where T : class, IEventContract<T> where U : class, IEventContract<U>; [EventContract] public partial record R_1(int X);")]
    [InlineData("[EventContract] public partial record Api(int X); [EventContract] public partial record API(int X);")]
    [InlineData("namespace A { [EventContract] public partial record B_C(int X); public partial class B { [EventContract] public partial record C(int X); } } namespace A.D { [EventContract] public partial record C(int X); }")]
    [InlineData("[EventContract] public partial record R { public int X { get; init; } } public partial record R { public required string Y { get; init; } }")]
    [InlineData("[EventContract] public partial record R { [Obsolete] public int X { get; init; } [Obsolete(\"y\")] public int Y { get; init; } = 3; }")]
    [InlineData("[EventContract] public partial record R { [JsonPropertyName(\"\\ud800\")] public int X { get; init; } }")]
    [InlineData("[EventContract] public partial record R { [AllowedValues(\"\\ud800\")] public string? X { get; init; } }")]
    [InlineData("[EventContract] public partial record R { [JsonPropertyName(\"\")] public int X { get; init; } [JsonPropertyName(\"a\\\"\\\\\\n\\u2028\\0\")] public int Y { get; init; } }")]
    [InlineData("[EventContract] public partial record R { public int? A { get; init; } public List<int?>? B { get; init; } public Dictionary<string, List<Dictionary<string, int[]>?>>? C { get; init; } public ImmutableArray<ImmutableArray<string?>>? D { get; init; } public int[][]? E { get; init; } public List<byte[]>? F { get; init; } }")]
    [InlineData("[EventContract] public partial class R { public int X { get; set; } public string this[int i] => \"\"; public static int S { get; set; } internal int H { get; set; } public int Only { get; } public int Write { set { } } }")]
    [InlineData("[EventContract] public partial record R(int X) { public int X { get; init; } = X; public string? Y { get; private init; } }")]
    [InlineData("[EventContract] public partial record R { public required R<R>? X { get; init; } } [EventContract] public partial record R<T> where T : class, IEventContract<T> { public R<R<T>>? Y { get; init; } public T? Z { get; init; } }")]
    [InlineData("[EventContract] public partial record R<T> where T : class, IEventContract<T> { [FromQuery] public int[] Q { get; init; } = []; [FromHeader] public string H { get; init; } = \"a\"; public T? Z { get; init; } }")]
    [InlineData("[EventContract] public partial struct R { public int X { get; set; } }")]
    [InlineData("[EventContract] public partial record struct R(int X);")]
    [InlineData("[EventContract] public readonly partial record struct R(int X);")]
    [InlineData("[EventContract] public partial record R { protected R(R other) { } public R() { } public int X { get; init; } }")]
    [InlineData("[EventContract] public partial class R { private R() { } public int X { get; set; } }")]
    [InlineData("[EventContract] public partial class R { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public R() { X = 1; } public required int X { get; init; } }")]
    [InlineData("[EventContract] public partial record R { public int größe { get; init; } public int 名前 { get; init; } [JsonPropertyName(\"größe2\")] public int Ä_Item { get; init; } }")]
    [InlineData("public partial interface I { protected partial class P { } } [EventContract] public partial record R { public required Nested X { get; init; } [EventContract] public partial record Nested(int Y); [EventContract] private partial record Hidden(int Z); }")]
    [InlineData("[EventContract] public partial record R { public virtual int X { get; init; } public string Self => \"\"; public required int @event { get; init; } public required int @await { get; init; } public int @record { get; init; } = 1; public int @field { get; init; } = 2; public int @scoped { get; init; } }")]
    [InlineData("#nullable disable\n[EventContract] public partial record R { public string X { get; init; } public List<string> Y { get; init; } public R Z { get; init; } }")]
    [InlineData("namespace global { } namespace System2 { [EventContract] public partial record System(int Parapet, string Guard); }")]
    [InlineData("[EventContract] public partial record R { [Range(long.MinValue, long.MaxValue)] public long A { get; init; } [Range(typeof(ulong), \"0\", \"18446744073709551615\")] public ulong B { get; init; } [AllowedValues(1, 1, 2)] public int C { get; init; } [DeniedValues(\"a\", \"a\", null)] public string? D { get; init; } [Range(double.NegativeInfinity, 0)] public double E { get; init; } [Range(1, 1)] public short F { get; init; } }")]
    [InlineData("public enum Same { A = 1, B = 1, [JsonStringEnumMemberName(\"A\")] C = 2, [JsonStringEnumMemberName(\"\")] D } [EventContract] public partial record R { public Same X { get; init; } public Same? Y { get; init; } public List<Same> Z { get; init; } = []; public Empty W { get; init; } } public enum Empty { }")]
    public void Odd_contracts_compile_or_have_a_diagnostic(string source)
    {
        var (complaints, everything) = Compiler.Run(source.StartsWith('#') ? source.Insert(source.IndexOf('\n') + 1, Head) : Head + source);
        Assert.All(complaints, complaint => Assert.StartsWith("PG", complaint.Id, StringComparison.Ordinal));
        if (complaints.Count == 0)
        {
            Assert.True(everything.Count == 0, string.Join(Environment.NewLine, everything));
        }
    }
}
