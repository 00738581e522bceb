using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class IamValidateTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Findings_have_an_id_a_severity_and_a_place(string format)
    {
        using var folder = Policies.Folder();
        var run = folder.Iam("validate", "faulty.json", "bucket.json", "--format", format);
        Assert.Equal(1, run.ExitCode);
        Golden.Matches($"iam-validate.{(format == "json" ? "json" : "txt")}", run.Output);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("error", 0)]
    [InlineData("security-warning", 1)]
    [InlineData("suggestion", 1)]
    public void The_gate_decides_the_exit_code(string gate, int expected)
    {
        using var folder = Policies.Folder();
        Assert.Equal(expected, folder.Iam("validate", "faulty.json", "--fail-on", gate).ExitCode);
    }

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""", "identity")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" } }""", "resource")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } }""", "trust")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" } }""", "key")]
    [InlineData("""{ "PolicyVersion": { "Document": { "Statement": [] } } }""", "identity")]
    [InlineData("""{ "Policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"lambda:InvokeFunction\", \"Resource\": \"*\"}}" }""", "resource")]
    public void The_kind_is_guessed_from_what_a_policy_says(string policy, string expected)
    {
        using var folder = new Folder().With("p.json", policy);
        var result = JsonDocument.Parse(folder.Iam("validate", "p.json", "--format", "json").Output).RootElement.GetProperty("policies")[0];
        Assert.Equal(expected, result.GetProperty("kind").GetString());
        Assert.True(result.GetProperty("kindIsGuessed").GetBoolean());
    }

    [Fact]
    public void One_file_that_cannot_be_read_does_not_hide_the_findings_of_another()
    {
        using var folder = Policies.Folder();
        var run = folder.Iam("validate", "missing.json", "faulty.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("faulty.json", run.Output, StringComparison.Ordinal);
    }
}
