using Parapet.Analysis.Runtimes;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.CODE;

/// <summary>CODE001.</summary>
public sealed class DeprecatedRuntime : Rule
{
    private const int DaysOfNotice = 90;

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "CODE001",
        Name = "deprecated-runtime",
        Title = "Deprecated runtime",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "A deprecated runtime gets no security patches: a hole that is found in the language or its libraries stays open in the function. Later AWS stops creating, and then updating, functions that use it, so that even a fix of your own code can no longer be deployed.",
        Fix = "Move to the runtime that the message names, test, and deploy before updates are blocked.",
        NotFlagged = "Container images, whose runtime is in the image. A runtime that is newer than this version of Parapet is counted as undecided. Severity: high once updates are blocked, medium once deprecated, low in the last 90 days before.",
        Standards = ["CWE-1104", "FSBP Lambda.2"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a runtime whose updates have been blocked for years", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python2.7 # finding
                  Handler: Orders
                  CodeUri: src/
            """),
        Bad("deprecated, but still deployable", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: nodejs18.x # finding
                  Handler: Orders
                  CodeUri: src/
            """),
        Good("a supported runtime", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: nodejs24.x
                  Handler: Orders
                  CodeUri: src/
            """),
        Unknown("the runtime is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Runtime:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: !Ref Runtime
                  Handler: Orders
                  CodeUri: src/
            """),
        Unknown("a runtime that this version does not know", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: cobol7.x
                  Handler: Orders
                  CodeUri: src/
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        from c in function.Runtime.Cases
        from verdict in Judge(function, c, scan.AsOf)
        select verdict;

    private IEnumerable<Verdict> Judge(Function function, Case<string> c, DateOnly asOf)
    {
        if (c.State == CaseState.Unknown)
        {
            yield return CannotTell(function.Resource, c.At, c.Why!, function);
        }
        else if (c.State == CaseState.Known && LambdaRuntimes.Find(c.Value!) is null)
        {
            yield return CannotTell(function.Resource, c.At, new Unknown(UnknownKind.Malformed, $"runtime `{c.Value}` is not known to this version"), function);
        }
        else if (c.State == CaseState.Known && LambdaRuntimes.Find(c.Value!) is { } runtime && SeverityOf(runtime, asOf) is { } severity)
        {
            yield return Report(function, c.At, Message(runtime, asOf), c.When) with { Severity = severity };
        }
    }

    private static Severity? SeverityOf(LambdaRuntime runtime, DateOnly asOf) =>
        runtime.UpdateBlocked <= asOf ? Severity.High
        : runtime.Deprecated <= asOf ? Severity.Medium
        : runtime.Deprecated <= asOf.AddDays(DaysOfNotice) ? Severity.Low
        : null;

    private static string Message(LambdaRuntime runtime, DateOnly asOf)
    {
        var deprecated = runtime.Deprecated <= asOf ? $"has been deprecated since {runtime.Deprecated:yyyy-MM-dd}" : $"will be deprecated on {runtime.Deprecated:yyyy-MM-dd}";
        var blocked = runtime.UpdateBlocked is not { } day ? "" : day <= asOf ? $", and functions with it cannot be updated since {day:yyyy-MM-dd}" : $", and functions with it cannot be updated from {day:yyyy-MM-dd} on";
        var successor = runtime.Successor is null ? "" : $"; move to `{runtime.Successor}`";
        return $"Runtime `{runtime.Identifier}` {deprecated}{blocked}{successor}";
    }
}
