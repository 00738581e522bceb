using Parapet.Model;

namespace Parapet.Sources.Deployments;

/// <summary>
/// Functions that the CDK adds to a stack for its own ends. Their logical ids carry a fixed name or the fixed UUID of a singleton;
/// construct paths are used where the template keeps them. Source: the construct library's own singleton ids (aws-cdk-lib, 2.x).
/// </summary>
internal static class CdkHelpers
{
    private static readonly (string Mark, string Purpose)[] Marks =
    [
        ("LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a", "log retention"),
        ("AWS679f53fac002430cb0da5b7982bd2287", "AWS SDK calls in custom resources"),
        ("BucketNotificationsHandler050a0587b7544547bf325f094a3db834", "bucket notifications"),
        ("CustomCDKBucketDeployment", "bucket deployment"),
        ("CustomS3AutoDeleteObjectsCustomResourceProvider", "emptying buckets on deletion"),
        ("CustomECRAutoDeleteImagesCustomResourceProvider", "emptying image repositories on deletion"),
        ("CustomVpcRestrictDefaultSGCustomResourceProvider", "closing default security groups"),
        ("CustomCrossRegionExportWriterCustomResourceProvider", "references across regions"),
        ("CustomCrossRegionExportReaderCustomResourceProvider", "references across regions"),
        ("CustomCrossAccountZoneDelegationCustomResourceProvider", "DNS zone delegation"),
        ("CustomOpenIdConnectProvider", "OpenID Connect providers"),
        ("CustomAWSCDKOpenIdConnectProvider", "OpenID Connect providers"),
        ("CustomCrossRegionStringParameterReader", "parameters across regions"),
        ("frameworkonEvent", "the custom resource framework"),
        ("frameworkisComplete", "the custom resource framework"),
        ("frameworkonTimeout", "the custom resource framework"),
    ];

    private static readonly string[] FrameworkPathEnds = ["/framework-onEvent/Resource", "/framework-isComplete/Resource", "/framework-onTimeout/Resource"];

    /// <summary>What the CDK made the function for, or null when a user wrote it.</summary>
    public static string? PurposeOf(Resource function)
    {
        var path = function.ConstructPath;
        foreach (var (mark, purpose) in Marks)
        {
            if (function.LogicalId.StartsWith(mark, StringComparison.Ordinal))
            {
                return purpose;
            }
        }

        if (path is not null && FrameworkPathEnds.Any(end => path.EndsWith(end, StringComparison.Ordinal)))
        {
            return "the custom resource framework";
        }

        // A provider's framework functions lie below the user's construct, so their logical ids only end in the mark and a hash.
        return path is null && function.LogicalId.Contains("frameworkonEvent", StringComparison.Ordinal) ? "the custom resource framework" : null;
    }
}
