using System.Buffers;
using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Files in which programs keep credentials, and connection strings.</summary>
internal static class Files
{
    private const int LongestLine = 300;
    private const int LongestKeyData = 8_000;
    private const int ShortestPassword = 6;
    private const int ShortestToken = 16;

    private static readonly SearchValues<char> EndOfWord = SearchValues.Create(" \t\r\n\"'`<>;");
    private static readonly SearchValues<char> EndOfEntry = SearchValues.Create(";\"'<>\r\n");
    private static readonly SearchValues<char> EndOfOracle = SearchValues.Create("@ \t\r\n\"'<>;");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create(Alphabet.Alphanumeric.Characters + "._-*$#");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t=:\"'");
    private static readonly string[] WordsOfConnections = ["server=", "data source=", "host=", "datasource=", "endpoint=", "addr=", "user id=", "uid=", "username=", "jdbc:"];

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new Family("npm", "https://docs.npmjs.com/cli/configuring-npm/npmrc").Other("npmrc-token", SecretKind.Token, Certainty.Certain, "a token in an .npmrc file", ":_authtoken", AfterEqual,
            () => ["//npm.acme.dev/:_authToken=" + Specimen.Of(Alphabet.Hex, 36)], () => ["//npm.acme.dev/:_authToken=${NPM_TOKEN}", "//npm.acme.dev/:_authToken="]),
        new Family("npm", "https://docs.npmjs.com/cli/configuring-npm/npmrc").Other("npmrc-password", SecretKind.Password, Certainty.Certain, "credentials in an .npmrc file", "_auth|:_password", NpmPassword,
            () => ["_auth=" + Decoded.Encode("ci:" + Specimen.Of(Alphabet.Alphanumeric, 14)), "//npm.acme.dev/:_password=\"" + Decoded.Encode(Specimen.Of(Alphabet.Alphanumeric, 18)) + "\""], () => ["_auth=${AUTH}", "_auth=" + Decoded.Encode("ci:password"), "always_auth = true"]),
        new Family("netrc", "https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html").Other("netrc-password", SecretKind.Password, Certainty.Certain, "a password in a .netrc file", "machine ", NetrcPassword,
            () => ["machine api.internal login ci password " + Specimen.Of(Alphabet.Alphanumeric, 14)], () => ["machine learning needs no password to be useful", "machine api.internal login ci password $PASSWORD", "machine api.internal login ci"]),
        new Family("Docker", "https://docs.docker.com/reference/cli/docker/login/").Other("docker-auth", SecretKind.Password, Certainty.Certain, "credentials of a container registry", "\"auth\"", BasicAuth,
            () => ["{\"auths\":{\"registry.acme.dev\":{\"auth\":\"" + Decoded.Encode("ci:" + Specimen.Of(Alphabet.Alphanumeric, 20)) + "\"}}}"], () => ["\"auth\": \"" + Specimen.Of(Alphabet.Base64, 32) + "\"", "\"auth\": true", "\"auth\": \"${AUTH}\""]),
        new Family("Kubernetes", "https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/").Other("kubeconfig-key", SecretKind.Key, Certainty.Certain, "the private key of a Kubernetes user", "client-key-data", KeyData,
            () => ["    client-key-data: " + "LS0tLS1CRUdJTi" + Specimen.Of(Alphabet.Base64, 300)], () => ["client-key-data: ${KEY}", "certificate-authority-data: LS0tLS1CRUdJTi" + Specimen.Of(Alphabet.Base64, 300)]) with
        {
            Reach = LongestKeyData,
        },
        new Family("PostgreSQL", "https://www.postgresql.org/docs/current/libpq-pgpass.html").Other("pgpass-password", SecretKind.Password, Certainty.Certain, "a password in a .pgpass file", ":5432:|:5433:|:6432:|:5439:", PgPassword,
            () => ["db.internal:5432:orders:app:" + Specimen.Of(Alphabet.Alphanumeric, 14) + "\n", "echo \"*:5432:*:app:" + Specimen.Of(Alphabet.Alphanumeric, 14, 2) + "\" > ~/.pgpass"],
            () => ["db.internal:5432:orders:app:$PASSWORD", "db.internal:5432:orders:app:password", "127.0.0.1:5432:5432", "hostname:5432:database:username:password", "db:5432:orders:app", "a/b:5432:orders:app:" + Specimen.Of(Alphabet.Alphanumeric, 14)]),
        new Family("Oracle", "https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html").Other("oracle-url", SecretKind.Password, Certainty.Likely, "the password of an Oracle database", "jdbc:oracle:thin:|jdbc:oracle:oci:|jdbc:oracle:oci8:", OraclePassword,
            () => ["jdbc:oracle:thin:app/" + Specimen.Of(Alphabet.Alphanumeric, 14) + "@//db.internal:1521/orders"],
            () => ["jdbc:oracle:thin:@//db.internal:1521/orders", "jdbc:oracle:thin:app/${PASSWORD}@db.internal:1521:orders", "jdbc:oracle:thin:app/<password>@db", "jdbc:oracle:thin:scott/tiger@db", "jdbc:oracle:thin:app/password@db"]),
        new Family("ADO.NET", "https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax").Other("connection-string-password", SecretKind.Password, Certainty.Likely, "the password of a connection string", ";password=|;pwd=|; password=|; pwd=", ConnectionPassword,
            () => ["Server=db.internal;Database=orders;User Id=app;Password=" + "blue-" + "horse" + ";", "Data Source=db.internal;Uid=app;Pwd=" + Specimen.Of(Alphabet.Alphanumeric, 10)], () => ["Server=localhost;Integrated Security=true;", "Server=db;Password=<password>;", "Server=db;Password=${Password};", "a;password=b", "Server=db;User Id=sa;Password={0};"]),
    ];

    private static SecretSpan? AfterEqual(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var word = Word(text, anchor.End);
        var value = text.Slice(word.Offset, word.Length);
        return word.Length >= ShortestToken && !value.ContainsAny('{', '(') && !Placeholders.IsOne(value) ? word : null;
    }

    private static SecretSpan? NpmPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (anchor.Offset > 0 && char.IsAsciiLetterOrDigit(text[anchor.Offset - 1]))
        {
            return null;
        }

        var word = Word(text, anchor.End);
        var value = text.Slice(word.Offset, word.Length);
        var isSet = text[anchor.End..word.Offset].Contains('=');
        var isCredential = text[anchor.End - 1] is 'h' or 'H' ? Decoded.IsUserAndPassword(value) : word.Length >= 8 && Decoded.Bytes(value).Length > 0 && !Placeholders.IsOne(value);
        return isSet && isCredential ? word : null;
    }

    private static SecretSpan? NetrcPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var rest = text[anchor.End..Math.Min(text.Length, anchor.End + LongestLine)];
        var login = rest.IndexOf("login ", StringComparison.Ordinal);
        var password = rest.IndexOf("password ", StringComparison.Ordinal);
        if (login < 0 || password < login)
        {
            return null;
        }

        var word = Word(text, anchor.End + password + "password ".Length);
        return word.Length >= ShortestPassword && !Placeholders.IsPassword(text.Slice(word.Offset, word.Length)) ? word : null;
    }

    private static SecretSpan? BasicAuth(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var word = Word(text, anchor.End);
        return word.Length >= 8 && Decoded.IsUserAndPassword(text.Slice(word.Offset, word.Length)) ? word : null;
    }

    private static SecretSpan? KeyData(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var word = Word(text, anchor.End);
        return word.Length >= 100 && text[word.Offset..].StartsWith("LS0tLS1CRUdJTi", StringComparison.Ordinal) ? word : null;
    }

    // host:port:database:user:password, on a line of its own or in quotation marks.
    private static SecretSpan? PgPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var before = text[..anchor.Offset];
        var host = before[(before.LastIndexOfAnyExcept(HostCharacters) + 1)..];
        if (host.IsEmpty || (host.Length < before.Length && before[^(host.Length + 1)] is not ('\n' or ' ' or '\t' or '"' or '\'')))
        {
            return null;
        }

        var at = anchor.End;
        for (var field = 0; field < 2; field++)
        {
            var length = text[at..].IndexOfAnyExcept(HostCharacters);
            if (length <= 0 || text[at + length] != ':')
            {
                return null;
            }

            at += length + 1;
        }

        var word = Word(text, at);
        return word.Offset == at && word.Length is >= ShortestPassword and <= LongestLine && !Placeholders.IsPassword(text.Slice(at, word.Length)) ? word : null;
    }

    private static SecretSpan? OraclePassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var user = text[anchor.End..].IndexOfAnyExcept(HostCharacters);
        if (user <= 0 || text[anchor.End + user] != '/')
        {
            return null;
        }

        var start = anchor.End + user + 1;
        var end = text[start..Math.Min(text.Length, start + LongestLine)].IndexOfAny(EndOfOracle);
        return end < ShortestPassword || text[start + end] != '@' || Placeholders.IsPassword(text.Slice(start, end)) ? null : new SecretSpan(start, end);
    }

    // Whatever stands there opens a server, also when it does not look like a good password.
    private static SecretSpan? ConnectionPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var before = text[..anchor.Offset];
        var isConnection = false;
        foreach (var word in WordsOfConnections)
        {
            isConnection |= before.Contains(word, StringComparison.OrdinalIgnoreCase);
        }

        var rest = text.Slice(anchor.End, Math.Min(LongestLine, text.Length - anchor.End));
        var end = rest.IndexOfAny(EndOfEntry);
        var value = end < 0 ? rest : rest[..end];
        return isConnection && value.Length >= ShortestPassword && !Placeholders.IsPassword(value) && !PlainValues.IsOne(value) ? new SecretSpan(anchor.End, value.Length) : null;
    }

    private static SecretSpan Word(ReadOnlySpan<char> text, int start)
    {
        var blanks = text[start..].IndexOfAnyExcept(Blanks);
        var first = blanks is < 0 or > 8 ? text.Length : start + blanks;
        var end = text[first..].IndexOfAny(EndOfWord);
        return new SecretSpan(first, end < 0 ? text.Length - first : end);
    }
}
