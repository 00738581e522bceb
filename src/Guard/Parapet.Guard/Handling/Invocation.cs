namespace Parapet.Guard;

/// <summary>What a function is told about one invocation, whichever runtime calls it (https://docs.aws.amazon.com/lambda/latest/dg/csharp-context.html).</summary>
/// <param name="RequestId">The id of the invocation: <c>ILambdaContext.AwsRequestId</c>.</param>
/// <param name="RemainingTime">How long until Lambda stops the function: <c>ILambdaContext.RemainingTime</c>. Zero: not known.</param>
public sealed record Invocation(string RequestId, TimeSpan RemainingTime)
{
    /// <summary>The ARN that was called, with version or alias.</summary>
    public string? FunctionArn { get; init; }

    /// <summary>The X-Ray tracing header of the invocation (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader).</summary>
    public string? TraceId { get; init; }

    /// <summary>Is cancelled a moment before Lambda stops the function (a tenth of the remaining time, at most half a second), so that there still can be an answer.</summary>
    public CancellationToken Cancellation { get; init; }
}
