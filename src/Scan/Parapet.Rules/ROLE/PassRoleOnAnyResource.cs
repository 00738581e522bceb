using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE004.</summary>
public sealed class PassRoleOnAnyResource : Rule
{
    private const string AnyRole = $"arn:{ImaginaryAccount.Partition}:iam::{ImaginaryAccount.Id}:role/{ImaginaryAccount.Other}";

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE004",
        Name = "pass-role-on-any-resource",
        Title = "Passing any role",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "A function that may pass any role to a service, and may start something there, runs code with the most powerful role that the service can take: the usual way from one function to the whole account.",
        Fix = "Name the roles that the function passes, and the service they are for in the condition `iam:PassedToService`.",
        NotFlagged = "`iam:*` on every resource, which is `administrator-role`. A statement that is part of a way to administrator, which is `privilege-escalation-path`. With the condition `iam:PassedToService` the finding is medium: any role that trusts the service can still be passed. Roles that Deny statements or the permissions boundary keep from being passed. Policies that AWS keeps, which are `managed-policy-too-broad`. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-269"],
        References = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("any role", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Deploy:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Deploy
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: iam:PassRole # finding
                          Resource: "*"
            """),
        Good("one role, for one service", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Deploy:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Deploy
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: iam:PassRole
                          Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/task
                          Condition:
                            StringEquals:
                              iam:PassedToService: ecs-tasks.amazonaws.com
            """),
        Unknown("the role is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              TaskRole:
                Type: String
            Resources:
              Deploy:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Deploy
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: iam:PassRole
                          Resource: !Ref TaskRole
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from allow in owner.Allows()
        where allow.Statement.NotActions.IsEmpty && allow.Grant.Mentions("iam:PassRole") && !PrivilegeEscalationPath.Uses(scan, owner, allow.Grant)
        from verdict in Check(allow)
        select verdict;

    private IEnumerable<Verdict> Check(RoleStatement allow)
    {
        var owner = allow.Owner;
        var reach = owner.Permissions.Through(allow.Grant, "iam:PassRole", AnyRole);
        if (reach == Reach.Unknown)
        {
            yield return CannotTell(allow.Policy.Resource, allow.Statement.Resources is [var resource, ..] ? resource.At : allow.Statement.At, owner.WhyUnknown(allow.Grant), owner.Function);
        }
        else if (reach > Reach.Unknown && allow.Statement.Actions.FirstOrDefault(action => ActionPattern.Matches(action.Text.Known ?? "", "iam:PassRole")) is { Text: not null } action)
        {
            var finding = Report(
                allow.Policy.Resource,
                action.At,
                $"{owner.Who} may pass any role to a service by {allow.Grant.Name}",
                allow.When(action),
                allow.Key(action.Text.Known!),
                owner.Function);
            yield return StatementConditions.RestrictsBy(allow.Statement, "iam:PassedToService") ? finding with { Severity = Severity.Medium } : finding;
        }
    }
}
