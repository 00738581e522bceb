namespace Parapet.Guard.Handling;

/// <summary>One record of a batch before anybody has looked into it.</summary>
/// <param name="Index">Its position in the batch, or in its partition.</param>
/// <param name="Partition">The name of the list it stands in, for Kafka.</param>
/// <param name="Id">What identifies it; for Kafka the digits of its offset.</param>
/// <param name="Lane">Records with the same are handled one after the other. Null: in any order.</param>
/// <param name="Utf8">Its text.</param>
internal sealed record RecordSlice(int Index, string? Partition, string Id, string? Lane, ReadOnlyMemory<byte> Utf8)
{
    public string FullId => Partition is null ? Id : $"{Partition}/{Id}";
}
