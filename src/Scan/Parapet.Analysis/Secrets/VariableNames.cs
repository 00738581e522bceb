using System.Collections.Frozen;

namespace Parapet.Analysis.Secrets;

/// <summary>What the name of an environment variable says about its value.</summary>
internal static class VariableNames
{
    private static readonly FrozenSet<string> SensitiveWords = FrozenSet.ToFrozenSet(
        ["SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "TOKEN", "APIKEY", "CREDENTIAL", "CREDENTIALS", "SECRETKEY", "PRIVATEKEY"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> WordsBeforeKey = FrozenSet.ToFrozenSet(["API", "PRIVATE", "SECRET", "SIGNING", "ENCRYPTION"], StringComparer.Ordinal);

    // `DB_SECRET_ARN` names where the secret lies; `TOKEN_TTL` says something about it. Neither is one.
    private static readonly FrozenSet<string> WordsAbout = FrozenSet.ToFrozenSet(
        [
            "ARN", "ARNS", "NAME", "NAMES", "PATH", "ID", "IDS", "URL", "URI", "ENDPOINT", "PARAM", "PARAMETER", "PREFIX", "SUFFIX", "REF", "REFERENCE", "FILE", "TABLE", "BUCKET", "QUEUE",
            "TOPIC", "HEADER", "TTL", "EXPIRY", "EXPIRATION", "EXPIRES", "LIFETIME", "TIMEOUT", "LENGTH", "LIMIT", "COUNT", "MAX", "MIN", "TYPE", "KIND", "VERSION", "REGION", "ALGORITHM",
            "ISSUER", "AUDIENCE", "SCOPE", "ENABLED", "DISABLED", "REQUIRED", "POLICY", "STAGE", "PROVIDER", "SERVICE", "FUNCTION", "LAMBDA", "TAG", "LOCATION", "MODE", "FIELD", "CACHE", "STORE", "MANAGER", "PORT", "HOST",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether the value itself should be secret.</summary>
    public static bool SaysSecret(string name)
    {
        var words = Words(name);
        if (words.Count == 0 || WordsAbout.Contains(words[^1]))
        {
            return false;
        }

        return words.Exists(SensitiveWords.Contains) || Enumerable.Range(1, words.Count - 1).Any(i => words[i] == "KEY" && WordsBeforeKey.Contains(words[i - 1]));
    }

    // `DB_API_KEY`, `dbApiKey` and `db-api-key` have the same words.
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsAsciiLetterOrDigit(name[i]) || (char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])))
            {
                var word = name[start..i].Trim('_', '-', '.', ' ');
                if (word.Length > 0)
                {
                    words.Add(word.ToUpperInvariant());
                }

                start = i;
            }
        }

        return words;
    }
}
