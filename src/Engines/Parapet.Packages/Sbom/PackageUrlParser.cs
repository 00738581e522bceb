using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Parapet.Packages.Sbom;

/// <summary>Takes a package URL apart from the right, as the specification tells.</summary>
internal static class PackageUrlParser
{
    public static PackageUrl? Parse(string text)
    {
        var (rest, subpath) = SplitRight(text, text.LastIndexOf('#'));
        (rest, var query) = SplitRight(rest, rest.LastIndexOf('?'));
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !rest.AsSpan(0, colon).Equals("pkg", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        rest = rest[(colon + 1)..].TrimStart('/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var type = rest[..slash];
        (rest, var version) = SplitRight(rest[(slash + 1)..], VersionMark(rest[(slash + 1)..]));
        rest = rest.TrimEnd('/');
        slash = rest.LastIndexOf('/');
        return Decode(rest[(slash + 1)..]) is { } name
            && Decode(version) is { } decodedVersion
            && Segments(slash < 0 ? "" : rest[..slash]) is { } folders
            && Segments(subpath) is { } inside
            && Qualifiers(query) is { } qualifiers
            ? PackageUrl.Create(type, folders, name, decodedVersion, qualifiers, [.. inside.Where(segment => segment is not ("." or ".."))])
            : null;
    }

    // An @ that begins a segment and has a segment after it is a scope that somebody forgot to encode, as in pkg:npm/@scope/name; a version cannot follow no name.
    private static int VersionMark(string rest)
    {
        var at = rest.LastIndexOf('@');
        return at >= 0 && (at == 0 || rest[at - 1] == '/') && rest.IndexOf('/', at) >= 0 ? -1 : at;
    }

    private static (string Left, string Right) SplitRight(string text, int at) => at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);

    private static ImmutableArray<string>? Segments(string path)
    {
        var segments = ImmutableArray.CreateBuilder<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Decode(part) is not { } segment || segment.Contains('/', StringComparison.Ordinal))
            {
                return null;
            }

            segments.Add(segment);
        }

        return segments.ToImmutable();
    }

    private static List<KeyValuePair<string, string>>? Qualifiers(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (Decode(equals < 0 ? "" : pair[(equals + 1)..]) is not { } value)
            {
                return null;
            }

            pairs.Add(new(equals < 0 ? pair : pair[..equals], value));
        }

        return pairs;
    }

    private static string? Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = new ArrayBufferWriter<byte>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                var end = text.IndexOf('%', i) is var next and >= 0 ? next : text.Length;
                Encoding.UTF8.GetBytes(text.AsSpan(i, end - i), bytes);
                i = end;
            }
            else if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Write([Convert.FromHexString(text.AsSpan(i + 1, 2))[0]]);
                i += 3;
            }
            else
            {
                return null;
            }
        }

        return System.Text.Unicode.Utf8.IsValid(bytes.WrittenSpan) ? Encoding.UTF8.GetString(bytes.WrittenSpan) : null;
    }
}
