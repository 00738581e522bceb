using System.Text.Json;

namespace Parapet.Iam.Tests.Evaluation;

/// <summary>The truth tables are data; these tests keep a case that is misspelt from being a case that is not run.</summary>
public sealed class CaseFileTests
{
    private const int FewestCases = 420;

    private static readonly string[] CaseFields = ["name", "source", "request", "policies", "expected", "when", "dependsOn", "disputed"];

    private static readonly string[] RequestFields =
    [
        "principal", "role", "action", "resource", "resourceAccount", "context", "unknown", "organization", "serviceLinkedRole", "viaVpcEndpoint",
    ];

    private static readonly string[] PolicyFields =
        ["identity", "boundary", "session", "serviceControl", "resourceControl", "resource", "vpcEndpoint"];

    private static readonly string[] Decisions = ["allowed", "explicitlyDenied", "implicitlyDenied", "unknown"];

    public static TheoryData<string> Files => [.. CaseFiles.Select(file => Path.GetFileName(file))];

    private static IEnumerable<string> CaseFiles =>
        Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Evaluation", "Cases");

    [Fact]
    public void There_are_enough_cases_and_no_two_share_a_name()
    {
        string[] names = [.. CaseFiles.SelectMany(file => CasesOf(file)).Select(each => each.GetProperty("name").GetString()!)];

        Assert.True(names.Length >= FewestCases);
        Assert.Equal([], names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_has_a_name_a_source_a_request_and_a_decision(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.NotEmpty(CasesOf(path));
        Assert.Equal([], CasesOf(path).Where(each => !IsComplete(each)).Select(each => each.ToString()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_source_is_a_page_of_the_AWS_documentation(string file) =>
        Assert.Equal([], CasesOf(Path.Combine(Folder, file)).Select(each => each.GetProperty("source").GetString()!).Where(source =>
            !source.StartsWith("https://docs.aws.amazon.com/", StringComparison.Ordinal) || !source.EndsWith(".html", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_field_is_misspelt(string file)
    {
        var root = Read(Path.Combine(Folder, file));
        JsonElement[] holders = root.TryGetProperty("defaults", out var defaults) ? [defaults, .. CasesOf(root)] : [.. CasesOf(root)];

        Assert.Equal([], FieldsOf(root).Except(["defaults", "cases"]));
        Assert.Equal([], CasesOf(root).SelectMany(FieldsOf).Except(CaseFields));
        Assert.Equal([], holders.SelectMany(holder => FieldsOf(holder, "request")).Except(RequestFields));
        Assert.Equal([], holders.SelectMany(holder => FieldsOf(holder, "policies")).Except(PolicyFields));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void With_its_defaults_every_request_has_a_principal_an_action_and_a_resource(string file)
    {
        var root = Read(Path.Combine(Folder, file));
        string[] given = root.TryGetProperty("defaults", out var defaults) ? [.. FieldsOf(defaults, "request")] : [];
        string[] needed = ["principal", "action", "resource"];

        Assert.Equal([], CasesOf(root)
            .Where(each => needed.Except(given).Except(FieldsOf(each, "request")).Any())
            .Select(each => each.GetProperty("name").GetString()));
    }

    private static bool IsComplete(JsonElement each) =>
        each.TryGetProperty("name", out var name) && !string.IsNullOrWhiteSpace(name.GetString())
        && each.TryGetProperty("source", out _)
        && each.TryGetProperty("request", out var request) && request.ValueKind == JsonValueKind.Object
        && each.TryGetProperty("expected", out var expected) && Decisions.Contains(expected.GetString())
        && (expected.GetString() == "unknown") == each.TryGetProperty("when", out _);

    private static JsonElement.ArrayEnumerator CasesOf(string path) => CasesOf(Read(path));

    private static JsonElement.ArrayEnumerator CasesOf(JsonElement root) => root.GetProperty("cases").EnumerateArray();

    private static IEnumerable<string> FieldsOf(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) ? FieldsOf(value) : [];

    private static IEnumerable<string> FieldsOf(JsonElement holder) => holder.EnumerateObject().Select(property => property.Name);

    private static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
