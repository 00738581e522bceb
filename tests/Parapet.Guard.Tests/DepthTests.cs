using System.Text;

namespace Parapet.Guard.Tests;

/// <summary>As deep as a contract can allow, with texts in texts, and with many members.</summary>
[EventContract(MaxDepth = 128, MaxStringLength = 4_000_000)]
public sealed partial record Abyss
{
    public Abyss? Down { get; init; }

    [Content]
    public Abyss? Text { get; init; }

    public decimal A { get; init; }
    public decimal B { get; init; }
    public decimal C { get; init; }
    public decimal D { get; init; }
    public decimal E { get; init; }
    public decimal F { get; init; }
    public decimal G { get; init; }
    public decimal H { get; init; }
    public DateTimeOffset? I { get; init; }
    public DateTimeOffset? J { get; init; }
    public DateTimeOffset? K { get; init; }
    public DateTimeOffset? L { get; init; }
    public Guid M { get; init; }
    public Guid N { get; init; }
    public Guid O { get; init; }
    public Guid P { get; init; }
}

[EventContract(IgnoreCase = true)]
public sealed partial record Umlauts
{
    public required int Größe { get; init; }

    public int Maß { get; init; }
}

public sealed class DepthTests
{
    // Some hosts give their threads no more.
    private const int SmallStack = 256 * 1024;
    private const int Levels = 127;
    private const int Texts = 9;

    [Fact]
    public void Depth_never_ends_the_process()
    {
        var text = "{}";
        for (var level = 0; level < Texts; level++)
        {
            text = string.Concat(Enumerable.Repeat("{\"down\":", Levels)) + $$"""{"text":"{{text.Replace("\\", @"\\").Replace("\"", "\\\"")}}"}""" + new string('}', Levels);
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        var rules = new List<string>();
        var thread = new Thread(
            () =>
            {
                var violations = new Violations();
                Abyss.Read(utf8, ref violations);
                rules.AddRange(violations.ToArray().Select(violation => violation.Rule));
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Equal([Rules.Depth], rules);
    }

    [Fact]
    public void Names_beyond_ASCII_are_found_also_where_case_is_ignored()
    {
        var violations = new Violations();
        var read = Umlauts.Read("""{"größe":1,"maß":2}"""u8, ref violations);
        Assert.Empty(violations.ToArray());
        Assert.Equal(2, read?.Maß);
    }
}
