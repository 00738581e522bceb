namespace Parapet.Guard;

/// <summary>How a guarded function treats what it refuses.</summary>
public record GuardOptions
{
    /// <summary>How many violations of an event or record are told at most, and how many a line of the log has, 1 to 1,000. Default: 16.</summary>
    public int MaxViolations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000);
            field = value;
        }
    } = Violations.DefaultLimit;

    /// <summary>Gets what was refused or failed. Default: one line of JSON on standard output for each, with the keys of Lambda's own JSON log format
    /// (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html).</summary>
    public Action<GuardReport> Report { get; init; } = Handling.ReportLine.WriteToConsole;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
