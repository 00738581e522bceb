using System.Security.Cryptography;
using System.Text;

namespace Parapet.Reports;

/// <summary>The start of every page: no script, nothing loaded.</summary>
internal static class HtmlPage
{
    // The policy names the style by its hash, so that a name in a scanned file could not bring a style or a script even if escaping failed.
    public static void WriteHead(string title, string css, TextWriter output)
    {
        var style = $"\n{css.ReplaceLineEndings("\n")}";
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        output.Write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        output.Write($"<title>Parapet: {HtmlText.Plain(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n");
    }
}
