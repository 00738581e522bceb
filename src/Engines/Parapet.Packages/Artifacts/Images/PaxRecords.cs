using System.Buffers.Text;
using System.Text;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>What an extended header says of the next member; null when it says nothing (POSIX pax, https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html).</summary>
internal readonly record struct PaxRecords(string? Path, string? LinkPath, long? Size, bool IsSparse)
{
    /// <summary>Reads records of the form <c>LENGTH KEY=VALUE\n</c>; false when they are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out PaxRecords records)
    {
        records = default;
        while (!bytes.IsEmpty)
        {
            if (!Utf8Parser.TryParse(bytes, out int length, out var digits) || length <= digits + 1 || length > bytes.Length || bytes[digits] != ' ' || bytes[length - 1] != '\n')
            {
                return false;
            }

            var record = bytes[(digits + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 0 || !TryTake(record[..equals], record[(equals + 1)..], ref records))
            {
                return false;
            }

            bytes = bytes[length..];
        }

        return true;
    }

    private static bool TryTake(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ref PaxRecords records)
    {
        if (key.SequenceEqual("path"u8))
        {
            records = records with { Path = Encoding.UTF8.GetString(value) };
        }
        else if (key.SequenceEqual("linkpath"u8))
        {
            records = records with { LinkPath = Encoding.UTF8.GetString(value) };
        }
        else if (key.SequenceEqual("size"u8))
        {
            if (!Utf8Parser.TryParse(value, out long size, out var used) || used != value.Length || size is < 0 or > TarHeader.LargestSize)
            {
                return false;
            }

            records = records with { Size = size };
        }
        else if (key.StartsWith("GNU.sparse."u8))
        {
            records = records with { IsSparse = true };
        }

        return true;
    }
}
