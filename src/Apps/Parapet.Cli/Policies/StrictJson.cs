using System.Text.Json;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>
/// Finds what AWS would refuse in a JSON policy though a reader of YAML takes it: comments, commas too many, names without quotes.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
internal static class StrictJson
{
    /// <summary>The first fault of a file that is to be JSON, by its name or by how it starts; null when there is none, or it is YAML.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="utf8">What it holds.</param>
    public static Problem? Check(string file, ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!IsJson(file, utf8))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException e)
        {
            return new Problem(new Location(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "this is no JSON as AWS takes it");
        }
    }

    private static bool IsJson(string file, ReadOnlySpan<byte> utf8)
    {
        var start = utf8.TrimStart(" \t\r\n"u8);

        // UTF-16 has a mark of its own, and the reader of documents has made text of it.
        return !utf8.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !utf8.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) && Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".JSON" => true,
            ".YAML" or ".YML" => false,
            _ => start.StartsWith("{"u8) || start.StartsWith("//"u8) || start.StartsWith("/*"u8),
        };
    }
}
