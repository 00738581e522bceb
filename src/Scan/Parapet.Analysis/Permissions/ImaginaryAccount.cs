using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// The account that a template is thought to be deployed to, so that policies and resources can be compared before anybody deploys them.
/// No real account, region, stack or resource is called as these are.
/// </summary>
public static class ImaginaryAccount
{
    /// <summary>The account's twelve digits.</summary>
    public const string Id = "000000000000";

    /// <summary>The region.</summary>
    public const string Region = "xx-imaginary-0";

    /// <summary>The partition.</summary>
    public const string Partition = "aws";

    /// <summary>The domain of the partition.</summary>
    public const string UrlSuffix = "amazonaws.com";

    /// <summary>A name for something of the account that is not part of the deployment.</summary>
    public const string Other = "0other";

    /// <summary>What CloudFormation puts before the logical id in names that it makes up; stacks of AWS cannot start with a digit.</summary>
    internal const string Stack = "0stack";

    /// <summary>What CloudFormation puts behind the logical id in the name of a secret: nobody knows it before.</summary>
    internal const string Ending = "0ending";

    /// <summary>The value of a pseudo parameter, or null when the hole is none that the account decides.</summary>
    internal static string? Pseudo(Hole hole) => hole.Why.Kind != UnknownKind.PseudoParameter ? null : hole.Expression switch
    {
        "AWS::AccountId" => Id,
        "AWS::Region" => Region,
        "AWS::Partition" => Partition,
        "AWS::URLSuffix" => UrlSuffix,
        var name when name.EndsWith("AWS::StackName", StringComparison.Ordinal) => Stack,
        _ => null,
    };

    /// <summary>The name of a resource that CloudFormation names: stack, logical id and random characters.</summary>
    internal static string GeneratedName(string resourceId) => $"{Stack}-{resourceId[(resourceId.LastIndexOf('/') + 1)..]}-{Suffix(resourceId)}";

    /// <summary>The name of a secret that CloudFormation names: logical id and random characters, without the stack.</summary>
    internal static string GeneratedSecretName(string resourceId) => $"{resourceId[(resourceId.LastIndexOf('/') + 1)..]}-{Ending}{Suffix(resourceId)}";

    // Two resources of different nested stacks can have the same logical id.
    private static string Suffix(string resourceId)
    {
        var scope = resourceId.LastIndexOf('/');
        return scope < 0 ? "0" : "0" + resourceId[..scope].Replace('/', '-');
    }
}
