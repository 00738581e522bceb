using System.Buffers.Binary;
using System.Numerics;

namespace Parapet.Trail.CloudTrail;

/// <summary>
/// Tells whether two records are the same event, delivered twice. Not its identifier alone: who can write a log must not be able to hide an event behind the
/// identifier of another.
/// </summary>
public static class EventKey
{
    private const ulong First = 0x9E3779B185EBCA87;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;

    private static readonly TrailField[] Fields =
    [
        TrailField.EventId, TrailField.Source, TrailField.Name, TrailField.Region, TrailField.SourceAddress, TrailField.UserAgent, TrailField.ErrorCode, TrailField.VpcEndpointId,
        TrailField.RecipientAccount, TrailField.PrincipalId, TrailField.IdentityArn, TrailField.IssuerArn, TrailField.InvokedBy, TrailField.AccessKeyId, TrailField.ScopeVersion,
        TrailField.Resources, TrailField.RequestParameters,
    ];

    /// <summary>The key of a record: equal for equal events, and different for others but for a chance of one in 2⁶⁴; null when the record has no identifier.</summary>
    public static ulong? Of(in TrailRecord record)
    {
        if (record.Utf8(TrailField.EventId).IsEmpty)
        {
            return null;
        }

        var hash = (ulong)record.Time.UtcTicks * First;
        foreach (var field in Fields)
        {
            hash = Mix(hash, record.Utf8(field));
        }

        // So that every bit of the key depends on every bit of the record.
        hash = (hash ^ (hash >> 33)) * Second;
        hash = (hash ^ (hash >> 29)) * First;
        return hash ^ (hash >> 32);
    }

    // Eight bytes at a time; the length keeps fields apart.
    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        hash = Round(hash, (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Round(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        var rest = 0UL;
        foreach (var value in bytes)
        {
            rest = (rest << 8) | value;
        }

        return Round(hash, rest);
    }

    private static ulong Round(ulong hash, ulong value) => BitOperations.RotateLeft(hash ^ (value * Second), 31) * First;
}
