using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.OPS;

/// <summary>OPS002.</summary>
public sealed class AsynchronousTriggerWithoutFailureDestination : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "OPS002",
        Name = "asynchronous-trigger-without-failure-destination",
        Title = "Asynchronous trigger without a failure destination",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Lambda retries an asynchronous event twice and then drops it. Without a destination nobody learns that it failed, and it is gone: an order, an upload, an alarm. Someone who can make events fail can also make them disappear.",
        Fix = "Set `EventInvokeConfig` with an `OnFailure` destination (a queue, topic, bucket or function), or a `DeadLetterQueue`, and alarm on what arrives there.",
        NotFlagged = "Functions that are invoked synchronously or through an event source mapping only: there this setting does nothing.",
        Standards = ["CWE-778"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("events of a topic are dropped when they fail", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Events:
                    Placed: # finding
                      Type: SNS
                      Properties:
                        Topic: !Ref Topic
              Topic:
                Type: AWS::SNS::Topic
            """),
        Good("failed events go to a queue", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  EventInvokeConfig:
                    DestinationConfig:
                      OnFailure:
                        Type: SQS
                        Destination: !GetAtt Failed.Arn
                  Events:
                    Placed:
                      Type: SNS
                      Properties:
                        Topic: !Ref Topic
              Topic:
                Type: AWS::SNS::Topic
              Failed:
                Type: AWS::SQS::Queue
            """),
        Good("a dead-letter queue", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  DeadLetterQueue:
                    Type: SQS
                    TargetArn: !GetAtt Failed.Arn
                  Events:
                    Placed:
                      Type: SNS
                      Properties:
                        Topic: !Ref Topic
              Topic:
                Type: AWS::SNS::Topic
              Failed:
                Type: AWS::SQS::Queue
            """),
        Good("a queue keeps its messages itself", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Events:
                    Placed:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Failed.Arn
              Failed:
                Type: AWS::SQS::Queue
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        let triggers = function.Triggers.Where(trigger => trigger.Invocation == Invocation.Asynchronous).ToList()
        where triggers.Count > 0
        from verdict in Judge(function, triggers)
        select verdict;

    // Any one destination keeps the event. When several might be there, some combination is taken to be.
    private IEnumerable<Verdict> Judge(Function function, List<Trigger> triggers)
    {
        var possible = function.EventInvokeConfigs.Select(config => config.OnFailure).Prepend(function.DeadLetterTargetArn)
            .Where(destination => !destination.IsAbsent).ToList();
        if (possible.Count == 0)
        {
            yield return Dropped(function, triggers, null);
        }
        else if (possible is [var only])
        {
            foreach (var c in only.Cases.Where(c => c.State != CaseState.Known))
            {
                yield return c.State == CaseState.Absent ? Dropped(function, triggers, c.When) : CannotTell(function.Resource, c.At, c.Why!, function);
            }
        }
    }

    private Finding Dropped(Function function, List<Trigger> triggers, string? when)
    {
        var services = string.Join(", ", triggers.Select(trigger => $"`{trigger.Service}`").Distinct().Order(StringComparer.Ordinal));
        var first = triggers.MinBy(trigger => trigger.Resource.At)!;
        return Report(
            function,
            first.Resource.At,
            $"An event from {services} that fails is dropped: the function has neither a failure destination nor a dead-letter queue",
            Conditions.Both(first.Resource.When, when));
    }
}
