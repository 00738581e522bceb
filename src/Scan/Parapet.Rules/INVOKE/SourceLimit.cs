using Parapet.Values;

namespace Parapet.Rules.INVOKE;

/// <summary>Whether what a permission says of its source keeps anybody out.</summary>
internal static class SourceLimit
{
    private const int ArnParts = 6;
    private const int Account = 4;
    private const int Resource = 5;

    /// <summary>
    /// Whether an ARN, account or organisation names something: <c>*</c> and <c>arn:aws:s3:::*</c> do not.
    /// A text with a hole does, because somebody will fill it in.
    /// </summary>
    public static bool Narrows(Text source)
    {
        if (source.Known is not { } known)
        {
            return true;
        }

        var parts = known.Split(':', ArnParts);
        return parts.Length < ArnParts ? Says(known) : Says(parts[Account]) || Says(parts[Resource]);
    }

    private static bool Says(string part) => !part.AsSpan().Trim("*?/").IsEmpty;
}
