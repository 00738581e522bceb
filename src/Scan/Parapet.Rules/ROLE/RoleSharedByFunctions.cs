using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE006.</summary>
public sealed class RoleSharedByFunctions : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE006",
        Name = "role-shared-by-functions",
        Title = "Role shared by functions",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "A shared role has what the most demanding of its functions needs, and so has every other one. Taking over the simplest gives the power of all, and the trail no longer says which function it was.",
        Fix = "Give each function a role of its own; SAM makes one when `Role` is left out.",
        NotFlagged = "Functions that the CDK makes for itself. Functions of different deployments that share a role, since only one deployment is read at a time. Functions that only different branches of a template condition create are reported as if they were there together.",
        Standards = ["CWE-250", "CWE-653"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("two functions, one role", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Role: !GetAtt Shared.Arn
              Billing:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Billing
                  CodeUri: src/
                  Role: !GetAtt Shared.Arn
              Shared: # finding
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Service: lambda.amazonaws.com
                        Action: sts:AssumeRole
            """),
        Good("each has its own", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Billing:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Billing
                  CodeUri: src/
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        InDeployment(scan).Concat(FromElsewhere(scan.Deployment));

    private IEnumerable<Verdict> InDeployment(Scan scan) =>
        from owner in UsedRole.In(scan)
        let own = new UsedRole(owner.Permissions, [.. owner.Users.Where(IsOwn)])
        where own.Users.Count > 1
        select Report(own.Role.Resource, own.Role.Resource.At, $"{own.Who} run with the same role");

    // A role that stands elsewhere is the same role when its ARN is written the same way.
    private IEnumerable<Verdict> FromElsewhere(Deployment deployment) =>
        from function in deployment.Functions
        where IsOwn(function) && function.RoleIds.IsEmpty && function.RoleArn.ValueOrDefault is not null
        group function by function.RoleArn.ValueOrDefault into sharing
        let users = sharing.ToList()
        where users.Count > 1
        select Report(users[0].Resource, users[0].RoleArn.At, $"{UsedRole.Names(users)} run with the same role, `{sharing.Key}`", key: sharing.Key.ToString());

    private static bool IsOwn(Function function) => function.FrameworkHelper is null;
}
