namespace Parapet.Guard.Events;

/// <summary>The time that a tumbling window covers (https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record StreamWindow
{
    /// <summary>When it begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset End { get; init; }
}
