namespace Parapet.Trail.Activity.Calls;

/// <summary>Names of services and operations as CloudTrail writes them, and as IAM does.</summary>
internal static class EventNames
{
    private const string Domain = ".amazonaws.com";

    private static readonly Lazy<Dictionary<string, string>> Renamed = new(() =>
        BuiltInTable.Rows("event-sources.txt").ToDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>The prefix of IAM actions for an event source: <c>cloudwatch</c> for <c>monitoring.amazonaws.com</c>.</summary>
    public static string Prefix(string source)
    {
        var end = source.IndexOf(Domain, StringComparison.OrdinalIgnoreCase);
        var name = end > 0 ? source[..end] : source;
        return Renamed.Value.GetValueOrDefault(name) ?? name.ToLowerInvariant();
    }

    /// <summary>
    /// The name without the version of the API that Lambda and CloudFront put behind it: <c>UpdateFunctionCode20150331v2</c>, <c>CreateDistribution2016_11_25</c>.
    /// Other digits belong to the name.
    /// </summary>
    public static string WithoutVersion(string name)
    {
        var end = name.Length;
        var digits = end;
        while (digits > 0 && char.IsAsciiDigit(name[digits - 1]))
        {
            digits--;
        }

        if (digits < end && digits > 0 && name[digits - 1] == 'v')
        {
            end = digits - 1;
        }

        foreach (var shape in (ReadOnlySpan<string>)["20ddsddsdd", "20ddddsdd", "20ddsdddd", "20dddddd"])
        {
            if (end > shape.Length && Fits(name.AsSpan(end - shape.Length, shape.Length), shape))
            {
                return name[..(end - shape.Length)];
            }
        }

        return name;
    }

    private static bool Fits(ReadOnlySpan<char> text, string shape)
    {
        for (var i = 0; i < shape.Length; i++)
        {
            var fits = shape[i] switch
            {
                'd' => char.IsAsciiDigit(text[i]),
                's' => text[i] == '_',
                var exact => text[i] == exact,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
