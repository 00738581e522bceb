using System.Collections.Frozen;
using Parapet.Analysis.Layers;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.OPS;

/// <summary>OPS003.</summary>
public sealed class TracingOff : Rule
{
    private static readonly FrozenSet<string> Tracers = FrozenSet.ToFrozenSet(
        ["AWS Distro for OpenTelemetry", "OpenTelemetry", "Datadog", "New Relic", "Sentry", "Elastic", "Splunk", "Dynatrace", "Lumigo", "Honeycomb"], StringComparer.Ordinal);

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "OPS003",
        Name = "tracing-off",
        Title = "Tracing off",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Without traces nobody can tell which requests took which way through the functions, queues and tables; an investigation has logs of each part and nothing that joins them.",
        Fix = "Set `Tracing: Active` (`TracingConfig: Mode: Active`).",
        NotFlagged = "Functions that the CDK makes for its own use; functions with a layer of OpenTelemetry or of a vendor's tracer, which do this themselves.",
        Standards = ["CWE-778"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html"],
        AlsoReports = ["CODE002", "OPS004"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("no traces", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders: # finding
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
            """),
        Bad("traces only what others have begun to trace", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Tracing: PassThrough # finding
            """),
        Good("every sampled request is traced", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Tracing: Active
            """),
        Unknown("the mode is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Mode:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Tracing: !Ref Mode
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        where function.FrameworkHelper is null && !function.Layers.Any(HasTracer)
        from c in function.TracingMode.Cases
        let verdict = Judge(function, c)
        where verdict is not null
        select verdict;

    private Verdict? Judge(Function function, Case<string> c) => c.State switch
    {
        CaseState.Unknown => CannotTell(function.Resource, c.At, c.Why!, function),
        CaseState.Absent => Report(function, function.At, "Requests through the function are not traced", c.When),
        _ => c.Value == "Active" ? null : Report(function, c.At, "Requests through the function are not traced unless their caller traces them", c.When),
    };

    private static bool HasTracer(TextItem layer) =>
        LayerReference.Of(layer.Text).Account is { } account && LayerPublishers.Of(account) is { } publisher && Tracers.Contains(publisher);
}
