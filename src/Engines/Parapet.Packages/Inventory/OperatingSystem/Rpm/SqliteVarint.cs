namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>SQLite's numbers of variable length: seven bits a byte, high ones first, of the ninth all eight.</summary>
internal static class SqliteVarint
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, ref ulong at, out ulong value)
    {
        value = 0;
        for (var i = 0; i < 9; i++)
        {
            if (at >= (ulong)bytes.Length)
            {
                return false;
            }

            var next = bytes[(int)at++];
            if (i == 8)
            {
                value = (value << 8) | next;
                return true;
            }

            value = (value << 7) | (uint)(next & 0x7f);
            if (next < 0x80)
            {
                return true;
            }
        }

        return true;
    }
}
