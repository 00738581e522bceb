namespace Parapet.Analysis.Secrets.Code;

/// <summary>
/// Finds where a method fetches a secret each time that it runs. Simple on purpose: what stands in a condition, a nested function or beside anything that is
/// called a cache is not reported, and neither is what depends on the event.
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

    internal static bool MentionsCache(ReadOnlySpan<char> text) =>
        text.Contains("cache", StringComparison.OrdinalIgnoreCase) || text.Contains("lazy", StringComparison.OrdinalIgnoreCase) || text.Contains("memo", StringComparison.OrdinalIgnoreCase);

    // Which secret it is may depend on who asks: that cannot be fetched before.
    internal static bool DependsOnEvent(ReadOnlySpan<char> statement) =>
        statement.Contains("event", StringComparison.OrdinalIgnoreCase) || statement.Contains("request.", StringComparison.Ordinal) || statement.Contains("input", StringComparison.OrdinalIgnoreCase) || statement.Contains("tenant", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The languages in which calls are looked for.</summary>
internal enum SourceLanguage
{
    None,
    Python,
    CSharp,
    JavaScript,
}
