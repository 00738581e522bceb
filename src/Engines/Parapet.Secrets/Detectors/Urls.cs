using System.Buffers;
using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Passwords in URLs, such as connection strings of databases and brokers.</summary>
internal static class Urls
{
    private const int LongestPart = 256;

    private static readonly SearchValues<char> EndOfUser = SearchValues.Create(":/@?# \t\r\n\"'<>,;");
    private static readonly SearchValues<char> EndOfPassword = SearchValues.Create("@/ \t\r\n\"'<>");
    private static readonly SearchValues<char> EndOfHost = SearchValues.Create(":/?# \t\r\n\"'<>,");
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal"];

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "url-password",
            Provider = "URL",
            Kind = SecretKind.Password,
            What = "a password in a URL",
            Reference = "https://www.rfc-editor.org/rfc/rfc3986",
            Anchors = ["://"],
            Match = UrlPassword,
            Found = () => ["postgres://orders:" + Specimen.Of(Shapes.AlphanumericCharacters, 14) + "@db.internal:5432/orders", "amqps://" + "app:s3cure-" + "horse" + "@broker.internal"],
            NotFound = () =>
            [
                "postgres://orders:<password>@db.internal:5432/orders", "postgres://postgres:postgres@localhost:5432/orders", "https://docs.internal/a:b@c",
                "postgres://orders:password@db.internal/orders", "mongodb://app:${Password}@db.internal", "https://hooks.internal:8443/path", "postgres://orders:changeme@db.internal/orders",
                "https://user@host.internal/a", "mongodb://app:@db.internal", "jdbc:postgresql://db.internal:5432/orders?user=a@b",
            ],
        },
    ];

    private static SecretSpan? UrlPassword(string text, SecretSpan anchor)
    {
        var colon = EndOfPart(text, anchor.End, EndOfUser);
        if (colon < 0 || text[colon] != ':')
        {
            return null;
        }

        var at = EndOfPart(text, colon + 1, EndOfPassword);
        if (at < 0 || text[at] != '@' || Placeholders.IsPassword(text.AsSpan(colon + 1, at - colon - 1)))
        {
            return null;
        }

        return IsLocal(text, at + 1) ? null : new SecretSpan(colon + 1, at - colon - 1);
    }

    private static int EndOfPart(string text, int start, SearchValues<char> ends)
    {
        var index = text.AsSpan(start, Math.Min(LongestPart, text.Length - start)).IndexOfAny(ends);
        return index < 0 ? -1 : start + index;
    }

    // What reaches only the machine itself is the well-known password of a development database.
    private static bool IsLocal(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(LongestPart, text.Length - start));
        var end = rest.IndexOfAny(EndOfHost);
        var host = end < 0 ? rest : rest[..end];
        foreach (var local in LocalHosts)
        {
            if (host.Equals(local, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
