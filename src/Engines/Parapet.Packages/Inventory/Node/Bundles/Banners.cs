using System.Text;
using Parapet.Packages.Inventory.Formats;

namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>
/// The comments that bundlers and minifiers keep for the sake of the licences: <c>/*! name v1.2.3 … */</c>, <c>@license</c>, and the list that esbuild
/// writes at the end of a bundle, in which the path of a module stands before each (https://esbuild.github.io/api/#legal-comments).
/// </summary>
internal static class Banners
{
    private const int MaxComment = 1200;
    private const int MaxLines = 8;

    /// <summary>Notes what is found.</summary>
    public static void Scan(ReadOnlySpan<byte> code, BundleEvidence evidence)
    {
        var isList = code.StartsWith("Bundled license information:"u8);
        for (int at = 0, next; (next = isList ? 0 : code[at..].IndexOf("/*"u8)) >= 0;)
        {
            var start = at + next;
            var body = code[start..];
            if (isList || body.StartsWith("/*! Bundled license information:"u8))
            {
                var close = body.IndexOf("*/"u8);
                ReadList(close < 0 ? body : body[..close], start, evidence);
                if (isList || close < 0)
                {
                    return;
                }

                at = start + close;
                continue;
            }

            body = body[2..Math.Min(body.Length, MaxComment)];
            var end = body.IndexOf("*/"u8);
            body = end < 0 ? body : body[..end];
            if (body.StartsWith("!"u8) || body.IndexOf("@license"u8) >= 0 || body.IndexOf("@preserve"u8) >= 0 || body.IndexOf("@version"u8) >= 0)
            {
                Read(Encoding.UTF8.GetString(body), start, evidence);
            }

            at = start + 2 + body.Length;
        }
    }

    /// <summary>esbuild's list: the path of a module on a line of its own, then its comments, indented, with parentheses for slashes.</summary>
    private static void ReadList(ReadOnlySpan<byte> list, int offset, BundleEvidence evidence)
    {
        // In Latin-1 a character is a byte, so that places stay right.
        var text = Encoding.Latin1.GetString(list);
        var lines = new LineCursor(text);
        var place = offset;
        while (lines.Next())
        {
            var line = lines.Current;
            if (line.Length > 2 && line[0] != ' ' && line[^1] == ':' && line.IndexOf(' ') < 0)
            {
                var slash = line.IndexOf('/');
                slash = line[0] == '@' && slash > 0 ? line[(slash + 1)..].IndexOf('/') + slash + 1 : slash;
                if (slash > 0 && line[0] is not ('.' or '/'))
                {
                    evidence.Add(line[..slash].ToString(), "", place);
                }
            }

            place = Math.Min(place + line.Length + 1, offset + list.Length);
        }

        for (int at = 0, next; (next = text.AsSpan(at).IndexOf("(*")) >= 0;)
        {
            var start = at + next + 2;
            var body = text.AsSpan(start, Math.Min(text.Length - start, MaxComment));
            var close = body.IndexOf("*)");
            body = close < 0 ? body : body[..close];
            Read(body, offset + start, evidence);
            at = start + body.Length;
        }
    }

    private static void Read(ReadOnlySpan<char> comment, int offset, BundleEvidence evidence)
    {
        string name = "", first = "";
        var lines = new LineCursor(comment);
        for (var count = 0; count < MaxLines && lines.Next();)
        {
            var line = lines.Current.Trim(" \t*!=-");
            var isVersionTag = line.StartsWith("@version") || line.StartsWith("version", StringComparison.OrdinalIgnoreCase);
            line = line.StartsWith("@") && line.IndexOf(' ') is > 0 and var tag && !line[..tag].Contains('/') ? line[(tag + 1)..].Trim() : line;
            if (line.IsEmpty || (line[0] == '@' && line.IndexOfAny(" /") < 0))
            {
                continue;
            }

            count++;
            if (first.Length == 0)
            {
                first = line.ToString();
                name = BannerNames.Read(line, out var version);
                if (name.Length > 0 && version.Length > 0)
                {
                    evidence.Add(name, version, offset);
                    return;
                }

                // `Lodash <https://lodash.com/>`
                if (name.Length > 0 && line.IndexOf(" <http") is > 0 and var site && line[..site].IndexOf(' ') < 0)
                {
                    evidence.Add(name, "", offset);
                    return;
                }
            }
            else if (isVersionTag && name.Length > 0 && BannerNames.FindVersion(line) is { Length: > 0 } stated)
            {
                evidence.Add(name, stated, offset);
                return;
            }
            else if (count == 2 && BannerNames.IsBareName(first) && line.StartsWith("Copyright", StringComparison.OrdinalIgnoreCase))
            {
                // The custom of Express and its parts: the name, then the copyright.
                evidence.Add(first, "", offset);
                return;
            }
        }
    }
}
