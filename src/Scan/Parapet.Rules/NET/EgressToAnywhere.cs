using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.NET;

/// <summary>NET001.</summary>
public sealed class EgressToAnywhere : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "NET001",
        Name = "egress-to-anywhere",
        Title = "Egress to anywhere",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Code that was taken over (through a dependency, an injected command, a poisoned event) sends what it finds to a host of the attacker's. A security group that lets it connect to any address does nothing against that. Low, because it takes another weakness first, and because a function outside a VPC can always do it.",
        Fix = "Allow only what the function calls: the security groups of databases and VPC endpoints, prefix lists for S3 and DynamoDB, and the addresses of a proxy for everything else.",
        NotFlagged = "Functions outside a VPC; security groups that are not part of the deployment. A group without any egress rule is reported, since AWS then adds one that allows everything. An address that is not known is undecided.",
        Standards = ["CWE-923"],
        References = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a rule for every address", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  VpcConfig:
                    SubnetIds: [subnet-0a1b2c3d]
                    SecurityGroupIds: [!GetAtt Group.GroupId]
              Group:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: Orders
                  VpcId: vpc-0a1b2c3d
                  SecurityGroupEgress:
                    - IpProtocol: tcp
                      FromPort: 443
                      ToPort: 443
                      CidrIp: 0.0.0.0/0 # finding
            """),
        Bad("no egress rule, so AWS adds one for everything", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  VpcConfig:
                    SubnetIds: [subnet-0a1b2c3d]
                    SecurityGroupIds: [!GetAtt Group.GroupId]
              Group: # finding
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: Orders
                  VpcId: vpc-0a1b2c3d
            """),
        Good("only the database", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  VpcConfig:
                    SubnetIds: [subnet-0a1b2c3d]
                    SecurityGroupIds: [!GetAtt Group.GroupId]
              Group:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: Orders
                  VpcId: vpc-0a1b2c3d
                  SecurityGroupEgress:
                    - IpProtocol: tcp
                      FromPort: 5432
                      ToPort: 5432
                      CidrIp: 10.0.8.0/24
            """),
        Unknown("the address is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Peer:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  VpcConfig:
                    SubnetIds: [subnet-0a1b2c3d]
                    SecurityGroupIds: [!GetAtt Group.GroupId]
              Group:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: Orders
                  VpcId: vpc-0a1b2c3d
                  SecurityGroupEgress:
                    - IpProtocol: "-1"
                      CidrIp: !Ref Peer
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from @group in scan.Deployment.Network.SecurityGroups
        let users = scan.Deployment.Functions.Where(function => Uses(function, @group)).ToList()
        where users.Count > 0
        from verdict in Judge(@group, users)
        select verdict;

    private static bool Uses(Function function, SecurityGroup securityGroup) =>
        function.SecurityGroupIds.Any(id => id.Text.Reference?.Resource == securityGroup.Resource.Id);

    private IEnumerable<Verdict> Judge(SecurityGroup securityGroup, List<Function> users)
    {
        var function = users.Count == 1 ? users[0] : null;
        var who = function is null ? $"{users.Count} functions" : $"`{function.Name}`";
        if (securityGroup.Resource.Properties["SecurityGroupEgress"] is UnknownValue unknown)
        {
            yield return CannotTell(securityGroup.Resource, unknown.At, unknown.Why, function);
        }
        else if (securityGroup.Egress.IsEmpty)
        {
            yield return Report(securityGroup.Resource, securityGroup.Resource.At, $"Any address can be reached by {who}: the security group has no egress rule, so AWS allows everything", function: function);
        }

        foreach (var rule in securityGroup.Egress)
        {
            foreach (var c in rule.CidrIp.Cases.Concat(rule.CidrIpv6.Cases))
            {
                var when = Conditions.Both(rule.When, c.When);
                if (c.State == CaseState.Unknown)
                {
                    yield return CannotTell(rule.Resource, c.At, c.Why!, function);
                }
                else if (c.Value?.Known is "0.0.0.0/0" or "::/0")
                {
                    yield return Report(rule.Resource, c.At, $"Any address can be reached{Ports(rule)} by {who}", when, $"{c.Value.Known}{Ports(rule)}", function);
                }
                else if (c.Value is { IsKnown: false, Prefix.Length: 0, Why: { } why })
                {
                    yield return CannotTell(rule.Resource, c.At, why, function);
                }
            }
        }
    }

    private static string Ports(SecurityGroupRule rule)
    {
        var from = rule.FromPort.ValueOrDefault;
        var isAll = rule.Protocol.Is("-1") || rule.FromPort.ValueOrDefault == rule.ToPort.ValueOrDefault && from == 0;
        return isAll ? "" : from == rule.ToPort.ValueOrDefault ? $" on port {from}" : $" on ports {from} to {rule.ToPort.ValueOrDefault}";
    }
}
