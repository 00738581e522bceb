namespace Parapet.Guard;

/// <summary>What became of one record of a Firehose stream (https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html).</summary>
public sealed record FirehoseAnswer
{
    private FirehoseAnswer(string result, ReadOnlyMemory<byte> data)
    {
        Result = result;
        Data = data;
    }

    /// <summary>The record is left out on purpose.</summary>
    public static FirehoseAnswer Dropped { get; } = new("Dropped", default);

    /// <summary>The record could not be transformed. The stream keeps it as it was, apart from the others.</summary>
    public static FirehoseAnswer Failed { get; } = new("ProcessingFailed", default);

    /// <summary><c>Ok</c>, <c>Dropped</c> or <c>ProcessingFailed</c>.</summary>
    public string Result { get; }

    /// <summary>What is delivered instead of the record.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The record is transformed.</summary>
    /// <param name="data">What is delivered.</param>
    public static FirehoseAnswer Ok(ReadOnlyMemory<byte> data) => new("Ok", data);
}
