using System.Buffers;
using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Secrets as protocols carry them, whoever issued them: signed tokens, headers, hashes of passwords.</summary>
internal static class Protocols
{
    private const int LongestPart = 4000;
    private const int ShortestSignature = 20;
    private const int ShortestCredential = 8;
    private const int LongestCredential = 1200;
    private const int ShortestBearer = 20;

    private static readonly SearchValues<char> EndOfWord = SearchValues.Create(" \t\r\n\"'`<>\\,;)|&");
    private static readonly SearchValues<char> HashCharacters = SearchValues.Create(Alphabet.Base64.Characters + "$.=,");
    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create(" \t\r\n\"'");
    private static readonly Part[] Sha1 = [Form.Base64(27), Form.Text("=")];
    private static readonly Part[] TotpSecret = [Form.Base32(16, 128)];
    private static readonly Family Jwt = new("JWT", "https://www.rfc-editor.org/rfc/rfc7519");
    private static readonly Family Basic = new("HTTP", "https://www.rfc-editor.org/rfc/rfc7617");
    private static readonly Family Bearer = new("HTTP", "https://www.rfc-editor.org/rfc/rfc6750");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Jwt.Other("jwt", SecretKind.Token, Certainty.Certain, "a signed token (JWT)", "eyJ", SignedToken, () => [ExampleToken(1), $"token = \"{ExampleToken(7)}\""], () =>
            ["eyJhbGciOiJIUzI1NiJ9", "eyJ" + Specimen.Of(Alphabet.Base64Url, 20) + ".eyJ" + Specimen.Of(Alphabet.Base64Url, 30) + "." + Specimen.Of(Alphabet.Base64Url, 43), ExampleToken(1)[..30]]) with
        {
            AnchorsIgnoreCase = false,
            Reach = 3 * LongestPart,
        },
        Basic.Other("basic-credentials", SecretKind.Password, Certainty.Certain, "a user name and password of HTTP basic authentication", "basic ", BasicCredentials,
            () => ["Authorization: Basic " + Decoded.Encode("orders:" + Specimen.Of(Alphabet.Alphanumeric, 14))], () => ["Authorization: Basic ${Credentials}", "Basic " + Decoded.Encode("user:password"), "basic understanding of things", "Basic " + Specimen.Of(Alphabet.Base64, 24)]) with
        {
            Reach = LongestCredential + 2,
        },
        Bearer.Other("bearer-token", SecretKind.Token, Certainty.Likely, "a bearer token", "bearer ", BearerToken,
            () => ["Authorization: Bearer " + Specimen.Of(Alphabet.Base64Url, 40)], () => ["Authorization: Bearer ${Token}", "Bearer <token>", "bearer authentication-of-requests", "Bearer " + new string('a', 40), "Authorization: Bearer short1"]) with
        {
            Reach = LongestCredential + 2,
        },
        Bearer.Other("authorization-token", SecretKind.Token, Certainty.Likely, "a token of a request", "authorization: token |authorization\": \"token |authorization': 'token |authorization', 'token |authorization\", \"token ", BearerToken,
            () => ["curl -H 'Authorization: token " + Specimen.Of(Alphabet.Hex, 40) + "'", "headers = {\"Authorization\": \"Token " + Specimen.Of(Alphabet.Hex, 40, 2) + "\"}"], () => ["Authorization: token ${Token}", "Authorization: token <token>", "Authorization: token short1", "authorization: token authentication-of-requests"]) with
        {
            Reach = LongestCredential + 2,
        },
        new Family("OTP", "https://github.com/google/google-authenticator/wiki/Key-Uri-Format").Other("totp-secret", SecretKind.Key, Certainty.Certain, "the secret of one-time passwords", "otpauth://", OneTimeSecret,
            () => ["otpauth://totp/acme:ops?secret=" + Specimen.Of(Alphabet.Base32, 32) + "&issuer=acme"], () => ["otpauth://totp/acme:ops?secret=${Secret}", "otpauth://totp/acme?secret=" + new string('A', 32)]),
        new Family("Unix", "https://man7.org/linux/man-pages/man5/crypt.5.html").Other("password-hash", SecretKind.Password, Certainty.Likely, "a password hash of a user", ":$apr1$|:$1$|:$5$|:$6$|:$y$|:$2y$|:$2b$|:$2a$|:{sha}", PasswordHash,
            () => ["deploy:{SHA}" + Specimen.Of(Alphabet.Base64, 27) + "=", "admin:$apr1$" + Specimen.Of(Alphabet.Alphanumeric, 8) + "$" + Specimen.Of(Alphabet.Alphanumeric, 22, 2), "root:$6$" + Specimen.Of(Alphabet.Alphanumeric, 16) + "$" + Specimen.Of(Alphabet.Alphanumeric, 86, 2) + ":19000:0:99999:7:::"], () => ["a:$1$b", "a:{SHA}" + new string('x', 27) + "=", "cost:$2y$", ":$6$" + new string('x', 30)]),
    ];

    private static SecretSpan? SignedToken(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (!Tokens.StandsAlone(text, anchor.Offset))
        {
            return null;
        }

        var header = Alphabet.Base64Url.Run(text, anchor.Offset, LongestPart);
        var payload = PartAfterDot(text, anchor.Offset + header);
        var signature = payload < 0 ? -1 : PartAfterDot(text, payload);
        if (signature < payload + 1 + ShortestSignature)
        {
            return null;
        }

        return Randomness.IsVaried(text[payload..signature]) && Decoded.HasProperty(text.Slice(anchor.Offset, header), "alg") ? SecretSpan.Between(anchor.Offset, signature) : null;
    }

    private static int PartAfterDot(ReadOnlySpan<char> text, int dot)
    {
        if (dot >= text.Length || text[dot] != '.')
        {
            return -1;
        }

        var run = Alphabet.Base64Url.Run(text, dot + 1, LongestPart);
        return run is 0 or > LongestPart ? -1 : dot + 1 + run;
    }

    private static SecretSpan? BasicCredentials(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var run = Alphabet.Base64.Run(text, anchor.End, LongestCredential);
        var end = anchor.End + run;
        while (end < text.Length && end < anchor.End + run + 2 && text[end] == '=')
        {
            end++;
        }

        return run is >= ShortestCredential and <= LongestCredential && Decoded.IsUserAndPassword(text[anchor.End..end]) ? SecretSpan.Between(anchor.End, end) : null;
    }

    private static SecretSpan? BearerToken(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var word = Word(text, anchor.End);
        var value = text.Slice(word.Offset, word.Length);
        return word.Length is >= ShortestBearer and <= LongestCredential && !PlainValues.IsOne(value) && !Placeholders.IsOne(value) && Randomness.IsGenerated(value) && value.ContainsAnyInRange('0', '9') ? word : null;
    }

    private static SecretSpan? OneTimeSecret(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var rest = text[anchor.End..Math.Min(text.Length, anchor.End + 300)];
        var at = rest.IndexOf("secret=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || rest[..at].ContainsAny(EndOfAddress))
        {
            return null;
        }

        var start = anchor.End + at + "secret=".Length;
        var end = Form.End(text, start, TotpSecret);
        return end < 0 || Placeholders.IsOne(text[start..end]) ? null : SecretSpan.Between(start, end);
    }

    private static SecretSpan? PasswordHash(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var start = anchor.Offset + 1;
        if (text[start] == '{')
        {
            var end = Form.End(text, anchor.End, Sha1);
            return end < 0 || Placeholders.IsOne(text[anchor.End..end]) ? null : SecretSpan.Between(start, end);
        }

        var run = text[start..].IndexOfAnyExcept(HashCharacters);
        var length = run < 0 ? text.Length - start : run;
        return length is >= 30 and <= 160 && !Placeholders.IsOne(text.Slice(anchor.End, length - anchor.Length + 1)) ? new SecretSpan(start, length) : null;
    }

    private static SecretSpan Word(ReadOnlySpan<char> text, int start)
    {
        var rest = text.Slice(start, Math.Min(LongestCredential + 1, text.Length - start));
        var end = rest.IndexOfAny(EndOfWord);
        return new SecretSpan(start, end < 0 ? rest.Length : end);
    }

    private static string ExampleToken(uint seed)
    {
        var header = Decoded.Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").TrimEnd('=');
        var payload = Decoded.Encode($"{{\"sub\":\"orders-{seed}\",\"iat\":1700000000}}").TrimEnd('=');
        return $"{header}.{payload}.{Specimen.Of(Alphabet.Base64Url, 43, seed)}";
    }
}
