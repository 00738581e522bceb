namespace Parapet.Guard;

/// <summary>How the records of a batch are handled.</summary>
public sealed record BatchOptions : GuardOptions
{
    /// <summary>
    /// Gets each record that is refused. When it returns, the record counts as handled and does not come again; when it throws, the record is reported as failed. Without it, refused
    /// records are reported as failed.
    /// </summary>
    public Func<QuarantinedRecord, CancellationToken, Task>? Quarantine { get; init; }

    /// <summary>
    /// How many records are handled at the same time, 1 to 1,000. Records whose order counts (those of one shard, partition or message group) are never handled at the same time. Default: 1.
    /// </summary>
    public int MaxParallel
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000);
            field = value;
        }
    } = 1;
}
