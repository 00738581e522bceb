using System.Text;

namespace Parapet.Cli.Tests;

/// <summary>Whatever is wrong, the program says it in a line or two and ends with 2.</summary>
public sealed class IamBadInputTests
{
    [Theory]
    [InlineData("there is no file and no AWS managed policy `missing.json`", "can", Policies.Role, "s3:ListAllMyBuckets", "--policy", "missing.json")]
    [InlineData("did you mean `AmazonS3FullAccess`?", "validate", "AmazonS3FulAccess")]
    [InlineData("did you mean `dynamodb:PutItem`?", "can", Policies.Role, "dynamodb:PutItm", "*", "--policy", "old.json")]
    [InlineData("is a pattern", "can", Policies.Role, "dynamodb:*", "*", "--policy", "old.json")]
    [InlineData("write it with its service", "can", Policies.Role, "PutItem", "*", "--policy", "old.json")]
    [InlineData("names no principal", "can", "orders", "dynamodb:PutItem", Policies.Table, "--policy", "old.json")]
    [InlineData("needs a resource", "can", Policies.Role, "dynamodb:PutItem", "--policy", "old.json")]
    [InlineData("is no ARN", "can", Policies.Role, "dynamodb:PutItem", "OrdersTable", "--policy", "old.json")]
    [InlineData("is no KEY=VALUE", "can", Policies.Role, "dynamodb:PutItem", Policies.Table, "--policy", "old.json", "--context", "x")]
    [InlineData("no policy is named", "can", Policies.Role, "dynamodb:PutItem", Policies.Table)]
    [InlineData("is a pattern; name one resource", "can", Policies.Role, "dynamodb:PutItem", "*", "--policy", "old.json")]
    [InlineData("is a pattern; name one resource", "can", Policies.Role, "s3:GetObject", "arn:aws:s3:::site/*", "--policy", "old.json")]
    [InlineData("takes no resource but `*`", "can", Policies.Role, "s3:ListAllMyBuckets", "arn:aws:s3:::*", "--policy", "old.json")]
    [InlineData("ruled out with `--without`", "can", Policies.Role, "dynamodb:PutItem", Policies.Table, "--policy", "old.json", "--context", "aws:SourceIp=192.0.2.1", "--without", "AWS:sourceip")]
    [InlineData("are for a deployment", "can", Policies.Role, "dynamodb:PutItem", Policies.Table, "--policy", "old.json", "--parameter", "A=b")]
    [InlineData("are for deployments", "compare", "old.json", "new.json", "--parameter", "A=b")]
    [InlineData("is a folder", "validate", ".")]
    [InlineData("there is no file and no AWS managed policy `Zzzzzzzzzzzz`\n", "validate", "Zzzzzzzzzzzz")]
    [InlineData("there is no folder", "compare", "old.json", "new.json", "--output", "nowhere/x.txt")]
    [InlineData("a resource has one policy", "can", Policies.Role, "dynamodb:PutItem", Policies.Table, "--resource-policy", "bucket.json", "--trust", "bucket.json")]
    [InlineData("cannot be compared with a policy", "compare", "old.json", ".")]
    [InlineData("say which with `--kind`", "compare", "old.json", "bucket.json")]
    [InlineData("no CloudFormation or SAM template was found", "compare", ".", ".")]
    [InlineData("there is no such file or folder", "who", "s3:GetObject", "*", "--in", "nowhere")]
    [InlineData("a path is empty", "who", "s3:GetObject", "*", "--in", "")]
    public void A_slip_is_told_in_one_line(string expected, params string[] arguments)
    {
        using var folder = Policies.Folder();
        var run = folder.Iam(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("can", "PlaceOrdr", "dynamodb:PutItem", "OrdersTable", "did you mean `PlaceOrder`?")]
    [InlineData("can", "PlaceOrder", "dynamodb:PutItem", "OrderTable", "did you mean `OrdersTable`?")]
    public void A_name_that_is_not_there_brings_the_nearest_one(string command, string function, string action, string resource, string expected)
    {
        var run = Parapet.Run(Parapet.Root, "iam", command, function, action, resource, "--in", "samples/orders");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("not json")]
    [InlineData("[1, 2, 3]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("// for the orders\n{ \"Version\": \"2012-10-17\", \"Statement\": [] }")]
    [InlineData("{ \"Version\": \"2012-10-17\", \"Statement\": [], }")]
    [InlineData("{ Version: \"2012-10-17\", Statement: [] }")]
    [InlineData("{ \"Statement\": [")]
    [InlineData("{ \"Resources\": { \"R\": { \"Type\": \"AWS::IAM::Role\" } } }")]
    [InlineData("\0\0\0")]
    public void What_is_no_policy_is_no_answer(string content)
    {
        using var folder = Policies.Folder().With("bad.json", content);
        foreach (var run in Runs(folder))
        {
            Assert.Equal(2, run.ExitCode);
            Assert.NotEmpty(run.Error);
            Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(100_000)]
    public void Nesting_without_end_is_refused_or_read_and_never_a_crash(int depth)
    {
        using var folder = Policies.Folder().With("bad.json", $"{{ \"Statement\": {new string('[', depth)}{new string(']', depth)} }}");
        Assert.All(Runs(folder), run => Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal));
        Assert.All(Runs(folder), run => Assert.InRange(run.ExitCode, 0, 3));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_place()
    {
        using var folder = Policies.Folder();
        File.WriteAllBytes(Path.Combine(folder.Path, "bad.json"), [.. Encoding.ASCII.GetBytes("{ \"Statement\": \""), 0xC3, 0x28, .. Encoding.ASCII.GetBytes("\" }")]);
        Assert.All(Runs(folder), run => Assert.Equal(2, run.ExitCode));
        Assert.All(Runs(folder), run => Assert.Contains("bad.json:1:", run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_end_is_not_read()
    {
        using var folder = Policies.Folder();
        using (var huge = File.Create(Path.Combine(folder.Path, "bad.json")))
        {
            huge.SetLength(1L << 32);
        }

        Assert.All(Runs(folder), run => Assert.Equal(2, run.ExitCode));
    }

    [Fact]
    public void Names_with_control_characters_reach_no_terminal()
    {
        using var folder = Policies.Folder().With("bad.json", """{ "Version": "2012-10-17", "Statement": { "Sid": "a\u001b[31m\u202e", "Effect": "Allow", "Action": "s3:\u001bGet", "Resource": "\u001b]0;x\u0007" } }""");
        Assert.All(
            Runs(folder).Append(folder.Iam("compare", "old.json", "bad.json", "--format", "json")).Append(folder.Iam("minimise", "bad.json")),
            run => Assert.DoesNotContain(run.Output + run.Error, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c == '\u202E'));
    }

    [Fact]
    public void A_number_where_an_action_belongs_is_not_read()
    {
        using var folder = Policies.Folder().With("odd.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", 5], "Resource": "*" } }""");
        var run = folder.Iam("minimise", "odd.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a string is expected here", run.Error, StringComparison.Ordinal);
    }

    private static Run[] Runs(Folder folder) =>
    [
        folder.Iam("can", Policies.Role, "dynamodb:GetItem", Policies.Table, "--policy", "bad.json"),
        folder.Iam("validate", "bad.json"),
        folder.Iam("compare", "bad.json", "new.json"),
    ];
}
