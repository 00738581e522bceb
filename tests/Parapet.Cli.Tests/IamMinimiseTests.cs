namespace Parapet.Cli.Tests;

public sealed class IamMinimiseTests
{
    private const string Redundant = """
        {
          "Version": "2012-10-17",
          "Id": "orders",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "*" },
            { "Sid": "Again", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" },
            { "Sid": "Tls", "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": false }, "StringNotEquals": { "aws:SourceVpce": ["vpce-1", "vpce-2"], "aws:PrincipalOrgID": "o-1" } } }
          ]
        }
        """;

    [Fact]
    public void What_changes_nothing_is_dropped_and_told()
    {
        using var folder = new Folder().With("p.json", Redundant);
        var run = folder.Iam("minimise", "p.json");
        Assert.Equal(0, run.ExitCode);
        Golden.Matches("iam-minimise.json", run.Output);
        Golden.Matches("iam-minimise.err.txt", run.Error);
        folder.With("small.json", run.Output);
        Assert.Equal(0, folder.Iam("compare", "p.json", "small.json").ExitCode);
        Assert.Equal(0, folder.Iam("compare", "small.json", "p.json").ExitCode);
    }

    [Fact]
    public void Denials_stay_because_they_may_take_away_what_other_policies_give()
    {
        using var folder = new Folder().With("p.json", """
            { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Principal": { "AWS": ["111122223333", "444455556666"], "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" },
              { "Effect": "Deny", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:root" }, "NotAction": "sqs:SendMessage", "NotResource": "arn:aws:sqs:eu-west-1:111122223333:a" } ] }
            """);
        var run = folder.Iam("minimise", "p.json", "--output", "small.json");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"Service\": \"sns.amazonaws.com\"", folder.Read("small.json"), StringComparison.Ordinal);
        Assert.Contains("\"NotPrincipal\"", folder.Read("small.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_a_link_is_replaced_and_what_it_leads_to_stays()
    {
        using var folder = new Folder().With("p.json", Redundant).With("elsewhere.json", "mine");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "small.json"), "elsewhere.json");
        Assert.Equal(0, folder.Iam("minimise", "p.json", "--output", "small.json").ExitCode);
        Assert.Equal("mine", folder.Read("elsewhere.json"));
        Assert.Contains("\"Statement\"", folder.Read("small.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_was_dropped_reaches_the_terminal_raw()
    {
        using var folder = new Folder().With("p.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { "Sid": "a\u202e\u001b[31m", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::x/\u202e\u001b[31m" } ] }""");
        var run = folder.Iam("minimise", "p.json");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Error, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c == '\u202E');
    }

    [Theory]
    [InlineData("{}", 2)]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Unless": "x" } }""", 2)]
    public void A_policy_that_cannot_be_read_as_a_whole_is_not_printed(string policy, int expected)
    {
        using var folder = new Folder().With("p.json", policy);
        var run = folder.Iam("minimise", "p.json");
        Assert.Equal(expected, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Error);
    }
}
