using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Rules.ROLE;
using Parapet.Values;

namespace Parapet.Rules.DATA;

/// <summary>DATA001.</summary>
public sealed class ResourceOpenToEveryone : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "DATA001",
        Name = "resource-open-to-everyone",
        Title = "Queue, topic, bucket, key or secret open to everyone",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "`Principal: \"*\"` without a condition lets every AWS account in the world in, and often people without any. What they put into a queue or topic reaches the functions behind it as if it were genuine; what they read is gone.",
        Fix = "Name the accounts, roles or services. For a service add `aws:SourceArn`; for an organisation `aws:PrincipalOrgID`.",
        NotFlagged = "Statements with a condition that keeps callers out (not one that anybody can meet: `0.0.0.0/0`, `arn:aws:iam::*:role/app`, a tag of the caller), and those of which a denial leaves only some callers. Buckets whose public access block keeps such a policy from being set or from counting, as it does unless it is switched off. VPC endpoint policies, whose default is open. Reading objects of a bucket that is opened on purpose is medium. Functions, which are `public-resource-policy`, and APIs.",
        Standards = ["CWE-284", "CWE-732", "FSBP SQS.3", "FSBP S3.2"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("anybody sends to the queue", """
            Resources:
              Orders:
                Type: AWS::SQS::Queue
              OrdersPolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Orders]
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: "*" # finding
                        Action: sqs:SendMessage
                        Resource: !GetAtt Orders.Arn
            """),
        Good("one topic sends to the queue", """
            Resources:
              Orders:
                Type: AWS::SQS::Queue
              Placed:
                Type: AWS::SNS::Topic
              OrdersPolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Orders]
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: "*"
                        Action: sqs:SendMessage
                        Resource: !GetAtt Orders.Arn
                        Condition:
                          ArnEquals:
                            aws:SourceArn: !Ref Placed
            """),
        Bad("conditions that anybody meets, and a denial of something else", """
            Resources:
              Orders:
                Type: AWS::SQS::Queue
              OrdersPolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Orders]
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: "*" # finding
                        Action: sqs:SendMessage
                        Resource: !GetAtt Orders.Arn
                        Condition:
                          IpAddress:
                            aws:SourceIp: [0.0.0.0/1, 128.0.0.0/1]
                      - Effect: Allow
                        Principal:
                          AWS: "*" # finding
                        Action: sqs:ReceiveMessage
                        Resource: !GetAtt Orders.Arn
                        Condition:
                          ArnLike:
                            aws:PrincipalArn: arn:aws:iam::*:role/app
                      - Effect: Deny
                        Principal: "*"
                        Action: sqs:DeleteQueue
                        Resource: "*"
                        Condition:
                          StringNotEquals:
                            aws:PrincipalOrgID: o-a1b2c3d4e5
            """),
        Good("a denial leaves one organisation", """
            Resources:
              Orders:
                Type: AWS::SQS::Queue
              OrdersPolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Orders]
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: "*"
                        Action: sqs:SendMessage
                        Resource: !GetAtt Orders.Arn
                      - Effect: Deny
                        Principal: "*"
                        Action: sqs:*
                        Resource: "*"
                        Condition:
                          StringNotEquals:
                            aws:PrincipalOrgID: o-a1b2c3d4e5
            """),
        Unknown("the principal is a parameter without a default", """
            Parameters:
              Sender:
                Type: String
            Resources:
              Orders:
                Type: AWS::SQS::Queue
              OrdersPolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Orders]
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: !Ref Sender
                        Action: sqs:SendMessage
                        Resource: !GetAtt Orders.Arn
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from policy in scan.Deployment.ResourcePolicies
        where policy.Resource.Type != "AWS::EC2::VPCEndpoint"
        from pair in policy.Document.Statements.Index()
        where pair.Item.Allows && !StatementConditions.RestrictsCallers(pair.Item)
            && !policy.Document.Statements.Any(deny => deny.Effect.Is("Deny") && StatementConditions.LeavesFew(deny, pair.Item))
        from verdict in Check(scan, policy, pair.Item, pair.Index)
        select verdict;

    private IEnumerable<Verdict> Check(Scan scan, ResourcePolicy policy, Statement statement, int index)
    {
        foreach (var principal in statement.Principals.Where(principal => principal.Type is "*" or "AWS").Concat(statement.NotPrincipals.Take(1)))
        {
            var isExcluded = !statement.NotPrincipals.IsEmpty;
            if (!isExcluded && principal.Name is { IsKnown: false, Prefix.Length: 0, Suffix.Length: 0, Reference: null, Why: { Kind: not UnknownKind.PseudoParameter } why })
            {
                yield return CannotTell(policy.Resource, principal.At, why);
            }
            else if ((isExcluded || principal.Name.Known == "*") && !IsBlocked(scan, policy))
            {
                var who = isExcluded ? "Everybody whom `NotPrincipal` does not name" : "Everybody";
                var finding = Report(
                    policy.Resource,
                    principal.At,
                    $"{who} may do {What(statement)} on {PolicyTargets.Name(scan, policy)} by {PolicyTargets.Statement(statement, index)} of its policy",
                    Conditions.Both(statement.When, principal.When),
                    $"[{index}]");
                yield return OnlyReadsObjects(statement) ? finding with { Severity = Severity.Medium } : finding;
            }
        }
    }

    private static string What(Statement statement) =>
        statement.Actions.IsEmpty ? "everything but what `NotAction` names" : Cause.Names([.. statement.Actions.Select(action => action.Text.ToString())]);

    private static bool OnlyReadsObjects(Statement statement) =>
        !statement.Actions.IsEmpty && statement.Actions.All(action => action.Text.Known is { } known && known.StartsWith("s3:GetObject", StringComparison.OrdinalIgnoreCase));

    // Every new bucket has the block: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    private static bool IsBlocked(Scan scan, ResourcePolicy policy)
    {
        if (policy.Resource.Type != "AWS::S3::BucketPolicy")
        {
            return false;
        }

        var bucket = policy.Targets.SelectMany(target => target.Text.References).Select(to => scan.Deployment.Resource(to.Resource)).FirstOrDefault(resource => resource is not null);
        if (bucket is null)
        {
            return false;
        }

        var block = bucket.Properties["PublicAccessBlockConfiguration"];
        return block.IsAbsent || IsOn(block["BlockPublicPolicy"]) || IsOn(block["RestrictPublicBuckets"]);
    }

    // Once the block is written out, a part that is left out is off.
    private static bool IsOn(Value part) => part.AsBool().Cases.Any(c => c.State == CaseState.Unknown || c.Value);
}
