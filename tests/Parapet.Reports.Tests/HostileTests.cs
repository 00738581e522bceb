using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Parapet.Model;

namespace Parapet.Reports.Tests;

public sealed class HostileTests
{
    private const string Nasty = "[red]x[/] \e[31m\a \u202Eevil\u2066 <script>alert(1)</script> \"'&]]>--> `a @everyone #1 | [l](https://evil.example) \0\r\n\t\uFFFF \uD800 end";

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Sarif)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.JUnit)]
    public void No_format_lets_invisible_characters_through(ReportFormat format)
    {
        var text = Samples.Print(format, Samples.AllTexts(Nasty));
        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u2066' or '\uFFFF' || char.IsSurrogate(c));
        if (format is ReportFormat.Html or ReportFormat.JUnit or ReportFormat.Markdown)
        {
            Assert.DoesNotContain("<script", format is ReportFormat.Markdown ? OutsideOfCode(text) : text);
        }
    }

    [Fact]
    public void Markup_in_square_brackets_stays_text() =>
        Assert.Contains("[red]x[/]", Samples.Print(ReportFormat.Text, Samples.AllTexts(Nasty), new() { Width = 200, Colour = true }));

    [Fact]
    public void A_comment_mentions_nobody_and_links_nowhere()
    {
        var text = Samples.Print(ReportFormat.Markdown, Samples.AllTexts("@everyone see #1, https://evil.example, www.evil.example, [l](x) and ![i](y)"));
        var outsideOfCode = OutsideOfCode(text);
        Assert.DoesNotContain("@everyone", outsideOfCode);
        Assert.DoesNotContain("#1,", outsideOfCode);
        Assert.DoesNotContain("https://evil", outsideOfCode);
        Assert.DoesNotContain(" www.evil", outsideOfCode);
        Assert.DoesNotContain("[l](x)", outsideOfCode);
    }

    [Fact]
    public void A_comment_stays_under_the_limit_and_says_what_it_leaves_out()
    {
        var many = Enumerable.Range(1, 3000).Select(i => Samples.Find(Samples.OpenUrl, $"F{i}", $"F{i}", new("t.yaml", i, 1), $"Message {i} " + new string('é', 100)));
        var text = Samples.Print(ReportFormat.Markdown, Samples.Full with { Findings = [.. many] });
        Assert.True(text.Length < 65_536);
        Assert.Contains("more findings", text);
        Assert.Contains("Could not be read", text);
    }

    [Fact]
    public void A_comment_stays_under_the_limit_when_problems_need_much_escaping()
    {
        var problems = Enumerable.Range(1, 30).Select(i => new Problem(new($"{i}{new string('@', 300)}.yaml", 1, 1), $"key ` {new string('@', 600)} is there twice"));
        var text = Samples.Print(ReportFormat.Markdown, Samples.Full with { Problems = [.. problems] }, new() { LinkBase = "https://example.com/" });
        Assert.True(text.Length < 65_536, $"{text.Length} characters");
        Assert.Contains("more\n", text);
        Assert.Contains("INVOKE003", text);
    }

    [Fact]
    public void A_place_in_a_comment_is_a_link_only_when_the_base_is_known()
    {
        Assert.DoesNotContain("](<", Samples.Print(ReportFormat.Markdown, Samples.Full));
        var linked = Samples.Print(ReportFormat.Markdown, Samples.Full, new() { LinkBase = "https://example.com/blob/main/" });
        Assert.Contains("[`template.yaml:14`](<https://example.com/blob/main/template.yaml#L14>)", linked);
    }

    [Fact]
    public void Machine_formats_always_parse() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char[(char)0, (char)0x40], 0, 40], Gen.Char.Array.Select(c => new string(c))).Sample(text =>
        {
            var result = Samples.AllTexts(text);
            using var json = JsonDocument.Parse(Samples.Print(ReportFormat.Json, result));
            using var sarif = JsonDocument.Parse(Samples.Print(ReportFormat.Sarif, result));
            _ = XDocument.Parse(Samples.Print(ReportFormat.JUnit, result));
            Assert.All(Samples.Formats, format => Assert.NotEmpty(Samples.Print(format, result)));
        }, iter: 200);

    private static string OutsideOfCode(string markdown) => string.Concat(markdown.Split('`').Where((_, i) => i % 2 == 0));
}
