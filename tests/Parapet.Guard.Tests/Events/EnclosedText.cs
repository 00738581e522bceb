using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Parapet.Guard.Tests.Events;

/// <summary>A JSON object or array within a string, and how another one is put in its place.</summary>
/// <param name="Json">The object.</param>
/// <param name="Enclose">Writes the string that holds an object instead, with its quotes.</param>
internal sealed record EnclosedText(string Json, Func<string, string> Enclose)
{
    /// <summary>What a value encloses: nothing or one text.</summary>
    public static IEnumerable<EnclosedText> In(string value)
    {
        if (value[0] != '"')
        {
            return [];
        }

        var text = JsonSerializer.Deserialize<string>(value)!;
        if (IsStructure(text))
        {
            return [new(text, Quote)];
        }

        if (text.Length < 8 || !Base64.IsValid(text))
        {
            return [];
        }

        var bytes = Convert.FromBase64String(text);
        return bytes is [0x1f, 0x8b, ..] && IsStructure(Encoding.UTF8.GetString(Unzip(bytes))) ? [new(Encoding.UTF8.GetString(Unzip(bytes)), json => $"\"{Convert.ToBase64String(Zip(Encoding.UTF8.GetBytes(json)))}\"")]
            : IsStructure(Encoding.UTF8.GetString(bytes)) ? [new(Encoding.UTF8.GetString(bytes), json => $"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(json))}\"")]
            : [];
    }

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    public static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return zipped.ToArray();
    }

    public static byte[] Unzip(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static bool IsStructure(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
