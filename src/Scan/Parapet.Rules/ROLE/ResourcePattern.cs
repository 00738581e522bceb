using Parapet.Iam.Catalog;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>
/// How wide a pattern of a policy's <c>Resource</c> element is. AWS completes an ARN that ends early with wildcards:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html.
/// </summary>
internal static class ResourcePattern
{
    private const int ArnParts = 6;
    private const int ServicePart = 2;

    /// <summary>
    /// Whether it is <c>*</c>, or an ARN whose resource part is nothing but wildcards, such as <c>arn:aws:s3:::*</c>.
    /// An ARN such as <c>arn:aws:dynamodb:eu-west-1:111122223333:table/*</c> is not: it names an account and a kind.
    /// </summary>
    public static bool IsAny(Text text)
    {
        var pattern = Pattern(text);
        if (ActionPattern.IsWild(pattern))
        {
            return true;
        }

        var parts = pattern.Split(':', ArnParts);
        return parts is ["arn", _, ..] && (parts.Length < ArnParts
            ? parts.Skip(parts.Length > ServicePart ? ServicePart + 1 : 1).All(IsOpen)
            : parts[^1].Contains('*', StringComparison.Ordinal) && parts[^1].AsSpan().Trim("*?/").IsEmpty);
    }

    /// <summary>Whether it takes in every resource of every service: <c>*</c>, or an ARN such as <c>arn:aws:*:*:*:*</c>.</summary>
    public static bool IsEverything(Text text)
    {
        var pattern = Pattern(text);
        return ActionPattern.IsWild(pattern)
            || (pattern.Split(':', ArnParts) is ["arn", var partition, .. var rest] && rest.All(IsOpen) && (rest is [{ Length: > 0 }, ..] || IsOpen(partition)));
    }

    // Holes stand for one part of the ARN each; a hole that is a whole ARN leaves too few parts, so it is never "any".
    private static string Pattern(Text text) => string.Concat(text.Parts.Select(part => part.Literal ?? "hole"));

    private static bool IsOpen(string part) => part.Length == 0 || ActionPattern.IsWild(part);
}
