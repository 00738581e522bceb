using System.Text.Json;
using System.Xml.Linq;
using NJsonSchema;

namespace Parapet.Cli.Tests;

/// <summary>What the program prints, judged by what reads it.</summary>
public sealed class FormatTests
{
    // Every name in the template is one of these: what a pull request from a stranger may hold.
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a|b", "`x`", "@team", "[x](javascript:alert(1))", "l1\nl2\n# head",
        "\e[31mred\e]0;title\a", "\u202Eabc\u2066", "x]]>y", "nul\0z", "<!-- c -->",
    ];

    [Fact]
    public async Task The_sample_s_sarif_is_what_code_scanning_takes()
    {
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Path.Combine(Parapet.Root, "tests/Parapet.Reports.Tests/Fixtures/sarif-schema-2.1.0.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var output = Parapet.Run(Parapet.Root, "scan", "samples/orders", "--format", "sarif", "--as-of", "2026-11-23").Output;
        Assert.Empty(schema.Validate(output));
        var run = JsonDocument.Parse(output).RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.All(rules.EnumerateArray(), rule => Assert.InRange(
            decimal.Parse(rule.GetProperty("properties").GetProperty("security-severity").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 0.1m, 10m));
        Assert.NotEqual(0, run.GetProperty("results").GetArrayLength());
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), (string[])["error", "warning", "note"]);
            Assert.NotEmpty(result.GetProperty("partialFingerprints").EnumerateObject());
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal("%SRCROOT%", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
            Assert.True(File.Exists(Path.Combine(Parapet.Root, place.GetProperty("artifactLocation").GetProperty("uri").GetString()!)));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
        });
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("junit")]
    public void Hostile_names_stay_text_in_every_format(string format)
    {
        using var folder = new Folder().With("a @team [x](y) 'z.json", Template());
        var run = folder.Scan(".", "--format", format);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain(run.Output, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c is '\u202E' or '\u2066');
        if (format is "json" or "sarif")
        {
            JsonDocument.Parse(run.Output).Dispose();
        }
        else if (format == "junit")
        {
            XDocument.Parse(run.Output);
        }
        else if (format == "html")
        {
            Assert.DoesNotContain("<script", run.Output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", run.Output, StringComparison.OrdinalIgnoreCase);
        }
        else if (format == "markdown")
        {
            Assert.DoesNotContain("](<", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("\n# head", run.Output, StringComparison.Ordinal);
        }
    }

    // Of two requests one may silence the remark about the other, and the report lists that it did; none may silence the remark about itself.
    [Fact]
    public void A_request_that_has_run_out_cannot_silence_the_remark_about_itself()
    {
        const string template = "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    # parapet:ignore IGNORE001 reason=\"known\"\n    Properties:\n      Runtime: python3.8 # COMMENT\n";
        using var folder = new Folder();
        string Scan(string comment) => folder.With("t.yaml", template.Replace("COMMENT", comment, StringComparison.Ordinal)).Scan("t.yaml", "--rules", "IGNORE", "--format", "json", "--as-of", "2026-06-01").Output;
        var other = JsonDocument.Parse(Scan("parapet:ignore CODE001 reason=\"r\" until=2026-05-31")).RootElement;
        Assert.Equal(0, other.GetProperty("findings").GetArrayLength());
        Assert.Equal("known", other.GetProperty("suppressed")[0].GetProperty("reason").GetString());
        var self = template.Replace("    # parapet:ignore IGNORE001 reason=\"known\"\n", "", StringComparison.Ordinal).Replace("COMMENT", "parapet:ignore CODE001,IGNORE001 reason=\"r\" until=2026-05-31", StringComparison.Ordinal);
        var alone = JsonDocument.Parse(folder.With("t.yaml", self).Scan("t.yaml", "--rules", "IGNORE", "--format", "json", "--as-of", "2026-06-01").Output).RootElement;
        Assert.Equal("IGNORE001", alone.GetProperty("findings")[0].GetProperty("rule").GetString());
        Assert.Equal(0, alone.GetProperty("suppressed").GetArrayLength());
    }

    private static string Template()
    {
        var resources = Hostile.Select((name, i) =>
        {
            var text = JsonSerializer.Serialize(name);
            var quoted = text[1..^1];
            return $$"""
                {{text}}: { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python2.7", "Handler": {{text}}, "Role": { "Fn::GetAtt": ["Role{{i}}", "Arn"] },
                  "Environment": { "Variables": { "{{quoted}}_PASSWORD": "{{quoted}}hunter2" } } } },
                "Role{{i}}": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [ { "PolicyName": {{text}}, "PolicyDocument": { "Statement": [
                  { "Effect": "Allow", "Action": ["*", "s3:{{quoted}}*"], "Resource": ["*", {{text}}] } ] } } ] } }
                """;
        });
        return $$"""{ "Resources": { {{string.Join(",\n", resources)}} } }""";
    }
}
