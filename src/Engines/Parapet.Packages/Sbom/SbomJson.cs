using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parapet.Packages.Sbom;

/// <summary>
/// How bills and statements are written: indented, LF, ASCII only. The default encoder escapes whatever is not ASCII, so no name in an artefact can turn text
/// around or hide something from whoever reads the file.
/// </summary>
internal static class SbomJson
{
    /// <summary>Stands for the identifier of a document until its content is known.</summary>
    public const string Placeholder = "00000000-0000-0000-0000-000000000000";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes a document. Its first <see cref="Placeholder"/>, which the body writes before any text of others, becomes a UUID made of the content.</summary>
    public static byte[] WriteIdentified(Action<Utf8JsonWriter> body)
    {
        var bytes = Write(body);
        Encoding.ASCII.GetBytes(Uuid(bytes), bytes.AsSpan(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Placeholder))));
        return bytes;
    }

    /// <summary>Writes a document.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            body(json);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A property, unless its text is empty.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>A time in UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // RFC 9562, version 8: the bits are the maker's, here those of a SHA-256.
    private static string Uuid(ReadOnlySpan<byte> content)
    {
        var hash = SHA256.HashData(content).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
