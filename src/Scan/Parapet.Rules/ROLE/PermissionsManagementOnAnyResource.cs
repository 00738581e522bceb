using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE011.</summary>
public sealed class PermissionsManagementOnAnyResource : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE011",
        Name = "permissions-management-on-any-resource",
        Title = "Changing permissions on any resource",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "Actions such as `s3:PutBucketPolicy` or `lambda:AddPermission` decide who has access. On any resource they let whoever controls the function open every bucket, queue or function to himself or to everybody.",
        Fix = "Take the actions away; if the code really sets policies, name the resources, and keep it apart from code that serves requests.",
        NotFlagged = "Whole services, `NotAction`, administrators and policies of AWS, which have rules of their own. `iam:PassRole`, which is `pass-role-on-any-resource`. Statements that are part of a way to administrator, which is `privilege-escalation-path`. What Deny statements or the permissions boundary take back. Statements limited by a condition on the resource or on a key of the service. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-732", "CWE-269"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("the policy of any bucket", """
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
                          Action:
                            - s3:GetBucketPolicy
                            - s3:PutBucketPolicy # finding
                          Resource: "*"
            """),
        Bad("a pattern that takes it in", """
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
                          Action: s3:Put* # finding
                          Resource: "*"
            """),
        Unknown("the boundary belongs to the account", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  PermissionsBoundary: !Sub arn:aws:iam::${AWS::AccountId}:policy/boundary
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: s3:PutBucketPolicy
                          Resource: "*"
            """),
        Good("the policy of one bucket", """
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
                          Action: s3:PutBucketPolicy
                          Resource: !GetAtt Archive.Arn
              Archive:
                Type: AWS::S3::Bucket
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from allow in owner.Allows()
        where !PrivilegeEscalationPath.Uses(scan, owner, allow.Grant)
        from verdict in Check(owner, allow)
        select verdict;

    /// <summary>The patterns of a statement that manage permissions on any resource, with the actions they take in.</summary>
    internal static IEnumerable<(TextItem Pattern, IReadOnlyList<string> Actions, Reach Reach)> In(RoleStatement allow)
    {
        if (allow.AnyResource is null || StatementConditions.RestrictsResources(allow.Statement))
        {
            yield break;
        }

        foreach (var item in allow.Statement.Actions.Where(item => item.Text.IsKnown && !WildcardAction.IsWholeService(item.Text)))
        {
            var actions = IamCatalog.Matching(item.Text.Known!)
                .Where(action => action is { Level: AccessLevel.PermissionsManagement, WildcardOnly: false } && action.FullName != "iam:PassRole")
                .Select(action => (action.FullName, Reach: Survival.Of(allow, action)))
                .Where(pair => pair.Reach != Reach.No).ToList();
            if (actions.Count > 0)
            {
                yield return (item, [.. actions.Select(pair => pair.FullName)], actions.Max(pair => pair.Reach));
            }
        }
    }

    private IEnumerable<Verdict> Check(UsedRole owner, RoleStatement allow)
    {
        var found = In(allow).ToList();
        var certain = found.Where(each => each.Reach > Reach.Unknown).ToList();
        if (certain.Count > 0)
        {
            yield return Report(
                allow.Policy.Resource,
                certain[0].Pattern.At,
                $"{owner.Who} may do {Cause.Names([.. certain.SelectMany(each => each.Actions).Distinct()])}, which decide who has access, on any resource by {allow.Grant.Name}",
                allow.When(certain[0].Pattern),
                allow.Key(certain[0].Pattern.Text.ToString()),
                owner.Function);
        }
        else if (found.Count > 0)
        {
            yield return CannotTell(allow.Policy.Resource, found[0].Pattern.At, owner.WhyUnknown(allow.Grant), owner.Function);
        }
    }
}
