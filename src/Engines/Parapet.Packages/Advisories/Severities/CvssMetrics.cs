namespace Parapet.Packages.Advisories.Severities;

/// <summary>The metrics of a vector: names and values with colons between them, parted by slashes, each name once.</summary>
internal readonly ref struct CvssMetrics
{
    private const int LongestVector = 512;

    private readonly ReadOnlySpan<char> _metrics;

    private CvssMetrics(ReadOnlySpan<char> metrics) => _metrics = metrics;

    public static bool TryRead(ReadOnlySpan<char> text, out CvssMetrics metrics)
    {
        metrics = new(text);
        if (text.Length > LongestVector)
        {
            return false;
        }

        foreach (var range in text.Split('/'))
        {
            var colon = text[range].IndexOf(':');
            if (colon <= 0 || colon == text[range].Length - 1 || Count(text, text[range][..colon]) != 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Which of <paramref name="values"/> (one letter each) the metric has; -1 when it is not there or has another value.</summary>
    public int this[string name, string values]
    {
        get
        {
            foreach (var range in _metrics.Split('/'))
            {
                var metric = _metrics[range];
                if (metric.Length == name.Length + 2 && metric[name.Length] is ':' && metric.StartsWith(name, StringComparison.Ordinal))
                {
                    return values.IndexOf(metric[^1], StringComparison.Ordinal);
                }
            }

            return -1;
        }
    }

    private static int Count(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        var count = 0;
        foreach (var range in text.Split('/'))
        {
            var metric = text[range];
            count += metric.Length > name.Length && metric[name.Length] is ':' && metric.StartsWith(name, StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }
}
