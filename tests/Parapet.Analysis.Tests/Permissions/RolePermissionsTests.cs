using Parapet.Analysis.Permissions;

namespace Parapet.Analysis.Tests.Permissions;

public sealed class RolePermissionsTests
{
    private const string All = "{Effect: Allow, Action: '*', Resource: '*'}";
    private const string Write = "{Effect: Allow, Action: 'dynamodb:PutItem', Resource: !GetAtt Table.Arn}";

    [Theory]
    [InlineData(Write, Reach.Yes)]
    [InlineData("{Effect: Allow, Action: 'dynamodb:GetItem', Resource: !GetAtt Table.Arn}", Reach.No)]
    [InlineData("{Effect: Allow, NotAction: 'iam:*', Resource: '*'}", Reach.Yes)]
    [InlineData("{Effect: Allow, NotAction: 'dynamodb:*', Resource: '*'}", Reach.No)]
    [InlineData(All + ", {Effect: Deny, Action: 'dynamodb:Put*', Resource: '*'}", Reach.No)]
    [InlineData(All + ", {Effect: Deny, Action: 'dynamodb:Put*', Resource: !GetAtt Queue.Arn}", Reach.Yes)]
    [InlineData("{Effect: Allow, Action: 'dynamodb:PutItem', Resource: '*', Condition: {StringEquals: {'aws:PrincipalTag/a': b}}}", Reach.UnderCondition)]
    [InlineData("{Effect: Allow, Action: 'dynamodb:PutItem', Resource: '*', Condition: {Bool: {'aws:SecureTransport': 'true'}}}", Reach.Yes)]
    [InlineData(All + ", {Effect: Deny, Action: '*', Resource: '*', Condition: {Bool: {'aws:SecureTransport': 'false'}}}", Reach.Yes)]
    [InlineData(All + ", {Effect: Deny, Action: '*', Resource: '*', Condition: {StringNotEquals: {'aws:PrincipalTag/a': b}}}", Reach.UnderCondition)]
    [InlineData("{Effect: Allow, Action: 'dynamodb:PutItem', Resource: !Ref Secret}", Reach.Unknown)]
    [InlineData("{Effect: Allow, Action: !Ref Secret, Resource: '*'}", Reach.Unknown)]
    [InlineData(All + ", {Effect: Deny, Action: !Ref Secret, Resource: '*'}", Reach.Unknown)]
    [InlineData("!If [IsProd, " + Write + ", !Ref AWS::NoValue]", Reach.Yes)]
    [InlineData(All + ", !If [IsProd, {Effect: Deny, Action: '*', Resource: '*'}, !Ref AWS::NoValue]", Reach.Unknown)]
    public void A_role_may_write_a_table_or_not(string statements, Reach expected) => Assert.Equal(expected, Asked(statements, ""));

    [Theory]
    [InlineData("ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess]", Reach.Yes)]
    [InlineData("ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonDynamoDBFullAccess']", Reach.Yes)]
    [InlineData("ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess]", Reach.No)]
    [InlineData("ManagedPolicyArns: [!Ref Own]", Reach.Yes)]
    public void Managed_policies_are_read(string role, Reach expected) =>
        Assert.Equal(expected, Asked("", role, "Own: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Version: '2012-10-17', Statement: " + Write + "}}}"));

    [Theory]
    [InlineData("PermissionsBoundary: !Ref Boundary", Reach.Yes)]
    [InlineData("PermissionsBoundary: arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess", Reach.No)]
    [InlineData("PermissionsBoundary: arn:aws:iam::111122223333:policy/theirs", Reach.Unknown)]
    [InlineData("PermissionsBoundary: !Ref Secret", Reach.Unknown)]
    [InlineData("PermissionsBoundary: !If [IsProd, !Ref Secret, !Ref AWS::NoValue]", Reach.Yes)]
    public void The_boundary_is_the_most(string role, Reach expected) =>
        Assert.Equal(expected, Asked(All, role, "Boundary: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Version: '2012-10-17', Statement: " + Write + "}}}"));

    [Fact]
    public void The_branch_without_a_boundary_is_named() =>
        Assert.Equal("not IsProd", Templates.Permissions(Templates.WithRole(All, role: "PermissionsBoundary: !If [IsProd, !Ref Secret, !Ref AWS::NoValue]")).Boundary.When);

    [Fact]
    public void A_managed_policy_of_somebody_else_is_unread() =>
        Assert.Single(Templates.Permissions(Templates.WithRole("", role: "ManagedPolicyArns: [arn:aws:iam::111122223333:policy/theirs, arn:aws:iam::aws:policy/ReadOnlyAccess]")).Unread);

    [Fact]
    public void The_statement_that_grants_is_found_and_named()
    {
        var deployment = Templates.WithRole("{Effect: Allow, Action: 'sqs:*', Resource: '*'}, " + Write);
        var role = Templates.Permissions(deployment);
        var grant = Assert.Single(role.GrantsOf("dynamodb:PutItem", new Concretizer(deployment).Arn(deployment.Resource("Table")!)!));
        Assert.Equal("statement 2 of `own`", grant.Name);
        Assert.True(grant.At.Line > 0);
    }

    [Fact]
    public void Parts_of_an_administrator_in_two_statements_make_one_together()
    {
        var role = Templates.Permissions(Templates.WithRole(
            "{Effect: Allow, Action: ['iam:*Role*', 'iam:PassRole'], Resource: '*'}, {Effect: Allow, Action: ['iam:*Policy*', 'iam:*Key*'], Resource: '*'}"));
        Assert.True(role.Administrator.OnlyTogether);
        Assert.Equal(2, role.Administrator.Grants.Length);
    }

    [Theory]
    [InlineData("AdministratorAccess", true)]
    [InlineData("PowerUserAccess", true)]
    [InlineData("IAMFullAccess", true)]
    [InlineData("AmazonS3FullAccess", false)]
    [InlineData("ReadOnlyAccess", false)]
    public void Administrators_are_known_by_what_they_can_do(string policy, bool expected) =>
        Assert.Equal(expected, !Templates.Permissions(Templates.WithRole("", role: $"ManagedPolicyArns: [arn:aws:iam::aws:policy/{policy}]")).Administrator.Grants.IsEmpty);

    private static Reach Asked(string statements, string role, string others = "")
    {
        var deployment = Templates.WithRole(statements, others, role);
        return Templates.Permissions(deployment).May("dynamodb:PutItem", new Concretizer(deployment).Arn(deployment.Resource("Table")!)!);
    }
}
