using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Secrets.Context;

namespace Parapet.Secrets;

/// <summary>What the name of a variable, parameter or property says about its value.</summary>
public static class SecretNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PasswordWords = Set(
        "PASSWORD", "PASSWD", "PASSPHRASE", "PASSCODE", "PWD", "PASS", "PW", "PSWD");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SensitiveWords = Set(
        "SECRET", "SECRETS", "TOKEN", "APIKEY", "CREDENTIAL", "CREDENTIALS", "CREDS", "SECRETKEY", "PRIVATEKEY", "ACCESSKEY", "AUTHKEY", "PSK", "PAT", "APITOKEN", "SASKEY");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsBeforeKey = Set(
        "API", "PRIVATE", "SECRET", "SIGNING", "ENCRYPTION", "ENCRYPT", "ACCESS", "MASTER", "AUTH", "ACCOUNT", "SHARED", "SESSION", "HMAC", "APP", "SUBSCRIPTION", "LICENSE", "DEPLOY", "SSH", "SERVICE",
        "COOKIE", "CRYPTO", "CIPHER", "AES", "DECRYPTION", "VALIDATION", "JWT", "ADMIN", "WRITE", "INTEGRATION", "WEBHOOK", "AUTHORIZATION", "FUNCTION", "HOST", "REST");

    private static readonly string[] SensitiveEndings = ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "APIKEY", "PWD", "SECRETKEY", "ACCESSKEY", "PRIVATEKEY"];

    // `DB_SECRET_ARN` names where the secret lies; `TOKEN_TTL` says something about it. Neither is one.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsAbout = Set(
        "ARN", "ARNS", "NAME", "NAMES", "PATH", "ID", "IDS", "URL", "URI", "ENDPOINT", "PARAM", "PARAMETER", "PREFIX", "SUFFIX", "REF", "REFERENCE", "FILE", "TABLE", "BUCKET", "QUEUE",
        "TOPIC", "HEADER", "TTL", "EXPIRY", "EXPIRATION", "EXPIRES", "LIFETIME", "TIMEOUT", "LENGTH", "LIMIT", "COUNT", "MAX", "MIN", "TYPE", "KIND", "VERSION", "REGION", "ALGORITHM",
        "ISSUER", "AUDIENCE", "SCOPE", "ENABLED", "DISABLED", "REQUIRED", "POLICY", "STAGE", "PROVIDER", "SERVICE", "FUNCTION", "LAMBDA", "TAG", "LOCATION", "MODE", "FIELD", "CACHE", "STORE",
        "MANAGER", "PORT", "HOST", "FILENAME", "DIR", "DIRECTORY", "FOLDER", "PAGE", "LABEL", "HINT", "PATTERN", "REGEX", "FORMAT", "LOGGING", "INPUT", "PLACEHOLDER", "MESSAGE", "TITLE", "DESCRIPTION",
        "ERROR", "RESET", "STRENGTH", "POLICIES", "RULES", "USER", "USERNAME", "EMAIL", "CLASS", "HANDLER", "BUILDER", "FACTORY", "VALIDATOR", "PARSER", "READER", "CLIENT", "ROTATION", "SCHEDULE", "ENV", "VAR", "VARIABLE",
        "ALIAS", "SELECTOR", "ATTRIBUTE", "COLUMN", "INDEX", "STATUS", "STATE", "COOKIE", "MOUNT", "VOLUME", "KEYS", "GROUP", "ROLE", "DATE", "TIME", "AGE", "SIZE", "EXT", "EXTENSION", "DOMAIN", "METHOD", "CHARS", "CHARSET", "VERIFIER", "APPEND", "URLS", "TEXT",
        "VALIDITY", "UNITS", "DAYS", "HOURS", "MINUTES", "SECONDS", "RATE", "PLAN", "WINDOW", "CHARACTERS", "AUTHORIZER", "EXPRESSION", "TEMPLATE", "BACKEND", "HASHER", "COMPLEXITY", "SOURCE", "DURATION", "INTERVAL", "FLOW", "SSM");

    // `USE_SECRETS`, `REQUIRE_PASSWORD`: a switch.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsOfSwitches = Set("USE", "ENABLE", "DISABLE", "REQUIRE", "FORGOT");

    // Wherever they stand in the name: the value is made from something, or is for everybody.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsOfPublic = Set(
        "HASH", "HASHED", "HASHES", "SHA", "MD", "DIGEST", "CHECKSUM", "ETAG", "COMMIT", "REVISION", "INTEGRITY", "FINGERPRINT", "THUMBPRINT", "CRC", "PUBLIC", "PUB", "PUBKEY", "PUBLISHABLE", "SITEKEY", "BLAKE", "NONCE",
        "EXAMPLE", "CSRF", "XSRF", "CHANGE", "IDEMPOTENCY", "PAGINATION", "NEXT", "CONTINUATION", "PLACEHOLDER", "CERT", "CERTIFICATE");

    /// <summary>Whether the value itself should be secret.</summary>
    /// <param name="name">In any of the usual spellings.</param>
    public static bool SaysSecret(ReadOnlySpan<char> name) => Meaning(name) is NameMeaning.Password or NameMeaning.Secret;

    /// <summary>The words of a name in capitals, without digits at their ends.</summary>
    /// <param name="name">In any of the usual spellings.</param>
    public static ImmutableArray<string> Words(ReadOnlySpan<char> name)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var word in new NameWords(name))
        {
            words.Add(word.ToString().ToUpperInvariant());
        }

        return words.ToImmutable();
    }

    /// <summary>Whether any word of the name speaks of secrets, whatever it says about them.</summary>
    internal static bool Mentions(ReadOnlySpan<char> name)
    {
        foreach (var word in new NameWords(name))
        {
            if (PasswordWords.Contains(word) || SensitiveWords.Contains(word) || word.Equals("KEY", StringComparison.OrdinalIgnoreCase) || word.Equals("AUTH", StringComparison.OrdinalIgnoreCase) || EndsSensitively(word))
            {
                return true;
            }
        }

        return false;
    }

    internal static NameMeaning Meaning(ReadOnlySpan<char> name)
    {
        var meaning = NameMeaning.Other;
        var beforeKey = false;
        var last = ReadOnlySpan<char>.Empty;
        if (IsOfRequest(name))
        {
            return NameMeaning.Public;
        }

        foreach (var word in new NameWords(name))
        {
            if (WordsOfPublic.Contains(word))
            {
                return NameMeaning.Public;
            }

            if (PasswordWords.Contains(word) || word.EndsWith("PASSWORD", StringComparison.OrdinalIgnoreCase))
            {
                meaning = NameMeaning.Password;
            }
            else if (meaning != NameMeaning.Password && (SensitiveWords.Contains(word) || EndsSensitively(word) || (beforeKey && word.Equals("KEY", StringComparison.OrdinalIgnoreCase))))
            {
                meaning = NameMeaning.Secret;
            }

            if (last.IsEmpty && WordsOfSwitches.Contains(word))
            {
                return NameMeaning.About;
            }

            beforeKey = WordsBeforeKey.Contains(word);
            last = word;
        }

        return WordsAbout.Contains(last) ? NameMeaning.About : meaning;
    }

    // `clientToken`: what makes a request to AWS idempotent (https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html).
    private static bool IsOfRequest(ReadOnlySpan<char> name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length is 11 or 12 && last.StartsWith("client", StringComparison.OrdinalIgnoreCase) && last.EndsWith("token", StringComparison.OrdinalIgnoreCase);
    }

    // Names that are not separated: `pgpassword`, `authtoken`.
    private static bool EndsSensitively(ReadOnlySpan<char> word)
    {
        foreach (var ending in SensitiveEndings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        FrozenSet.ToFrozenSet(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

/// <summary>What a name says about its value.</summary>
internal enum NameMeaning
{
    /// <summary>Nothing that matters here.</summary>
    Other,

    /// <summary>It is a password.</summary>
    Password,

    /// <summary>It is a token, a key or another secret.</summary>
    Secret,

    /// <summary>It says something about a secret, or where one lies.</summary>
    About,

    /// <summary>It is a hash, or meant for everybody.</summary>
    Public,
}
