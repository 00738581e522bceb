using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>The families in which resources are counted together, so that a million objects of a bucket do not take the room of everything else.</summary>
internal static class ResourceFamily
{
    /// <summary>The ARN with <c>*</c> for its last part; of an object in S3, for its whole key.</summary>
    public static string Of(CalledResource resource)
    {
        if (resource.Certainty != ResourceCertainty.Exact || resource.Arn.Split(':', 6) is not ["arn", _, var service, _, _, var name])
        {
            return resource.Arn;
        }

        var start = resource.Arn.Length - name.Length;
        var cut = service == "s3" && !name.StartsWith("accesspoint", StringComparison.Ordinal) ? name.IndexOf('/', StringComparison.Ordinal) : name.LastIndexOfAny(['/', ':']);
        return resource.Arn[..(start + cut + 1)] + "*";
    }
}
