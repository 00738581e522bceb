using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Parapet.Packages.Tests.Artifacts;

/// <summary>Writes zips byte by byte, so that every field can be a lie.</summary>
internal sealed class LyingZip
{
    private readonly List<Member> _members = [];

    public string Comment { get; init; } = "";

    public bool IsZip64 { get; init; }

    public ushort Disk { get; init; }

    /// <summary>Bytes before the archive; offsets are counted from behind them, as in a self-extracting archive.</summary>
    public string Prefix { get; init; } = "";

    public int CountLie { get; init; }

    public LyingZip Add(string path, string content, Func<Member, Member>? lie = null) => Add(path, Encoding.UTF8.GetBytes(content), lie);

    public LyingZip Add(string path, byte[] content, Func<Member, Member>? lie = null)
    {
        var member = new Member(Encoding.UTF8.GetBytes(path), content);
        _members.Add(lie is null ? member : lie(member));
        return this;
    }

    public byte[] Write()
    {
        var bytes = new MemoryStream();
        Text(bytes, Prefix);
        var directory = new MemoryStream();
        foreach (var member in _members)
        {
            var at = bytes.Length - Prefix.Length;
            var data = member.Data;
            Local(bytes, member, data);
            Central(directory, member, data, member.Offset ?? at);
        }

        var start = bytes.Length;
        directory.WriteTo(bytes);
        End(bytes, start - Prefix.Length, directory.Length);
        return bytes.ToArray();
    }

    private static void Local(MemoryStream bytes, Member member, byte[] data)
    {
        if (member.HasNoLocal)
        {
            return;
        }

        var name = member.LocalName ?? member.Name;
        Write(bytes, 0x04034b50, 4);
        Write(bytes, 20, 2);
        Write(bytes, member.Flags, 2);
        Write(bytes, member.Method, 2);
        Write(bytes, 0, 4);
        var isLater = member.HasDescriptor;
        Write(bytes, isLater ? 0 : member.Checksum, 4);
        Write(bytes, isLater ? 0 : data.Length, 4);
        Write(bytes, isLater ? 0 : member.LocalSize ?? member.DeclaredSize, 4);
        Write(bytes, name.Length, 2);
        Write(bytes, member.LocalExtra, 2);
        bytes.Write(name);
        bytes.Write(new byte[member.LocalExtra]);
        bytes.Write(data);
        if (isLater)
        {
            Write(bytes, 0x08074b50, 4);
            Write(bytes, member.Checksum, 4);
            Write(bytes, data.Length, 4);
            Write(bytes, member.DeclaredSize, 4);
        }
    }

    private void Central(MemoryStream into, Member member, byte[] data, long offset)
    {
        Write(into, 0x02014b50, 4);
        Write(into, 20 | (member.Mode == 0 ? 0 : 3 << 8), 2);
        Write(into, 20, 2);
        Write(into, member.Flags, 2);
        Write(into, member.Method, 2);
        Write(into, 0, 4);
        Write(into, member.Checksum, 4);
        Write(into, IsZip64 ? uint.MaxValue : data.Length, 4);
        Write(into, IsZip64 ? uint.MaxValue : member.DeclaredSize, 4);
        Write(into, member.Name.Length, 2);
        Write(into, IsZip64 ? 28 : 0, 2);
        Write(into, 0, 6);
        Write(into, member.Mode << 16, 4);
        Write(into, IsZip64 ? uint.MaxValue : offset, 4);
        into.Write(member.Name);
        if (IsZip64)
        {
            Write(into, 1, 2);
            Write(into, 24, 2);
            Write(into, member.DeclaredSize, 8);
            Write(into, data.Length, 8);
            Write(into, offset, 8);
        }
    }

    private void End(MemoryStream bytes, long start, long length)
    {
        var count = _members.Count + CountLie;
        if (IsZip64)
        {
            var at = bytes.Length - Prefix.Length;
            Write(bytes, 0x06064b50, 4);
            Write(bytes, 44, 8);
            Write(bytes, 45, 4);
            Write(bytes, 0, 8);
            Write(bytes, count, 8);
            Write(bytes, count, 8);
            Write(bytes, length, 8);
            Write(bytes, start, 8);
            Write(bytes, 0x07064b50, 4);
            Write(bytes, 0, 4);
            Write(bytes, at, 8);
            Write(bytes, 1, 4);
        }

        Write(bytes, 0x06054b50, 4);
        Write(bytes, Disk, 2);
        Write(bytes, Disk, 2);
        Write(bytes, IsZip64 ? ushort.MaxValue : count, 2);
        Write(bytes, IsZip64 ? ushort.MaxValue : count, 2);
        Write(bytes, IsZip64 ? uint.MaxValue : length, 4);
        Write(bytes, IsZip64 ? uint.MaxValue : start, 4);
        Write(bytes, Comment.Length, 2);
        Text(bytes, Comment);
    }

    private static void Text(MemoryStream bytes, string text) => bytes.Write(Encoding.Latin1.GetBytes(text));

    private static void Write(MemoryStream into, long value, int bytes)
    {
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(buffer, value);
        into.Write(buffer[..bytes]);
    }

    internal sealed record Member(byte[] Name, byte[] Content)
    {
        public ushort Method { get; init; } = 8;

        public ushort Flags { get; init; } = 0x800;

        public int Mode { get; init; }

        public int LocalExtra { get; init; }

        public bool HasNoLocal { get; init; }

        public byte[]? LocalName { get; init; }

        public long? LocalSize { get; init; }

        public long? Offset { get; init; }

        public uint Checksum { get; init; } = SlowCrc(Content);

        public long DeclaredSize { get; init; } = Content.Length;

        public bool HasDescriptor => (Flags & 8) != 0;

        public byte[] Data => Method == 8 ? Deflated(Content) : Content;

        private static byte[] Deflated(byte[] content)
        {
            var into = new MemoryStream();
            using (var deflate = new DeflateStream(into, CompressionLevel.Fastest, leaveOpen: true))
            {
                deflate.Write(content);
            }

            // The library writes nothing for no bytes; others write an empty block.
            return into.Length == 0 ? [3, 0] : into.ToArray();
        }

        private static uint SlowCrc(byte[] content)
        {
            var crc = uint.MaxValue;
            foreach (var each in content)
            {
                crc ^= each;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
                }
            }

            return ~crc;
        }
    }
}
