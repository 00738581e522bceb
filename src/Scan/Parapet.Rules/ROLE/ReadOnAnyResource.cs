using Parapet.Analysis.Blast;
using Parapet.Analysis.Permissions;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE010.</summary>
public sealed class ReadOnAnyResource : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE010",
        Name = "read-on-any-resource",
        Title = "Reading from any store",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "Whoever takes the function over carries away the data of every application in the account: all buckets, all tables, all streams. A copy leaves no trace in the data.",
        Fix = "Name the stores that the code reads, such as `!GetAtt Table.Arn` or `!Sub ${Bucket.Arn}/*`.",
        NotFlagged = "Listing. Statements that write to any resource as well, which are `write-on-any-resource`; whole services, `NotAction` and administrators, which have rules of their own; what an event source needs. What Deny statements or the permissions boundary take back. A statement with a condition that must hold is low. Secrets, parameters and roles, which are `credential-exposure`. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-732", "CWE-200"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("every object of every bucket", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: s3:GetObject # finding
                          Resource: arn:aws:s3:::*
            """),
        Bad("a managed policy that reads every bucket", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - AmazonS3ReadOnlyAccess # finding
            """),
        Good("the bucket that the code reads", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: s3:GetObject
                          Resource: !Sub ${Archive.Arn}/*
              Archive:
                Type: AWS::S3::Bucket
            """),
        Unknown("the bucket is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Objects:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: s3:GetObject
                          Resource: !Ref Objects
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from verdict in Open(scan, owner).Concat(Undecided(scan, owner))
        select verdict;

    private IEnumerable<Verdict> Open(Scan scan, UsedRole owner)
    {
        var needed = owner.Users.SelectMany(function => LambdaNeeds.Of(function, scan.Permissions.Concretizer)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kinds = from kind in scan.Blast.Beyond(owner.Role)
                    where kind is { Access: Access.Read, Class: TargetClass.Data } && !needed.Contains(kind.Action)
                    where !Cause.IsReportedWider(scan, owner, kind.Grant, kind.Action) && !Cause.HasWholeService(kind.Grant) && !WriteOnAnyResource.Reports(owner, kind.Grant)
                    group kind by kind.Grant;
        foreach (var kind in kinds)
        {
            var grant = kind.Key;
            var stores = kind.Select(each => each.Noun).Distinct().Select(noun => "every " + noun);
            var finding = Report(
                grant.Resource,
                Cause.Place(grant, kind.First().Action),
                $"{owner.Who} can read {string.Join(" and ", stores)} of the account by {grant.Name}",
                owner.When(grant),
                $"{grant.PolicyName}[{grant.Index}]",
                owner.Function);
            yield return kind.All(each => each.Reach == Reach.UnderCondition) ? finding with { Severity = Severity.Low } : finding;
        }
    }

    // A resource of which nothing at all is known may be any.
    private IEnumerable<Verdict> Undecided(Scan scan, UsedRole owner) =>
        from grant in owner.Permissions.Grants
        where grant.Managed is null && BlastRadius.DataReads.Any(action => grant.Mentions(action) && !Cause.IsReportedWider(scan, owner, grant, action))
        from resource in grant.Statement.Resources
        where scan.Permissions.Concretizer.Concrete(resource.Text) is { IsKnown: false, Prefix.Length: 0, Suffix.Length: 0 }
        select CannotTell(grant.Resource, resource.At, resource.Text.Why!, owner.Function);
}
