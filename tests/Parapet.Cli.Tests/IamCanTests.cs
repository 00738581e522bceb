using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class IamCanTests
{
    [Theory]
    [InlineData("dynamodb:GetItem", Policies.Table, 0)]
    [InlineData("DYNAMODB:getitem", Policies.Table, 0)]
    [InlineData("dynamodb:PutItem", Policies.Table, 1)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/others", 1)]
    [InlineData("s3:GetObject", "arn:aws:s3:::invoices/1.pdf", 3)]
    public void The_exit_code_is_the_answer(string action, string resource, int expected)
    {
        using var folder = Policies.Folder();
        Assert.Equal(expected, folder.Iam("can", Policies.Role, action, resource, "--policy", "old.json").ExitCode);
    }

    [Theory]
    [InlineData("--context", "aws:SourceVpce=vpce-1a2b3c4d", 0)]
    [InlineData("--context", "aws:sourcevpce=vpce-99999999", 1)]
    [InlineData("--without", "aws:SourceVpce", 1)]
    [InlineData("--closed", null, 1)]
    public void What_is_said_of_the_context_decides_what_was_open(string option, string? value, int expected)
    {
        using var folder = Policies.Folder();
        string[] arguments = ["can", Policies.Role, "s3:GetObject", "arn:aws:s3:::invoices/1.pdf", "--policy", "old.json", option, .. value is null ? Array.Empty<string>() : [value]];
        Assert.Equal(expected, folder.Iam(arguments).ExitCode);
    }

    [Theory]
    [InlineData("--boundary")]
    [InlineData("--session")]
    [InlineData("--scp")]
    public void A_limit_takes_away_what_it_does_not_allow(string option)
    {
        using var folder = Policies.Folder();
        Assert.Equal(0, folder.Iam("can", Policies.Role, "dynamodb:GetItem", Policies.Table, "--policy", "AdministratorAccess", option, "old.json").ExitCode);
        Assert.Equal(1, folder.Iam("can", Policies.Role, "dynamodb:PutItem", Policies.Table, "--policy", "AdministratorAccess", option, "old.json").ExitCode);
    }

    [Fact]
    public void Every_level_of_an_organisation_has_to_allow_and_one_policy_of_a_level_suffices()
    {
        using var folder = Policies.Folder();
        int Ask(params string[] levels) => folder.Iam(
            ["can", Policies.Role, "dynamodb:PutItem", Policies.Table, "--policy", "AdministratorAccess", .. levels.SelectMany(level => (string[])["--scp", level])]).ExitCode;
        Assert.Equal(0, Ask("AdministratorAccess", "old.json,new.json"));
        Assert.Equal(1, Ask("AdministratorAccess", "old.json"));
    }

    [Fact]
    public void A_policy_of_the_resource_speaks_for_anybody()
    {
        using var folder = Policies.Folder();
        string[] question = ["can", "anonymous", "s3:GetObject", "arn:aws:s3:::site/index.html", "--resource-policy", "bucket.json"];
        Assert.Equal(3, folder.Iam(question).ExitCode);
        Assert.Equal(0, folder.Iam([.. question, "--context", "aws:SecureTransport=true"]).ExitCode);
        Golden.Matches("iam-can-bucket.txt", folder.Iam([.. question, "--context", "aws:SecureTransport=false"]).Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void The_reasons_of_an_open_answer_are_all_told(string format)
    {
        using var folder = Policies.Folder();
        var run = folder.Iam("can", Policies.Role, "s3:GetObject", "arn:aws:s3:::invoices/1.pdf", "--policy", "old.json", "--format", format);
        Assert.Empty(run.Error);
        Golden.Matches($"iam-can-open.{(format == "json" ? "json" : "txt")}", run.Output);
    }

    [Theory]
    [InlineData("PlaceOrder", "dynamodb:PutItem", "OrdersTable", 0)]
    [InlineData("OrdersRole", "dynamodb:PutItem", "OrdersTable", 0)]
    [InlineData("TrackOrder", "dynamodb:PutItem", "OrdersTable", 1)]
    [InlineData("ImportInvoice", "s3:PutObject", "InvoiceBucket", 0)]
    [InlineData("ImportInvoice", "s3:PutObject", "InvoiceBucket/2026/1.pdf", 0)]
    [InlineData("SendMail", "ses:SendEmail", "arn:aws:ses:eu-west-1:000000000000:identity/example.com", 0)]
    [InlineData("Notifications/SendMail", "sns:Publish", "OrderTopic", 1)]
    [InlineData("ShipOrder", "iam:CreateUser", "arn:aws:iam::000000000000:user/mallory", 0)]
    public void A_function_of_a_deployment_asks_with_its_role(string function, string action, string resource, int expected) =>
        Assert.Equal(expected, Parapet.Run(Parapet.Root, "iam", "can", function, action, resource, "--in", "samples/orders").ExitCode);

    [Fact]
    public void Answers_about_a_deployment_name_its_parts_and_no_made_up_account()
    {
        var run = Parapet.Run(Parapet.Root, "iam", "can", "NightlyReport", "lambda:InvokeFunction", "ShipOrder", "--in", "samples/orders");
        Golden.Matches("iam-can-deployment.txt", run.Output);
        Assert.DoesNotContain("000000000000", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::invoices", "does not work on")]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::invoices", "takes no resource but `*`")]
    [InlineData("s3:GetObject", "arn:aws:s3:::invoices/1.pdf", null)]
    public void A_resource_that_the_action_does_not_work_on_is_told(string action, string resource, string? expected)
    {
        using var folder = Policies.Folder();
        var run = folder.Iam("can", Policies.Role, action, resource, "--policy", "old.json");
        if (expected is null)
        {
            Assert.Empty(run.Error);
        }
        else
        {
            Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_output_file_holds_what_the_screen_would()
    {
        using var folder = Policies.Folder();
        string[] question = ["can", Policies.Role, "dynamodb:GetItem", Policies.Table, "--policy", "old.json", "--format", "json"];
        var run = folder.Iam([.. question, "--output", "answer.json"]);
        Assert.Empty(run.Output);
        Assert.Equal(folder.Iam(question).Output, folder.Read("answer.json"));
        Assert.Equal("allowed", JsonDocument.Parse(folder.Read("answer.json")).RootElement.GetProperty("decision").GetString());
    }
}
