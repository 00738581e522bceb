using Parapet.Sources.Sam.Functions.PolicyTemplates;
using Parapet.Values;

namespace Parapet.Sources.Tests.Sam;

public sealed class PolicyTemplateTests
{
    public static TheoryData<string> Names() => [.. PolicyTemplate.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void All_templates_of_SAM_are_known() => Assert.Equal(81, PolicyTemplate.All.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_template_expands_with_its_parameters_and_uses_each(string name)
    {
        var template = PolicyTemplate.All[name];
        var parameters = template.Parameters.Select(parameter => $"            {parameter}: given-{parameter}-x");
        var (resources, problems) = SamTemplate.Expand(Function(template.Parameters.IsEmpty
            ? $"        - {name}: {{}}"
            : $"        - {name}:\n{string.Join('\n', parameters)}"));

        Assert.Empty(problems);
        var policy = Rendering.Of(resources["OrdersRole"].Properties["Policies"]);
        Assert.All(template.Parameters, parameter => Assert.Contains($"given-{parameter}-x", policy, StringComparison.Ordinal));
        Assert.All(template.Statements, statement => Assert.NotEmpty(statement.Actions));
        Assert.All(template.Statements, statement => Assert.NotEmpty(statement.Resources));
        Assert.DoesNotContain("${", policy.Replace("${AWS::", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_has_the_statements_of_SAM()
    {
        var (resources, _) = SamTemplate.Expand(Function("        - DynamoDBWritePolicy: { TableName: !Ref Table }"));
        Assert.Equal(
            """
            -
              PolicyName: OrdersRolePolicy0
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  -
                    Effect: Allow
                    Action:
                      - dynamodb:PutItem
                      - dynamodb:UpdateItem
                      - dynamodb:BatchWriteItem
                    Resource:
                      - arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}
                      - arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}/index/*

            """, Rendering.Of(resources["OrdersRole"].Properties["Policies"]));
    }

    [Fact]
    public void A_missing_parameter_is_a_problem_at_the_templates_name()
    {
        var (_, problems) = SamTemplate.Expand(Function("        - S3ReadPolicy: {}"));
        var problem = Assert.Single(problems);
        Assert.Equal("policy template `S3ReadPolicy` needs the parameter `BucketName`; add it", problem.Message);
        Assert.Equal(new Location("template.yaml", 7, 11), problem.At);
    }

    [Fact]
    public void An_unknown_template_is_a_problem()
    {
        var (resources, problems) = SamTemplate.Expand(Function("        - S3EverythingPolicy: { BucketName: b }"));
        Assert.Contains("`S3EverythingPolicy` is no policy template", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.True(resources["OrdersRole"].Properties["Policies"].IsAbsent);
    }

    [Fact]
    public void An_undecided_parameter_gives_one_document_for_each_branch()
    {
        var (resources, _) = SamTemplate.Expand(Function("        - SQSPollerPolicy: { QueueName: !If [Prod, a, b] }"));
        var queues = resources["OrdersRole"].Properties["Policies"].EachItem()
            .Select(item => (item.Value.Path("PolicyDocument", "Statement").EachItem().Single().Value["Resource"].ToString(), item.When));
        Assert.Equal(
            [("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:a", "Prod"), ("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:b", "not Prod")],
            queues);
    }

    private static string Function(string policies) => $"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              InlineCode: x
              Policies:
        {policies}
        """;
}
