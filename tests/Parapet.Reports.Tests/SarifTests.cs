using NJsonSchema;

namespace Parapet.Reports.Tests;

public sealed class SarifTests
{
    [Fact]
    public async Task Every_result_is_valid_against_the_published_schema()
    {
        var path = Path.Combine(Golden.Folder("Fixtures"), "sarif-schema-2.1.0.json");
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        foreach (var result in new[] { Samples.Full, Samples.Empty, Samples.AllTexts("a b/ü\u202E[x](y)"), Samples.AllTexts("arn:aws:lambda:eu-west-1:111122223333:function:x"), Samples.AllTexts("") })
        {
            var errors = schema.Validate(Samples.Print(ReportFormat.Sarif, result));
            Assert.True(errors.Count == 0, string.Join('\n', errors.Select(e => e.ToString())));
        }

        Assert.NotEmpty(schema.Validate("""{ "version": "2.1.0", "runs": [ { "results": [] } ] }"""));
    }
}
