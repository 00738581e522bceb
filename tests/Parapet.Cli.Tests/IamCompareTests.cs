using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class IamCompareTests
{
    [Theory]
    [InlineData("old.json", "old.json", 0)]
    [InlineData("old.json", "within.yaml", 0)]
    [InlineData("old.json", "new.json", 1)]
    [InlineData("AmazonS3FullAccess", "AmazonS3ReadOnlyAccess", 0)]
    [InlineData("AmazonS3ReadOnlyAccess", "AmazonS3FullAccess", 1)]
    [InlineData("AdministratorAccess", "arn:aws:iam::aws:policy/AmazonS3FullAccess", 0)]
    public void The_exit_code_is_the_proof(string old, string now, int expected)
    {
        using var folder = Policies.Folder();
        Assert.Equal(expected, folder.Iam("compare", old, now).ExitCode);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Every_piece_of_new_access_has_its_witness_and_its_place(string format)
    {
        using var folder = Policies.Folder();
        var run = folder.Iam("compare", "old.json", "new.json", "--format", format);
        Assert.Empty(run.Error);
        Golden.Matches($"iam-compare.{(format == "json" ? "json" : "txt")}", run.Output);
    }

    [Fact]
    public void A_witness_is_allowed_by_the_new_policy_and_not_by_the_old_one()
    {
        using var folder = Policies.Folder();
        var pieces = JsonDocument.Parse(folder.Iam("compare", "old.json", "new.json", "--format", "json").Output).RootElement.GetProperty("subjects")[0].GetProperty("newAccess");
        Assert.Equal(3, pieces.GetArrayLength());
        foreach (var witness in pieces.EnumerateArray().Select(piece => piece.GetProperty("witness")))
        {
            var context = witness.GetProperty("context").EnumerateArray().Where(key => key.GetProperty("state").GetString() == "known")
                .SelectMany(key => (string[])["--context", $"{key.GetProperty("key").GetString()}={key.GetProperty("values")[0].GetString()}"]);
            string[] question = ["can", witness.GetProperty("principal").GetString()!.Replace("123456789012", "111122223333", StringComparison.Ordinal), witness.GetProperty("action").GetString()!, witness.GetProperty("resources")[0].GetString()!, "--closed", .. context];
            Assert.Equal(0, folder.Iam([.. question, "--policy", "new.json"]).ExitCode);
            Assert.Equal(1, folder.Iam([.. question, "--policy", "old.json"]).ExitCode);
        }
    }

    [Fact]
    public void A_part_that_cannot_be_read_leaves_the_answer_open()
    {
        using var folder = Policies.Folder().With("odd.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Principals": "x" } }""");
        var run = folder.Iam("compare", "AdministratorAccess", "odd.json");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("cannot be read", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_gives_no_new_access_to_itself()
    {
        var run = Parapet.Run(Parapet.Root, "iam", "compare", "samples/orders-repaired", "samples/orders-repaired");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Proved: no new access for ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Deployments_are_compared_role_by_role_and_resource_by_resource(string format) =>
        Golden.Matches(
            $"iam-compare-deployments.{(format == "json" ? "json" : "txt")}",
            Parapet.Run(Parapet.Root, "iam", "compare", "samples/orders-repaired", "samples/orders", "--format", format).Output);

    [Fact]
    public void A_role_that_is_new_and_one_that_a_function_moved_to_are_new_access()
    {
        const string before = """
            Resources:
              Orders: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Small.Arn } }
              Small: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: "sqs:SendMessage", Resource: "*" } } } ] } }
              Big: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: "sqs:*", Resource: "*" } } } ] } }
            """;
        using var folder = new Folder().With("before.yaml", before).With("moved.yaml", before.Replace("!GetAtt Small.Arn", "!GetAtt Big.Arn", StringComparison.Ordinal))
            .With("more.yaml", before + "\n  Other: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: 's3:GetObject', Resource: '*' } } } ] } }\n");
        Assert.Equal(0, folder.Iam("compare", "before.yaml", "before.yaml").ExitCode);
        Assert.Contains("function Orders, which had Small and has Big · new access", folder.Iam("compare", "before.yaml", "moved.yaml").Output, StringComparison.Ordinal);
        Assert.Contains("new role Other · new access", folder.Iam("compare", "before.yaml", "more.yaml").Output, StringComparison.Ordinal);
        Assert.Equal(0, folder.Iam("compare", "moved.yaml", "before.yaml").ExitCode);
    }
}
