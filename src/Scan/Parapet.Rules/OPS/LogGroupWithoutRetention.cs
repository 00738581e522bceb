using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.OPS;

/// <summary>OPS004.</summary>
public sealed class LogGroupWithoutRetention : Rule
{
    private const string DefaultPrefix = "/aws/lambda/";

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "OPS004",
        Name = "log-group-without-retention",
        Title = "Log group without retention",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Logs that are kept for ever keep for ever what was logged by mistake: tokens, addresses, whole requests. They also break deletion periods that data protection law sets, and the bill only grows.",
        Fix = "Declare the function's log group in the template, with `RetentionInDays`.",
        NotFlagged = "A log group that belongs to another stack is undecided; functions that the CDK makes for its own use are left alone.",
        Standards = ["CWE-532"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html", "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-loggroup.html"],
        AlsoReports = ["CODE002", "OPS003"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("Lambda makes the log group, for ever", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders: # finding
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
            """),
        Bad("declared without retention", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Log: # finding
                Type: AWS::Logs::LogGroup
                Properties:
                  LogGroupName: !Sub /aws/lambda/${Orders}
            """),
        Good("declared with retention", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Log:
                Type: AWS::Logs::LogGroup
                Properties:
                  LogGroupName: !Sub /aws/lambda/${Orders}
                  RetentionInDays: 30
            """),
        Good("a log group of its own choice", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  LoggingConfig:
                    LogGroup: !Ref Log
              Log:
                Type: AWS::Logs::LogGroup
                Properties:
                  LogGroupName: orders
                  RetentionInDays: 30
            """),
        Unknown("the retention is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Days:
                Type: Number
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Log:
                Type: AWS::Logs::LogGroup
                Properties:
                  LogGroupName: !Sub /aws/lambda/${Orders}
                  RetentionInDays: !Ref Days
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        where function.FrameworkHelper is null
        from verdict in Judge(function, [.. scan.Deployment.LogGroups.Where(log => IsOf(log, function))])
        select verdict;

    private IEnumerable<Verdict> Judge(Function function, ImmutableArray<LogGroup> declared)
    {
        if (declared.IsEmpty)
        {
            yield return function.LogGroupName.IsAbsent
                ? Report(function, function.At, "Lambda makes the function's log group by itself and keeps the logs for ever: declare it with `RetentionInDays`")
                : CannotTell(function.Resource, function.LogGroupName.At, new Unknown(UnknownKind.ResourceAttribute, "RetentionInDays of the log group"), function);
        }

        foreach (var log in declared)
        {
            foreach (var c in log.RetentionDays.Cases)
            {
                if (c.State == CaseState.Absent)
                {
                    yield return Report(log.Resource, log.Resource.At, $"The logs of `{function.Name}` are kept for ever: the log group has no `RetentionInDays`", c.When, function: function);
                }
                else if (c.State == CaseState.Unknown)
                {
                    yield return CannotTell(log.Resource, c.At, c.Why!, function);
                }
            }
        }
    }

    private static bool IsOf(LogGroup log, Function function)
    {
        var chosen = function.LogGroupName.Known.Select(c => c.Value!).ToList();
        if (chosen.Count > 0)
        {
            return chosen.Exists(name => name.Reference?.Resource == log.Resource.Id || log.Name.Known.Any(c => c.Value!.Equals(name)));
        }

        return log.Name.Known.Any(c => IsDefaultName(c.Value!, function));
    }

    private static bool IsDefaultName(Text name, Function function) =>
        (name.Prefix == DefaultPrefix && name.Parts.Length == 2 && name.Parts[1].Hole?.Reference is { Attribute: null } reference && reference.Resource == function.Id)
        || function.FunctionName.Known.Any(c => name.Equals(Text.Concat(Text.Of(DefaultPrefix), c.Value!)));
}
