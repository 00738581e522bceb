using Parapet.Iam.Language;

namespace Parapet.Iam.Synthesis;

/// <summary>
/// The only ways in which a generated policy says more than was observed. Keys of a bucket: a folder in which enough different names were seen becomes
/// <c>folder/*</c>. Streams of a log group, which change with every start of a function: the group's <c>:*</c>. Numbered versions of a function: its <c>:*</c>.
/// </summary>
internal static class Generalisation
{
    private const string Stream = ":log-stream:";

    /// <summary>The rule for the resources of one action.</summary>
    public static Func<string, string> For(IEnumerable<string> resources, int keysPerFolder)
    {
        var folders = new KeyFolders(resources.Where(IsObject), Math.Max(2, keysPerFolder));
        return resource => IsObject(resource) ? folders.Widened(resource)
            : Arn.TryParse(resource, out var arn) ? Widened(resource, arn)
            : resource;
    }

    private static string Widened(string resource, Arn arn) => arn.Service switch
    {
        "logs" when resource.IndexOf(Stream, StringComparison.Ordinal) is > 0 and var at => resource[..at] + ":*",
        "lambda" when arn.Resource.Split(':') is ["function", var name, { Length: > 0 } version] && version.All(char.IsAsciiDigit) =>
            (arn with { Resource = $"function:{name}:*" }).ToString(),
        _ => resource,
    };

    private static bool IsObject(string resource) =>
        Arn.TryParse(resource, out var arn) && arn is { Service: "s3", Region: "", Account: "" } && arn.Resource.Contains('/', StringComparison.Ordinal);
}
