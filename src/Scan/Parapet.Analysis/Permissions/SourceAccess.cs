using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Iam.Synthesis;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// What Lambda needs to get at brokers, clusters and file systems: their description, network interfaces beside them, and the secrets that log it in.
/// https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html, with-kafka-configure.html, with-mq.html, with-documentdb.html and
/// configuration-filesystem.html there.
/// </summary>
internal static class SourceAccess
{
    private const string Why = "polling";

    // Also for a function that is in no VPC itself: what polls stands beside the source.
    private static readonly string[] Network =
    [
        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
    ];

    private static readonly string[] NotSecrets = ["VPC_SUBNET", "VPC_SECURITY_GROUP", "VIRTUAL_HOST"];

    /// <summary>What Lambda needs of a source with an ARN; empty for a source of which this is not the place.</summary>
    /// <param name="service">The service in the ARN.</param>
    /// <param name="source">The ARN.</param>
    /// <param name="trigger">The mapping.</param>
    public static ImmutableArray<PlatformNeed> Of(string service, string source, Trigger trigger) => service switch
    {
        "kafka" => [.. OnSource(source, "kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers"), .. OnNetwork(), .. HasSecret(trigger) ? [] : ByIam(source)],
        "mq" => [.. OnSource(source, "mq:DescribeBroker"), .. OnNetwork()],
        "rds" => [.. OnSource(source, "rds:DescribeDBClusters"), .. OnDatabase(source), .. OnNetwork()],
        _ => [],
    };

    /// <summary>What Lambda needs of a source without an ARN: Kafka that the customer runs.</summary>
    public static ImmutableArray<PlatformNeed> OfSelfManaged(Trigger trigger) =>
        trigger is { Service: "kafka", Source.IsAbsent: true } && Configurations(trigger).Any(item => item["Type"].AsString().Is("VPC_SUBNET")) ? [.. OnNetwork()] : [];

    /// <summary>The secrets with which Lambda logs in to a source.</summary>
    public static IEnumerable<Resolved<Text>> Secrets(Trigger trigger) =>
        Configurations(trigger).Where(IsSecret).Select(item => item["URI"].AsText());

    /// <summary>What Lambda needs to mount the file systems of a function; what cannot be told goes to the notes.</summary>
    public static IEnumerable<PlatformNeed> OfFileSystems(Function function, Deployment deployment, Concretizer concretizer, RealAccount account, ICollection<string> notes)
    {
        foreach (var (config, _) in function.Resource.Properties["FileSystemConfigs"].EachItem())
        {
            // Lambda mounts by an access point, but permissions are on its file system.
            var points = config["Arn"].AsText().Known.SelectMany(known => known.Value!.References).Select(reference => reference.Resource).ToHashSet(StringComparer.Ordinal);
            var systems = deployment.OfType("AWS::EFS::AccessPoint").Where(point => points.Contains(point.Id))
                .SelectMany(point => point.Properties["FileSystemId"].AsText().Known).SelectMany(known => known.Value!.References)
                .SelectMany(reference => deployment.OfType("AWS::EFS::FileSystem").Where(system => system.Id == reference.Resource))
                .Select(concretizer.Arn).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (systems.Count == 0)
            {
                notes.Add($"what Lambda needs to mount a file system cannot be told ({config.At}): which file system the access point is of is not part of the deployment");
            }

            foreach (var system in systems)
            {
                yield return new PlatformNeed("elasticfilesystem:ClientMount", account.Of(system), "file systems");
                yield return new PlatformNeed("elasticfilesystem:ClientWrite", account.Of(system), "file systems");
            }
        }
    }

    private static IEnumerable<PlatformNeed> OnSource(string source, params string[] actions) => actions.Select(action => new PlatformNeed(action, source, Why));

    private static IEnumerable<PlatformNeed> OnNetwork() => Network.Select(action => new PlatformNeed(action, "*", Why));

    private static IEnumerable<PlatformNeed> OnDatabase(string source) => !Arn.TryParse(source, out var arn) ? [] :
    [
        new PlatformNeed("rds:DescribeDBClusterParameters", (arn with { Resource = "cluster-pg:*" }).ToString(), Why),
        new PlatformNeed("rds:DescribeDBSubnetGroups", (arn with { Resource = "subgrp:*" }).ToString(), Why),
    ];

    // Without a secret Lambda logs in with the role, where the cluster asks for that. Topics and groups have the name of their cluster.
    // https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html
    private static IEnumerable<PlatformNeed> ByIam(string source)
    {
        const string why = "polling, where the cluster asks for IAM";
        foreach (var action in (string[])["kafka-cluster:Connect", "kafka-cluster:DescribeClusterDynamicConfiguration"])
        {
            yield return new PlatformNeed(action, source, why);
        }

        foreach (var (action, kind) in ((string, string)[])[("AlterGroup", "group"), ("DescribeGroup", "group"), ("DescribeTopic", "topic"), ("ReadData", "topic")])
        {
            yield return new PlatformNeed($"kafka-cluster:{action}", source.Replace(":cluster/", $":{kind}/", StringComparison.Ordinal) + "/*", why);
        }
    }

    private static bool HasSecret(Trigger trigger) => Configurations(trigger).Any(IsSecret);

    private static bool IsSecret(Value item) => !item["URI"].IsAbsent && item["Type"].AsString().ValueOrDefault is var type && !NotSecrets.Contains(type, StringComparer.Ordinal);

    private static IEnumerable<Value> Configurations(Trigger trigger) => trigger.Resource.Properties["SourceAccessConfigurations"].EachItem().Select(item => item.Value);
}
