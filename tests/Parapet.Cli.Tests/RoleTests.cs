using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class RoleTests
{
    [Theory]
    [InlineData("NightlyReport", "text", "txt")]
    [InlineData("NightlyReport", "markdown", "md")]
    [InlineData("NightlyReport", "html", "html")]
    [InlineData("PlaceOrder", "text", "txt")]
    [InlineData("TrackOrder", "json", "json")]
    [InlineData("ShipOrder", "html", "html")]
    public void The_sheet_of_a_function_is_this(string function, string format, string extension)
    {
        var run = Parapet.Run(Parapet.Root, "role", function, "--in", "samples/orders", "--format", format);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        var version = Parapet.Run(Parapet.Root, "--version").Output.Trim();
        Golden.Matches($"role-{function}.{extension}", run.Output.Replace($"Parapet {version}.", "Parapet VERSION.", StringComparison.Ordinal));
    }

    [Fact]
    public void Programs_read_the_ways_and_what_closes_them()
    {
        var sheet = JsonDocument.Parse(Parapet.Run(Parapet.Root, "role", "NightlyReport", "--in", "samples/orders", "--format", "json").Output).RootElement;
        var way = sheet.GetProperty("ways")[0];
        Assert.Equal("administrator", way.GetProperty("goal").GetString());
        Assert.True(way.GetProperty("certain").GetBoolean());
        Assert.Equal(["NightlyReportRole", "ShipOrderRole"], way.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("from").GetString()));
        Assert.All(way.GetProperty("steps").EnumerateArray(), step => Assert.NotEqual(0, step.GetProperty("by").GetArrayLength()));
        Assert.Contains("`iam:PassRole` from NightlyReportRole", sheet.GetProperty("cut").GetProperty("takeAway").EnumerateArray().Select(grant => grant.GetString()));
        Assert.Equal("yes", JsonDocument.Parse(Parapet.Run(Parapet.Root, "role", "ShipOrder", "--in", "samples/orders", "--format", "json").Output).RootElement.GetProperty("administrator").GetString());
    }

    [Fact]
    public void What_is_not_part_of_the_deployment_is_told()
    {
        using var folder = new Folder().With("template.yaml", """
            Parameters: { Extra: { Type: String } }
            Resources:
              F: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt R.Arn } }
              G: { Type: AWS::Lambda::Function, Properties: { Role: "arn:aws:iam::111122223333:role/elsewhere" } }
              R: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [ !Ref Extra ], PermissionsBoundary: "arn:aws:iam::111122223333:policy/limit" } }
            """);
        var sheet = JsonDocument.Parse(Parapet.Run(folder.Path, "role", "F", "--in", ".", "--format", "json").Output).RootElement;
        Assert.Equal(2, sheet.GetProperty("unknowns").GetArrayLength());
        var elsewhere = Parapet.Run(folder.Path, "role", "G", "--in", ".");
        Assert.Equal(2, elsewhere.ExitCode);
        Assert.Contains("is not part of the deployment", elsewhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_a_stranger_stay_text_on_the_page()
    {
        using var folder = new Folder().With("t.json", """
            { "Resources": {
              "<script>alert(1)</script>": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": ["\"><img src=x>", "Arn"] } } },
              "\"><img src=x>": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [ { "PolicyName": "</style><script>", "PolicyDocument": { "Statement": [
                { "Effect": "Allow", "Action": ["iam:*", "sqs:SendMessage"], "Resource": "*" } ] } } ] } },
              "<b>": { "Type": "AWS::SQS::Queue" } } }
            """);
        var page = Parapet.Run(folder.Path, "role", "<script>alert(1)</script>", "--in", ".", "--format", "html");
        Assert.Equal(0, page.ExitCode);
        Assert.DoesNotContain("<script", page.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page.Output, StringComparison.OrdinalIgnoreCase);

        // Between backticks GitHub shows everything as it is.
        var comment = Parapet.Run(folder.Path, "role", "<script>alert(1)</script>", "--in", ".", "--format", "markdown").Output;
        Assert.DoesNotContain("<", string.Concat(comment.Split('`').Where((_, i) => i % 2 == 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing()
    {
        var page = Parapet.Run(Parapet.Root, "role", "NightlyReport", "--in", "samples/orders", "--format", "html").Output;
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }
}
