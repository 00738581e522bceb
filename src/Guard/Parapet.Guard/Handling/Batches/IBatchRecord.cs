namespace Parapet.Guard.Handling;

/// <summary>A contract of one record of a batch.</summary>
/// <typeparam name="TSelf">The contract.</typeparam>
public interface IBatchRecord<TSelf> : IEventContract<TSelf>
    where TSelf : class, IBatchRecord<TSelf>
{
    /// <summary>What kind of batch the record comes in.</summary>
    static abstract BatchSource BatchSource { get; }
}
