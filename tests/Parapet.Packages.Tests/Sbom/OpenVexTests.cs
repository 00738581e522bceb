using System.Collections.Immutable;
using System.Text;
using CsCheck;
using NJsonSchema;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Tests.Sbom;

public sealed class OpenVexTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly VexDocument Orders = new()
    {
        Author = "security@example.org",
        Timestamp = Noon,
        Tooling = "parapet 1.2.3",
        Statements =
        [
            new()
            {
                Vulnerability = "CVE-2026-0001",
                Aliases = ["GHSA-aaaa-bbbb-cccc"],
                Products = [new() { Id = "urn:example:function:orders", Subcomponents = [Package("pkg:npm/left-pad@1.2.0")] }],
                Status = VexStatus.NotAffected,
                Justification = VexJustification.VulnerableCodeNotInExecutePath,
                ImpactStatement = "another copy is loaded",
            },
            new()
            {
                Vulnerability = "CVE-2026-0002",
                Products = [Package("pkg:npm/%40acme/thing"), new() { Sha256 = new string('a', 64) }],
                Status = VexStatus.NotAffected,
                ImpactStatement = "only \"trusted\" input reaches it",
                Timestamp = Noon.AddDays(1),
            },
            new() { Vulnerability = "CVE-2026-0003", Products = [Package("pkg:npm/a")], Status = VexStatus.Affected, ActionStatement = "update to 2.0" },
            new() { Vulnerability = "CVE-2026-0004", Products = [Package("pkg:npm/a")], Status = VexStatus.Affected },
            new() { Vulnerability = "CVE-2026-0005", Products = [Package("pkg:npm/a")], Status = VexStatus.Fixed, StatusNotes = "\u202Eé" },
            new() { Vulnerability = "CVE-2026-0006", Products = [Package("pkg:npm/a")], Status = VexStatus.UnderInvestigation },
        ],
    };

    private static readonly byte[] Written = OpenVex.Write(Orders)!;

    [Fact]
    public void A_document_is_as_it_was_accepted() => Golden.Matches("orders.openvex.json", Written);

    [Fact]
    public async Task A_document_keeps_the_rules_of_the_specification()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Golden.Folder("Schemas"), "openvex-0.2.0.rules.json"), TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(Written);

        Assert.Empty(schema.Validate(text));
        Assert.NotEmpty(schema.Validate(text.Replace("action_statement", "status_notes", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("\"fixed\"", "\"gone\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("justification", "impact_statement", StringComparison.Ordinal).Replace("vulnerable_code", "x", StringComparison.Ordinal).Replace("@id", "id", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_document_without_statements_is_none() => Assert.Null(OpenVex.Write(Orders with { Statements = [] }));

    [Fact]
    public void What_is_written_is_read_again()
    {
        var (document, problems) = OpenVex.Read(Written, "x");

        Assert.Empty(problems);
        Assert.StartsWith("urn:uuid:", document!.Id, StringComparison.Ordinal);
        Assert.Equal(Written, OpenVex.Write(document));
        Assert.Equal(Orders.Statements.Select(statement => (statement.Vulnerability, statement.Status, statement.Justification, statement.Timestamp)),
            document.Statements.Select(statement => (statement.Vulnerability, statement.Status, statement.Justification, statement.Timestamp)));
        Assert.Equal("another copy is loaded", document.Statements[0].StatusNotes);
    }

    [Fact]
    public void Any_document_is_the_same_after_it_was_written_and_read()
    {
        var text = Gen.String[Gen.Char['\0', '\uD7FF'], 1, 10];
        var product = Gen.Select(text, Gen.Int[0, 2].Select(i => PackageUrl.Parse(new[] { "", "pkg:npm/a@1", "pkg:pypi/b" }[i])), (id, purl) => new VexComponent { Id = purl?.ToString() ?? id, Purl = purl });
        Gen.Select(text.Where(name => !string.IsNullOrWhiteSpace(name)), text.Array[0, 3], product.Array[1, 3], Gen.Enum<VexStatus>(), Gen.Enum<VexJustification>())
            .Select((name, aliases, products, status, why) => new VexStatement
            {
                Vulnerability = name,
                Aliases = [.. aliases.Distinct()],
                Products = [.. products.DistinctBy(each => each.Id)],
                Status = status,
                Justification = status is VexStatus.NotAffected ? why : null,
                ActionStatement = status is VexStatus.Affected ? "act" : "",
            })
            .Array[1, 4]
            .Sample(statements =>
            {
                var bytes = OpenVex.Write(Orders with { Statements = [.. statements] })!;
                var (document, problems) = OpenVex.Read(bytes, "x");
                return problems.IsEmpty && OpenVex.Write(document!)!.AsSpan().SequenceEqual(bytes);
            }, iter: 1000);
    }

    [Theory]
    [InlineData("[]", "`@context` must begin with `https://openvex.dev/ns`: this is no OpenVEX document")]
    [InlineData("""{"@context":"https://example.org"}""", "`@context` must begin with `https://openvex.dev/ns`: this is no OpenVEX document")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0"}""", "the document has no list `statements`")]
    [InlineData("{", "the document is not valid JSON")]
    [InlineData("", "the document is not valid JSON")]
    [InlineData("""{"@context":"\ud800"}""", "a name or a text in the document is no Unicode: half of a surrogate pair stands alone")]
    public void What_is_no_document_is_said_to_be_none(string text, string message)
    {
        var (document, problems) = OpenVex.Read(Encoding.UTF8.GetBytes(text), "vex.json");

        Assert.Null(document);
        Assert.Equal(message, Assert.Single(problems).Message);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_document() =>
        Assert.Equal("the document is not UTF-8", Assert.Single(OpenVex.Read(new byte[] { 0x7B, 0xFF }, "x").Problems).Message);

    [Theory]
    [InlineData("""{"status":"fixed","products":["pkg:npm/a"]}""", "statement 1 names no vulnerability")]
    [InlineData("""{"vulnerability":{"name":" "},"status":"fixed","products":["pkg:npm/a"]}""", "statement 1 names no vulnerability")]
    [InlineData("""{"vulnerability":{"name":"X"},"status":"harmless","products":["pkg:npm/a"]}""", "statement 1 has the status `harmless`, which OpenVEX does not know")]
    [InlineData("""{"vulnerability":{"name":"X"},"products":["pkg:npm/a"]}""", "statement 1 has the status ``, which OpenVEX does not know")]
    [InlineData("""{"vulnerability":{"name":"X"},"status":"not_affected","products":["pkg:npm/a"]}""", "statement 1 says `not_affected` without a justification or an impact statement")]
    [InlineData("""{"vulnerability":{"name":"X"},"status":"not_affected","justification":"trust_me","products":["pkg:npm/a"]}""", "statement 1 has the justification `trust_me`, which OpenVEX does not know")]
    [InlineData("""{"vulnerability":{"name":"X"},"status":"fixed"}""", "statement 1 names no product")]
    [InlineData("""{"vulnerability":{"name":"X"},"status":"fixed","products":[{}]}""", "statement 1: one of its products names nothing that can be compared", "statement 1 names no product")]
    [InlineData("""{"vulnerability":{"name":"X"},"status":"fixed","products":[{"@id":"urn:a","identifiers":{"purl":"pkg:"}}]}""", "statement 1: one of its products names nothing that can be compared", "statement 1 names no product")]
    [InlineData("""{"vulnerability":{"name":"X"},"status":"fixed","products":[{"@id":"urn:a","subcomponents":[{}]}]}""", "statement 1: one of its subcomponents names nothing that can be compared", "statement 1 names no product")]
    public void A_statement_that_cannot_be_understood_says_nothing(string statement, params string[] messages)
    {
        var (document, problems) = Read(statement);

        Assert.Empty(document!.Statements);
        Assert.Equal(messages, problems.Select(problem => problem.Message));
    }

    [Fact]
    public void The_names_alone_of_the_first_versions_are_understood()
    {
        var (document, problems) = Read("""{"vulnerability":"X","status":"fixed","products":["pkg:npm/a"]}""");

        Assert.Empty(problems);
        Assert.Equal("pkg:npm/a", document!.Statements[0].Products[0].Purl!.ToString());
    }

    [Theory]
    [InlineData("2023-01-08T18:02:03.647787998-06:00", 9)]
    [InlineData("2023-01-09T00:02:03Z", 9)]
    public void A_time_is_read_as_precisely_as_it_goes(string text, int day) =>
        Assert.Equal(day, Read("""{"vulnerability":"X","status":"fixed","products":["pkg:npm/a"],"timestamp":"TIME"}""".Replace("TIME", text, StringComparison.Ordinal)).Document!.Statements[0].Timestamp!.Value.UtcDateTime.Day);

    [Fact]
    public void Twenty_thousand_damaged_documents_are_read_without_an_exception()
    {
        var read = 0;
        foreach (var bytes in Mutations.Of([Written], 20_000, "[", "{", "\"", "\\ud800", "null", "\"status\":1", "[[[[[[[[", "\uFEFF", ",", "subcomponents"))
        {
            read += OpenVex.Read(bytes, "x").Document is null ? 0 : 1;
        }

        Assert.InRange(read, 100, 19_900);
    }

    [Fact]
    public void However_deep_a_document_is_nested_the_answer_comes() =>
        Assert.Equal("the document is not valid JSON", Assert.Single(OpenVex.Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000)), "x").Problems).Message);

    private static (VexDocument? Document, ImmutableArray<FileProblem> Problems) Read(string statement) => OpenVex.Read(
        Encoding.UTF8.GetBytes("""{"@context":"https://openvex.dev/ns/v0.2.0","timestamp":"2026-03-01T12:00:00Z","statements":[""" + statement + "]}"), "vex.json");

    private static VexComponent Package(string purl) => new() { Id = purl, Purl = PackageUrl.Parse(purl)! };
}
