namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// Secrets by name, by partial and by full ARN. AWS puts a hyphen and six random characters behind the name.
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
/// </summary>
internal static class SecretNames
{
    private const string AnySuffix = "-??????";
    private const int SuffixLength = 6;

    /// <summary>The name with the wildcards for the suffix, or the ARN, which gets them when it lacks a suffix.</summary>
    public static string Pattern(string value) => !ValueReadings.IsArn(value) ? value + AnySuffix : Ending(value) switch
    {
        Suffix.Random => value,
        Suffix.Word => value + "*",
        _ => value + AnySuffix,
    };

    /// <summary>
    /// Six letters and digits behind the last hyphen are the suffix. Six lower-case letters may also be a word, as in <c>db-secret</c>:
    /// a suffix looks like that once in 186 times, so both readings have to fit.
    /// </summary>
    private static Suffix Ending(string arn)
    {
        var hyphen = arn.LastIndexOf('-');
        var suffix = arn.AsSpan(hyphen + 1);
        if (hyphen < 0 || suffix.Length != SuffixLength)
        {
            return Suffix.None;
        }

        var isWord = true;
        foreach (var c in suffix)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return Suffix.None;
            }

            isWord &= char.IsAsciiLetterLower(c);
        }

        return isWord ? Suffix.Word : Suffix.Random;
    }

    private enum Suffix
    {
        None,
        Word,
        Random,
    }
}
