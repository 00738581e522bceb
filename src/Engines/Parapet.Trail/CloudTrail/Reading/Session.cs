namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>The name of a role's session.</summary>
internal static class Session
{
    /// <summary>From <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>, else from <c>AROA…:SESSION</c>; empty when neither is a session.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> arn, ReadOnlySpan<byte> principalId)
    {
        if (arn.IndexOf(":assumed-role/"u8) >= 0)
        {
            return arn[(arn.LastIndexOf((byte)'/') + 1)..];
        }

        return principalId.StartsWith("AROA"u8) && principalId.IndexOf((byte)':') is >= 0 and var colon ? principalId[(colon + 1)..] : default;
    }
}
