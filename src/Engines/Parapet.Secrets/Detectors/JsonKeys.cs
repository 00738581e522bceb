using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Private and shared keys as JSON (RFC 7517): the member that only the owner has, beside the type of the key in the same object.</summary>
internal static class JsonKeys
{
    private const int ShortestPrivate = 40;
    private const int ShortestShared = 20;
    private const int LongestMember = 1_400;
    private const int LongestObject = 4_000;
    private const string Private = "\"d";
    private const string Shared = "\"k";
    private const string Type = "\"kty";

    private static readonly Family Jwk = new("JWK", "https://www.rfc-editor.org/rfc/rfc7518");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Jwk.Other("jwk-private-key", SecretKind.Key, Certainty.Certain, "a private key as JSON", "\"kty|\"d\":|\"d\\\":", PrivateMember,
            () =>
            [
                $"{{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{Example(43, 1)}\",\"y\":\"{Example(43, 2)}\",\"d\":\"{Example(43, 3)}\"}}",
                $"{{ \"d\": \"{Example(342, 1)}\", \"e\": \"AQAB\", \"n\": \"{Example(342, 2)}\", \"kty\": \"RSA\" }}",
                $"KEY=\"{{\\\"kty\\\":\\\"OKP\\\",\\\"d\\\":\\\"{Example(43, 4)}\\\"}}\"",
            ],
            () => [$"{{\"kty\":\"RSA\",\"n\":\"{Example(342, 1)}\",\"e\":\"AQAB\"}}", $"{{\"d\":\"{Example(43, 1)}\"}}", $"{{\"kty\":\"RSA\"}},{{\"d\":\"{Example(43, 1)}\"}}", "{\"kty\":\"EC\",\"d\":\"" + new string('x', 43) + "\"}"]) with
        {
            AnchorsIgnoreCase = false,
            Reach = LongestObject,
        },
        Jwk.Other("jwk-shared-key", SecretKind.Key, Certainty.Certain, "a shared key as JSON", "\"kty", SharedMember,
            () => [$"{{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"{Example(43, 1)}\"}}", $"{{ \"k\": \"{Example(43, 2)}\", \"kty\": \"oct\" }}"],
            () => [$"{{\"kty\":\"RSA\",\"k\":\"{Example(43, 1)}\"}}", "{\"kty\":\"oct\",\"k\":\"" + new string('x', 43) + "\"}", $"{{\"kty\":\"oct\"}},{{\"k\":\"{Example(43, 1)}\"}}"]) with
        {
            AnchorsIgnoreCase = false,
            Reach = LongestObject,
        },
    ];

    private static SecretSpan? PrivateMember(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (text[anchor.Offset + 1] == 'k')
        {
            var after = Rest(text, anchor);
            return Member(after, Private, ShortestPrivate) is { } found ? found with { Offset = found.Offset + anchor.End } : null;
        }

        return Value(text, anchor.Offset + Private.Length, ShortestPrivate) is { } value && Rest(text, value).Contains(Type, StringComparison.Ordinal) ? value : null;
    }

    private static SecretSpan? SharedMember(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var rest = Rest(text, anchor);
        var opening = rest.IndexOfAnyExcept("\": \\");
        if (opening < 0 || !rest[opening..].StartsWith("oct", StringComparison.Ordinal))
        {
            return null;
        }

        if (Member(rest, Shared, ShortestShared) is { } found)
        {
            return found with { Offset = found.Offset + anchor.End };
        }

        var before = text[..anchor.Offset];
        var start = before.LastIndexOfAny('{', '}') + 1;
        return Member(before[start..], Shared, ShortestShared) is { } earlier ? earlier with { Offset = earlier.Offset + start } : null;
    }

    // Keys hold no objects, so that the next brace ends one; another type begins the next.
    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> text, SecretSpan from)
    {
        var rest = text[from.End..];
        var brace = rest.IndexOfAny('{', '}');
        rest = brace < 0 ? rest : rest[..brace];
        var next = rest.IndexOf(Type, StringComparison.Ordinal);
        return next < 0 ? rest : rest[..(next + Type.Length)];
    }

    private static SecretSpan? Member(ReadOnlySpan<char> members, string name, int shortest)
    {
        for (var at = members.IndexOf(name, StringComparison.Ordinal); at >= 0;)
        {
            if (Value(members, at + name.Length, shortest) is { } found)
            {
                return found;
            }

            var next = members[(at + name.Length)..].IndexOf(name, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + name.Length + next;
        }

        return null;
    }

    // What follows a name: its closing mark, a colon, and the value in its own.
    private static SecretSpan? Value(ReadOnlySpan<char> text, int at, int shortest)
    {
        if (at >= text.Length || text[at] is not ('"' or '\\'))
        {
            return null;
        }

        var opening = text[at..].IndexOfAnyExcept("\": \\");
        if (opening < 0)
        {
            return null;
        }

        var start = at + opening;
        var run = Alphabet.Base64Url.Run(text, start, LongestMember);
        var value = text.Slice(start, run);
        return run >= shortest && run <= LongestMember && !Placeholders.IsOne(value) && Randomness.IsVaried(value) ? new SecretSpan(start, run) : null;
    }

    private static string Example(int length, uint seed) => Specimen.Of(Alphabet.Base64Url, length, seed);
}
