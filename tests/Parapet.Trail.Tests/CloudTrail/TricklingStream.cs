namespace Parapet.Trail.Tests.CloudTrail;

/// <summary>Gives its bytes in pieces of 1 to <paramref name="most"/>, in a regular pattern.</summary>
internal sealed class TricklingStream(byte[] bytes, int most) : MemoryStream(bytes)
{
    private int reads;

    // The base class reads spans by this one when it is overridden.
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (reads++ * 7 % most)));
}
