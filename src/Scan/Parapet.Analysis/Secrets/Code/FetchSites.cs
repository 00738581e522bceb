namespace Parapet.Analysis.Secrets.Code;

/// <summary>
/// Finds where a function fetches a secret each time that it runs. Simple on purpose: what stands in a condition or behind a `return`, in a nested function, or
/// beside anything that is called a cache is not reported, and neither is what depends on the event.
/// </summary>
public static class FetchSites
{
    /// <summary>The sites in a source file; nothing for languages that are not known here.</summary>
    /// <param name="path">Where it lies, with <c>/</c>.</param>
    /// <param name="text">What it holds.</param>
    public static IEnumerable<FetchSite> In(string path, string text)
    {
        var language = path[(path.LastIndexOf('.') + 1)..] switch
        {
            "py" => SourceLanguage.Python,
            "cs" => SourceLanguage.CSharp,
            "js" or "mjs" or "cjs" or "ts" or "mts" or "cts" => SourceLanguage.JavaScript,
            _ => SourceLanguage.None,
        };
        if (language == SourceLanguage.None || !Array.Exists(Calls(language), call => text.Contains(call, StringComparison.Ordinal)))
        {
            return [];
        }

        var masked = SourceMask.Of(text, language);
        return language == SourceLanguage.Python ? PythonFetches.In(path, text, masked) : BraceFetches.In(path, text, masked, language);
    }

    internal static string[] Calls(SourceLanguage language) => language switch
    {
        SourceLanguage.Python => [".get_secret_value(", ".get_parameter(", ".get_parameters_by_path("],
        SourceLanguage.CSharp => [".GetSecretValueAsync(", ".GetParameterAsync(", ".GetParametersByPathAsync("],
        _ => ["GetSecretValueCommand(", ".getSecretValue(", "GetParameterCommand(", "GetParametersByPathCommand("],
    };

    // A parameter is a secret when it has to be decrypted.
    internal static bool IsOfParameter(string call) => call.Contains("arameter", StringComparison.Ordinal);

    // `WithDecryption=True`, `WithDecryption: true`.
    internal static bool AsksToDecrypt(string masked, int word)
    {
        var sign = Words.Skip(masked, word + "WithDecryption".Length);
        return sign < masked.Length && masked[sign] is '=' or ':' && Words.At(masked, Words.Skip(masked, sign + 1)) is "true" or "True";
    }

    internal static bool MentionsCache(ReadOnlySpan<char> text) =>
        text.Contains("cache", StringComparison.OrdinalIgnoreCase) || text.Contains("lazy", StringComparison.OrdinalIgnoreCase) || text.Contains("memo", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The languages in which calls are looked for.</summary>
internal enum SourceLanguage
{
    None,
    Python,
    CSharp,
    JavaScript,
}
