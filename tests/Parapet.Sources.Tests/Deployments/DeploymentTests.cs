using Parapet.Model;

namespace Parapet.Sources.Tests.Deployments;

public sealed class DeploymentTests
{
    [Theory]
    [InlineData("!Ref Orders")]
    [InlineData("!GetAtt Orders.Arn")]
    [InlineData("!Ref Live")]
    [InlineData("orders-fn")]
    [InlineData("orders-fn:live")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:orders-fn")]
    [InlineData("!Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders-fn:live")]
    [InlineData("!Join ['', ['arn:aws:lambda:eu-west-1:', !Ref AWS::AccountId, ':function:', !Ref Orders]]")]
    public void A_permission_finds_its_function_however_it_is_named(string name) =>
        Assert.Equal(["Orders"], Read($$$"""
              Live:
                Type: AWS::Lambda::Alias
                Properties: {FunctionName: !Ref Orders, Name: live, FunctionVersion: $LATEST}
              P:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: {{{name}}}
                  Action: lambda:InvokeFunction
                  Principal: "*"
            """).Permissions.Single().FunctionIds);

    [Fact]
    public void A_function_of_another_stack_is_none_of_ours() =>
        Assert.Empty(Read("  P:\n    Type: AWS::Lambda::Permission\n    Properties: {FunctionName: other, Action: a, Principal: '*'}\n").Permissions.Single().FunctionIds);

    [Theory]
    [InlineData("!GetAtt R.Arn")]
    [InlineData("arn:aws:iam::111122223333:role/service/orders-role")]
    [InlineData("!Sub 'arn:aws:iam::${AWS::AccountId}:role/orders-role'")]
    public void A_function_finds_its_role_however_it_is_named(string role)
    {
        var deployment = TemplateReader.ReadText("t.yaml", $$$"""
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties: {Role: {{{role}}}, Code: {ZipFile: x}}
              R:
                Type: AWS::IAM::Role
                Properties: {RoleName: orders-role, AssumeRolePolicyDocument: {}}
            """);
        Assert.Equal(["R"], deployment.Functions.Single().RoleIds);
        Assert.Equal("F", deployment.FunctionsOf(deployment.Roles.Single()).Single().Name);
    }

    [Fact]
    public void A_role_gathers_inline_separate_and_managed_policies_of_the_deployment()
    {
        var role = TemplateReader.ReadText("t.yaml", """
            Resources:
              R:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {}
                  ManagedPolicyArns: [!Ref M, arn:aws:iam::aws:policy/ReadOnlyAccess]
                  Policies:
                    - PolicyName: inline
                      PolicyDocument: {Statement: {Effect: Allow, Action: "s3:GetObject", Resource: "*"}}
              P:
                Type: AWS::IAM::Policy
                Properties: {PolicyName: p, Roles: [!Ref R], PolicyDocument: {Statement: []}}
              Q:
                Type: AWS::IAM::RolePolicy
                Properties: {PolicyName: q, RoleName: !Ref R, PolicyDocument: {Statement: []}}
              M:
                Type: AWS::IAM::ManagedPolicy
                Properties: {PolicyDocument: {Statement: []}}
            """).Roles.Single();
        Assert.Equal(["inline", "P", "Q", "M"], role.Policies.Select(policy => policy.Name));
        Assert.Equal("arn:aws:iam::aws:policy/ReadOnlyAccess", Assert.Single(role.ManagedPolicyArns).Text.Known);
    }

    [Theory]
    [InlineData("s3.amazonaws.com", Invocation.Asynchronous, "s3")]
    [InlineData("sns.amazonaws.com", Invocation.Asynchronous, "sns")]
    [InlineData("events.amazonaws.com", Invocation.Asynchronous, "events")]
    [InlineData("logs.eu-west-1.amazonaws.com", Invocation.Asynchronous, "logs")]
    [InlineData("apigateway.amazonaws.com", Invocation.Synchronous, "apigateway")]
    [InlineData("cognito-idp.amazonaws.com", Invocation.Synchronous, "cognito-idp")]
    public void A_service_that_may_invoke_is_a_trigger(string principal, Invocation invocation, string service)
    {
        var trigger = Read($"  P:\n    Type: AWS::Lambda::Permission\n    Properties: {{FunctionName: !Ref Orders, Action: a, Principal: {principal}}}\n").Functions.Single().Triggers.Single();
        Assert.Equal((invocation, service), (trigger.Invocation, trigger.Service));
    }

    [Theory]
    [InlineData("Statement: {Sid: s, Effect: Allow, Principal: {AWS: '111122223333'}, Action: events:PutEvents, Resource: '*', Condition: {StringEquals: {aws:PrincipalOrgID: o-1}}}")]
    [InlineData("Statement: {Statement: [{Sid: s, Effect: Allow, Principal: {AWS: '111122223333'}, Action: events:PutEvents, Resource: '*', Condition: {StringEquals: {aws:PrincipalOrgID: o-1}}}]}")]
    [InlineData("StatementId: s, Principal: '111122223333', Action: events:PutEvents, Condition: {Type: StringEquals, Key: aws:PrincipalOrgID, Value: o-1}")]
    public void The_policy_of_an_event_bus_is_one_statement_in_either_form(string properties)
    {
        var document = Assert.Single(Read($"  P:\n    Type: AWS::Events::EventBusPolicy\n    Properties: {{EventBusName: b, {properties}}}\n").ResourcePolicies).Document;
        Assert.Empty(document.Unknowns);
        var statement = Assert.Single(document.Statements);
        Assert.True(statement.Allows);
        Assert.Equal("s", statement.Sid.ValueOrDefault);
        Assert.Equal(("AWS", "111122223333"), (Assert.Single(statement.Principals).Type, statement.Principals[0].Name.Known));
        Assert.Equal("events:PutEvents", Assert.Single(statement.Actions).Text.Known);
        var condition = Assert.Single(statement.Conditions);
        Assert.Equal(("StringEquals", "aws:PrincipalOrgID", "o-1"), (condition.Operator, condition.Key, Assert.Single(condition.Values).Text.Known));
    }

    [Fact]
    public void A_condition_of_an_event_bus_that_is_cut_short_is_not_no_condition() =>
        Assert.NotEmpty(Assert.Single(Read("  P:\n    Type: AWS::Events::EventBusPolicy\n    Properties: {StatementId: s, Principal: '*', Action: events:PutEvents, Condition: {Type: StringEquals}}\n").ResourcePolicies).Document.Unknowns);

    [Fact]
    public void An_account_that_may_invoke_is_no_trigger() =>
        Assert.Empty(Read("  P:\n    Type: AWS::Lambda::Permission\n    Properties: {FunctionName: !Ref Orders, Action: a, Principal: '111122223333'}\n").Functions.Single().Triggers);

    [Fact]
    public void A_mapping_polls_and_knows_where_failures_go()
    {
        var trigger = Read("""
              M:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Orders
                  EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/s
                  DestinationConfig: {OnFailure: {Destination: arn:aws:sqs:eu-west-1:111122223333:q}}
            """).Functions.Single().Triggers.Single();
        Assert.Equal((Invocation.Polled, "kinesis"), (trigger.Invocation, trigger.Service));
        Assert.False(trigger.OnFailure.IsAbsent);
    }

    [Fact]
    public void Separate_rules_belong_to_their_security_group()
    {
        var group = Read("""
              G:
                Type: AWS::EC2::SecurityGroup
                Properties: {GroupDescription: g, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]}
              E:
                Type: AWS::EC2::SecurityGroupEgress
                Properties: {GroupId: !GetAtt G.GroupId, IpProtocol: "-1", CidrIp: 0.0.0.0/0}
            """).Network.SecurityGroups.Single();
        Assert.True(group.DeclaresEgress);
        Assert.Equal("0.0.0.0/0", Assert.Single(group.Egress).CidrIp.ValueOrDefault!.Known);
        Assert.Equal(443, Assert.Single(group.Ingress).FromPort.ValueOrDefault);
    }

    [Fact]
    public void Data_knows_its_keys_rotations_and_policies()
    {
        var deployment = Read("""
              K:
                Type: AWS::KMS::Key
                Properties: {EnableKeyRotation: true, Enabled: false, KeyPolicy: {Statement: []}}
              L:
                Type: AWS::KMS::Alias
                Properties: {AliasName: alias/k, TargetKeyId: !Ref K}
              S:
                Type: AWS::SecretsManager::Secret
                Properties: {KmsKeyId: !Ref K}
              T:
                Type: AWS::SecretsManager::RotationSchedule
                Properties: {SecretId: !Ref S}
              U:
                Type: AWS::SecretsManager::SecretTargetAttachment
                Properties: {SecretId: !Ref S, TargetId: d, TargetType: "AWS::RDS::DBInstance"}
              V:
                Type: AWS::SecretsManager::RotationSchedule
                Properties: {SecretId: !Ref U}
              Q:
                Type: AWS::SQS::Queue
                Properties: {KmsMasterKeyId: !Ref K}
              QP:
                Type: AWS::SQS::QueuePolicy
                Properties: {Queues: [!Ref Q], PolicyDocument: {Statement: {Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: "*"}}}
              B:
                Type: AWS::S3::Bucket
                Properties: {BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: "aws:kms", KMSMasterKeyID: !Ref K}}]}}
              P:
                Type: AWS::SSM::Parameter
                Properties: {Name: /db/host, Type: String, Value: db.internal}
              A:
                Type: AWS::CloudWatch::Alarm
                Properties: {Namespace: AWS/Lambda, MetricName: Errors}
            """);
        Assert.True(deployment.Data.Keys.Single().RotationEnabled.Is(true));
        Assert.Equal(["T", "V"], deployment.Data.Secrets.Single().Rotations.Select(rotation => rotation.Resource.Id));
        Assert.Equal("U", deployment.Data.Secrets.Single().Attachments.Single().Id);
        Assert.True(deployment.Data.Keys.Single().Enabled.Is(false));
        Assert.Equal("K", deployment.Data.KeyAliases.Single().Target.ValueOrDefault!.Reference!.Resource);
        Assert.Equal("/db/host", deployment.Data.Parameters.Single().Name.ValueOrDefault!.Known);
        Assert.All(deployment.Data.Stores, store => Assert.Equal("K", store.KmsKeyId.ValueOrDefault!.Reference!.Resource));
        Assert.Equal([1, 0], deployment.Data.Stores.Select(store => store.Policies.Length));
        Assert.Equal("Errors", deployment.Alarms.Single().MetricName.ValueOrDefault!.Known);
    }

    [Theory]
    [InlineData("AWS679f53fac002430cb0da5b7982bd22872D164C4C", null, "AWS SDK calls in custom resources")]
    [InlineData("LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8aFD4BFC8A", null, "log retention")]
    [InlineData("ProviderframeworkonEvent83C1D0A7", null, "the custom resource framework")]
    [InlineData("Whatever", "Stack/Provider/framework-onEvent/Resource", "the custom resource framework")]
    [InlineData("Orders", "Stack/Orders/Resource", null)]
    public void Functions_that_the_cdk_made_are_known(string id, string? path, string? purpose) =>
        Assert.Equal(purpose, TemplateReader.ReadText("t.yaml", $$$"""
            Resources:
              {{{id}}}:
                Type: AWS::Lambda::Function
                {{{(path is null ? "" : $"Metadata: {{'aws:cdk:path': {path}}}")}}}
                Properties: {Code: {ZipFile: x}}
            """).Functions.Single().FrameworkHelper);

    private static Deployment Read(string resources)
    {
        var deployment = TemplateReader.ReadText("t.yaml", $$$"""
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties: {FunctionName: orders-fn, Role: arn:aws:iam::111122223333:role/r, Code: {ZipFile: x}}
            {{{resources}}}
            """);
        Assert.Empty(deployment.Problems);
        return deployment;
    }
}
