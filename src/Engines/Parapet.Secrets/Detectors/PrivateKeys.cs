using System.Buffers;
using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Private keys in their armour (RFC 7468 and its like), also with their line breaks written as <c>\n</c>, and each line within quotation marks, a comment, a log or a comparison. Public keys and certificates have other labels.</summary>
internal static class PrivateKeys
{
    private const string Dashes = "-----";
    private const int LongestKey = 16_384;
    private const int ShortestBody = 40;
    private const int LongestDress = 400;
    private const int LongestLine = 100;

    private static readonly SearchValues<char> Body = SearchValues.Create(Alphabet.Base64.Characters + "=\r\n\t \\:,\"'");
    private static readonly Family Pem = new("PEM", "https://www.rfc-editor.org/rfc/rfc7468");
    private static readonly Family Ssh = new("SSH", "https://www.rfc-editor.org/rfc/rfc4716");
    private static readonly Family Putty = new("PuTTY", "https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Armoured(Pem, "private-key", "a private key", "PRIVATE KEY", isDer: true),
        Armoured(Pem, "rsa-private-key", "an RSA private key", "RSA PRIVATE KEY", isDer: true),
        Armoured(Pem, "ec-private-key", "an elliptic curve private key", "EC PRIVATE KEY", isDer: true),
        Armoured(Pem, "dsa-private-key", "a DSA private key", "DSA PRIVATE KEY", isDer: true),
        Armoured(new Family("OpenSSH", "https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key"), "openssh-private-key", "an OpenSSH private key", "OPENSSH PRIVATE KEY", isDer: false),
        Pgp(Armoured(new Family("PGP", "https://www.rfc-editor.org/rfc/rfc9580"), "pgp-private-key", "a PGP private key", "PGP PRIVATE KEY BLOCK", isDer: false)),
        Armoured(Pem, "encrypted-private-key", "an encrypted private key", "ENCRYPTED PRIVATE KEY", isDer: true) with { Certainty = Certainty.Possible },
        Other(Ssh, "ssh2-private-key", "an SSH private key", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"),
        Other(Putty, "putty-private-key", "a PuTTY private key", "Private-Lines: "),
    ];

    private static SecretDetector Armoured(Family family, string id, string what, string label, bool isDer)
    {
        var start = $"{Dashes}BEGIN {label}{Dashes}";
        return family.Other(
            id,
            SecretKind.Key,
            Certainty.Certain,
            what,
            start,
            (text, anchor) => Match(text, anchor, isDer),
            () =>
            [
                Armour(label, "\n"), $"KEY=\"{Armour(label, "\\n")}\"", $"key = \"{Armour(label, "\\n\" +\n    \"")}\";", $"$key = '{Armour(label, "' .\n  '")}';", $"['{Armour(label, "',\n '")}']",
                "# " + Armour(label, "\n# "), "// " + Armour(label, "\n// "), " * " + Armour(label, "\n * "), "+" + Armour(label, "\n+"), "-" + Armour(label, "\n-"),
                "2026-01-15T10:00:00.000Z INFO " + Armour(label, "\n2026-01-15T10:00:00.000Z INFO "),
            ],
            () => [Armour(label.Replace("PRIVATE", "PUBLIC", StringComparison.Ordinal), "\n"), Armour("CERTIFICATE", "\n"), start, $"{start}\n...\n{Dashes}END {label}{Dashes}", $"{start}\n{new string('M', 64)}\n", $"if (text.Contains(\"{start}\")) {{ path = \"MIIorders/keys/production/private/key/of/the/store\"; }}", $"{start} # as of {Specimen.Of(Alphabet.Hex, 40)}"]) with
        {
            AnchorsIgnoreCase = false,
            Reach = LongestKey,
        };
    }

    // Lines about the key may stand before it (RFC 9580, section 6.2.2).
    private static SecretDetector Pgp(SecretDetector detector) => detector with
    {
        Found = () =>
        [
            .. detector.Found(),
            Armour("PGP PRIVATE KEY BLOCK", "\n").Replace("BLOCK-----\n", "BLOCK-----\nVersion: GnuPG v2.0.22 (GNU/Linux)\nComment: https://keys.acme.dev/about\n\n", StringComparison.Ordinal),
        ],
    };

    private static SecretDetector Other(Family family, string id, string what, string start) => family.Other(
        id,
        SecretKind.Key,
        Certainty.Certain,
        what,
        start,
        (text, anchor) => Match(text, anchor, isDer: false),
        () => [$"{start}1\n{Specimen.Of(Alphabet.Base64, 64)}\n", $"{start}2\r\n{Specimen.Of(Alphabet.Base64, 64, 3)}\r\n{Specimen.Of(Alphabet.Base64, 64, 4)}"],
        () => [start, start + "1\n...", "Public-Lines: 1\n" + Specimen.Of(Alphabet.Base64, 64)]) with
    {
        AnchorsIgnoreCase = false,
        Reach = LongestKey,
    };

    // A body cannot hold a dash, so no character is read for two anchors.
    private static SecretSpan? Match(ReadOnlySpan<char> text, SecretSpan anchor, bool isDer)
    {
        var rest = text[anchor.End..];
        var stop = rest.IndexOfAnyExcept(Body);
        var length = stop < 0 ? rest.Length : stop;
        var body = rest[..length];
        var first = 0;
        while (first < length && (char.IsWhiteSpace(body[first]) || body[first] is '\\' or '"' or '\'' || (first > 0 && body[first - 1] == '\\' && body[first] is 'n' or 'r')))
        {
            first++;
        }

        // What DER encodes is a sequence, whose first byte gives an M.
        var key = body[first..];
        return key.Length < ShortestBody || (isDer && key[0] != 'M') || Placeholders.IsOne(key) || !Randomness.IsVaried(key) ? Dressed(rest, anchor, isDer) : new SecretSpan(anchor.Offset, anchor.Length + length);
    }

    // Lines that are strings of a program, comments, a log or a comparison, and lines about the key before its first: what counts is
    // the first long run of base 64, which must come soon.
    private static SecretSpan? Dressed(ReadOnlySpan<char> rest, SecretSpan anchor, bool isDer)
    {
        var dashes = rest.IndexOf(Dashes, StringComparison.Ordinal);
        var body = dashes < 0 ? rest : rest[..dashes];
        var line = FirstLine(body[..Math.Min(body.Length, LongestDress + LongestLine)]);
        var dress = body[..line.Offset];
        if (line.Length < ShortestBody || dress.Length > LongestDress || dress.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            return null;
        }

        var key = body.Slice(line.Offset, line.Length);
        var isHash = !key.ContainsAnyInRange('A', 'Z') || !key.ContainsAnyInRange('a', 'z');
        if ((isDer && key[0] != 'M') || isHash || Placeholders.IsOne(key) || !Randomness.IsGenerated(key))
        {
            return null;
        }

        // All of it where its end is marked, which may stand after a dash of a comparison; else what is sure.
        var end = dashes < 0 ? -1 : dashes + rest[dashes..].IndexOfAnyExcept('-');
        return SecretSpan.Between(anchor.Offset, anchor.End + (end >= 0 && rest[end..].StartsWith("END", StringComparison.Ordinal) ? dashes : line.End));
    }

    // Without the slashes of a comment, the plus of a comparison and the letter of `\n` before it.
    private static SecretSpan FirstLine(ReadOnlySpan<char> body)
    {
        var at = 0;
        while (at < body.Length)
        {
            var start = body[at..].IndexOfAny(Alphabet.Base64.Set);
            if (start < 0)
            {
                break;
            }

            start += at;
            var run = body[start..].IndexOfAnyExcept(Alphabet.Base64.Set);
            at = run < 0 ? body.Length : start + run;
            start += body[start..at].IndexOfAnyExcept('/', '+') is > 0 and var signs ? signs : 0;
            start += start > 0 && body[start - 1] == '\\' && body[start] is 'n' or 'r' ? 1 : 0;
            if (at - start >= ShortestBody)
            {
                return SecretSpan.Between(start, at);
            }
        }

        return new SecretSpan(0, 0);
    }

    private static string Armour(string label, string lineBreak) =>
        $"{Dashes}BEGIN {label}{Dashes}{lineBreak}MII{Specimen.Of(Alphabet.Base64, 61)}{lineBreak}{Specimen.Of(Alphabet.Base64, 64, 2)}{lineBreak}{Dashes}END {label}{Dashes}";
}
