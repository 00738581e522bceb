using System.Buffers;
using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Passwords in addresses, such as those of databases and brokers (RFC 3986, section 3.2.1).</summary>
internal static class Urls
{
    private const int LongestPart = 256;
    private const int ShortestPassword = 4;

    private static readonly SearchValues<char> EndOfUser = SearchValues.Create(":/@?# \t\r\n\"'<>,;{}[]()|\\^`");
    private static readonly SearchValues<char> EndOfPassword = SearchValues.Create("@/ \t\r\n\"'<>{}[]()|\\^`");
    private static readonly SearchValues<char> EndOfHost = SearchValues.Create(":/?# \t\r\n\"'<>,");
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal"];

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Of("postgres-url", "PostgreSQL", "the password of a PostgreSQL database", "https://www.postgresql.org/docs/current/libpq-connect.html", "postgres://|postgresql://"),
        Of("mysql-url", "MySQL", "the password of a MySQL database", "https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html", "mysql://|mysqlx://|mariadb://"),
        Of("mongodb-url", "MongoDB", "the password of a MongoDB database", "https://www.mongodb.com/docs/manual/reference/connection-string/", "mongodb://|mongodb+srv://"),
        Of("redis-url", "Redis", "the password of a Redis database", "https://www.iana.org/assignments/uri-schemes/prov/redis", "redis://|rediss://|valkey://"),
        Of("sqlserver-url", "SQL Server", "the password of a SQL Server database", "https://learn.microsoft.com/sql/connect/jdbc/building-the-connection-url", "sqlserver://|mssql://"),
        Of("amqp-url", "AMQP", "the password of a message broker", "https://www.rabbitmq.com/docs/uri-spec", "amqp://|amqps://"),
        Of("nats-url", "NATS", "the password of a NATS server", "https://docs.nats.io/using-nats/developer/connecting/userpass", "nats://|tls://"),
        Of("clickhouse-url", "ClickHouse", "the password of a ClickHouse database", "https://clickhouse.com/docs/interfaces/cli", "clickhouse://|clickhouses://"),
        Of("neo4j-url", "Neo4j", "the password of a Neo4j database", "https://neo4j.com/docs/operations-manual/current/", "neo4j://|neo4j+s://|bolt://|bolt+s://"),
        Of("smtp-url", "SMTP", "the password of a mail server", "https://www.rfc-editor.org/rfc/rfc4954", "smtp://|smtps://"),
        Of("ftp-url", "FTP", "the password of a file server", "https://www.rfc-editor.org/rfc/rfc1738", "ftp://|ftps://|sftp://"),
        Of("ldap-url", "LDAP", "the password of a directory", "https://www.rfc-editor.org/rfc/rfc4516", "ldap://|ldaps://"),
        Of("url-password", "URL", "a password in a URL", "https://www.rfc-editor.org/rfc/rfc3986", "://"),
    ];

    private static SecretDetector Of(string id, string provider, string what, string reference, string schemes)
    {
        var scheme = schemes.Split('|')[0];
        var start = scheme == "://" ? "https://" : scheme;
        return new Family(provider, reference).Other(
            id,
            SecretKind.Password,
            Certainty.Likely,
            what,
            schemes,
            UrlPassword,
            () => [$"{start}orders:{Specimen.Of(Alphabet.Alphanumeric, 14)}@db.internal:5432/orders", $"URL=\"{start}app:s3cure-" + "horse" + "@broker.internal\""],
            () =>
            [
                start + "orders:<password>@db.internal:5432/orders", start + "orders:orders@localhost:5432/orders", start + "docs.internal/a:b@c", start + "app:app@db/orders",
                start + "orders:password@db.internal/orders", start + "app:${Password}@db.internal", start + "hooks.internal:8443/path", start + "orders:changeme@db.internal/orders",
                start + "user@host.internal/a", start + "app:@db.internal", start + "db.internal:5432/orders?user=a@b", start + "user:pass@", start + "orders:%s@db.internal",
            ]);
    }

    private static SecretSpan? UrlPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var colon = EndOfPart(text, anchor.End, EndOfUser);
        if (colon < 0 || text[colon] != ':')
        {
            return null;
        }

        var at = EndOfPart(text, colon + 1, EndOfPassword);
        if (at < 0 || text[at] != '@')
        {
            return null;
        }

        var password = text[(colon + 1)..at];

        // `cvs://:pserver:anonymous@host`: between the colons stands the method, and the rest is a name.
        return password.Length < ShortestPassword || password.StartsWith("pserver:", StringComparison.Ordinal) || password.SequenceEqual(text[anchor.End..colon]) || Placeholders.IsPassword(password) || !IsRemote(text[(at + 1)..]) ? null : SecretSpan.Between(colon + 1, at);
    }

    private static int EndOfPart(ReadOnlySpan<char> text, int start, SearchValues<char> ends)
    {
        var index = text.Slice(start, Math.Min(LongestPart, text.Length - start)).IndexOfAny(ends);
        return index < 0 ? -1 : start + index;
    }

    // What reaches only the machine itself is the well-known password of a development database.
    private static bool IsRemote(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(EndOfHost);
        var host = end < 0 ? rest : rest[..end];
        foreach (var local in LocalHosts)
        {
            if (host.Equals(local, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
