using System.Collections.Immutable;
using System.Globalization;
using Parapet.Analysis.Usage;
using Parapet.Iam.Catalog;
using Parapet.Model;
using Parapet.Trail.Activity.Summaries;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE014.</summary>
public sealed class UnusedPermission : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE014",
        Name = "unused-permission",
        Title = "Permission that the function did not use",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "What a function is granted and does not use is of no value to anybody but to whoever takes over the function. Logs of weeks of real traffic show which permissions those are.",
        Fix = "Let `parapet policy generate` write the policy of what was used, review it, and apply it. When several functions have the role, give each a role of its own first.",
        NotFlagged = "Anything in a scan without `--trail`. Functions of which no call is in the logs: they are undecided, and so are those that made more different calls than are kept. What Lambda itself needs of the role. Actions whose calls the trail does not record, such as objects of S3 without data events, and connections that no trail records. On which resources an action was used: an action that was used on one resource counts as used in every statement. When everything that was not used only reads or lists, the finding is low.",
        Standards = ["CWE-250", "CWE-272"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a secret is read and never written", Template("Action: [\"secretsmanager:GetSecretValue\", \"secretsmanager:PutSecretValue\"]", isReported: true), Log("secretsmanager", "GetSecretValue")),
        Bad("a pattern of which one action was used", Template("Action: [\"secretsmanager:*Secret*\"]", isReported: true), Log("secretsmanager", "GetSecretValue")),
        Good("all that is granted was used", Template("Action: [\"secretsmanager:GetSecretValue\"]"), Log("secretsmanager", "GetSecretValue")),
        Good("calls on objects, which the trail does not record", Template("Action: [\"secretsmanager:GetSecretValue\", \"s3:GetObject\"]"), Log("secretsmanager", "GetSecretValue")),
        Unknown("no call of the function is in the logs", Template("Action: [\"secretsmanager:GetSecretValue\"]"), Log("secretsmanager", "GetSecretValue", function: "Invoices")),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        scan.Activity is not { } activity ? [] :
            from function in scan.Deployment.Functions
            from verdict in Check(scan, function, activity)
            select verdict;

    private IEnumerable<Verdict> Check(Scan scan, Function function, ActivitySummary activity)
    {
        var usage = FunctionUsage.Of(function, scan.Deployment, scan.Permissions, activity);
        if (usage.Why is { } why)
        {
            yield return CannotTell(function.Resource, function.At, new Unknown(UnknownKind.NotObserved, why), function);
        }

        foreach (var grant in usage.Unknown)
        {
            var unknown = grant.Statement.Actions.Concat(grant.Statement.NotActions).Select(item => item.Text.Why).FirstOrDefault(each => each is not null);
            yield return CannotTell(grant.Resource, grant.At, unknown ?? new Unknown(UnknownKind.Malformed, $"the actions of {grant.Name} are not known"), function);
        }

        foreach (var statement in usage.Statements.Where(statement => !statement.Unused.IsEmpty))
        {
            yield return Finding(scan, function, statement, activity);
        }
    }

    private Finding Finding(Scan scan, Function function, StatementUsage statement, ActivitySummary activity)
    {
        var grant = statement.Grant;
        var finding = Report(
            grant.Resource,
            grant.At,
            $"`{function.Name}` did not use {Share(statement)} of {grant.Name} in {Days(activity)} of logs: {Telling(statement.Unused)}{Unrecorded(statement)}{Sharing(scan, function)}",
            grant.When,
            grant.Managed is null ? $"{grant.PolicyName}[{grant.Index}]" : grant.PolicyName,
            function);
        return statement.Unused.All(Reads) ? finding with { Severity = Severity.Low } : finding;
    }

    private static string Share(StatementUsage statement) => statement switch
    {
        { Granted.Length: 1 } => "the action",
        _ when statement.Unused.Length == statement.Granted.Length => $"any of the {Number(statement.Granted.Length)} actions",
        _ => $"{Number(statement.Unused.Length)} of the {Number(statement.Granted.Length)} actions",
    };

    // Most of what a pattern grants tells nothing: what decides on access says most, then what writes.
    private static string Telling(ImmutableArray<string> unused)
    {
        var services = unused.Select(action => action[..action.IndexOf(':', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).Count();
        return Cause.Names([.. unused.OrderByDescending(DecidesOnAccess).ThenBy(Reads).ThenBy(action => action, StringComparer.Ordinal)]) + (services > 1 ? $" ({Number(services)} services)" : "");
    }

    private static string Unrecorded(StatementUsage statement) =>
        statement.Unrecorded.IsEmpty ? "" : $"; of {Number(statement.Unrecorded.Length)} more the trail records no calls";

    private static string Sharing(Scan scan, Function function)
    {
        var others = function.RoleIds.Select(scan.Deployment.Role).OfType<Role>().SelectMany(scan.Deployment.FunctionsOf).Where(other => other.Id != function.Id).DistinctBy(other => other.Id).ToList();
        return others.Count == 0 ? "" : $"; {UsedRole.Names(others)} {(others.Count == 1 ? "has" : "have")} the same role";
    }

    private static bool DecidesOnAccess(string action) => IamCatalog.Action(action)?.Level == AccessLevel.PermissionsManagement;

    private static bool Reads(string action) => IamCatalog.Action(action)?.Level is AccessLevel.Read or AccessLevel.List;

    private static string Days(ActivitySummary activity) =>
        Math.Max(1, (int)Math.Ceiling((activity.Events.Last - activity.Events.First).TotalDays)) is var days && days == 1 ? "1 day" : $"{Number(days)} days";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Template(string action, bool isReported = false) => $$"""
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
                    - Effect: Allow{{(isReported ? " # finding" : "")}}
                      {{action}}
                      Resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-??????
        """;

    private static string Log(string service, string name, string function = "Orders") => $$"""
        {"eventTime":"2026-11-02T12:05:00Z","eventSource":"{{service}}.amazonaws.com","eventName":"{{name}}","awsRegion":"eu-west-1","eventType":"AwsApiCall",
         "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/orders/orders-prod-{{function}}-a1B2c3D4e5F6",
          "inScopeOf":{"issuerType":"AWS::Lambda::Function","credentialsIssuedTo":"arn:aws:lambda:eu-west-1:111122223333:function:orders-prod-{{function}}-a1B2c3D4e5F6"} } }
        """;
}
