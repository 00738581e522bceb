using System.Buffers;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>Which variables are called as if their value said where a secret or parameter lies.</summary>
internal static class ReferenceNames
{
    private const int LongestName = 512;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" {}<>:\"'");

    /// <summary>The store that a variable's name speaks of, or null.</summary>
    public static SecretStore? StoreOf(string variable) => Words(variable) switch
    {
        [.., "SECRET" or "SECRETS", "ARN" or "NAME"] => SecretStore.SecretsManager,
        [.., "PARAMETER" or "PARAM" or "SSM", "ARN" or "NAME" or "PATH"] => SecretStore.ParameterStore,
        [_, .., "PARAMETER" or "PARAM"] => SecretStore.ParameterStore,
        ["SSM", .., "PATH" or "NAME" or "PREFIX"] => SecretStore.ParameterStore,
        _ => null,
    };

    /// <summary>Whether a value can be the name that the variable speaks of: a word like any other is no parameter unless the name says SSM.</summary>
    public static bool CanBeName(SecretStore store, string variable, Text text)
    {
        if (text.Known is not { } known)
        {
            return text.Parts is not [{ Hole.Why.Kind: UnknownKind.DynamicReference }];
        }

        var isName = known.Length is > 0 and <= LongestName && known.AsSpan().IndexOfAny(NotInNames) < 0;
        return isName && (store == SecretStore.SecretsManager || known[0] == '/' || Words(variable).Contains("SSM"));
    }

    // `DB_SECRET_ARN`, `dbSecretArn` and `db-secret-arn` have the same words.
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsAsciiLetterOrDigit(name[i]) || (char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])))
            {
                var word = name.AsSpan(start, i - start).TrimStart("_-. ");
                if (!word.IsEmpty)
                {
                    words.Add(word.ToString().ToUpperInvariant());
                }

                start = i;
            }
        }

        return words;
    }
}
