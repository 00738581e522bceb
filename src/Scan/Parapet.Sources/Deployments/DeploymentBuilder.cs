using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>Makes the nouns that rules reason about out of CloudFormation resources, wherever those came from.</summary>
public static class DeploymentBuilder
{
    private static readonly (string Type, string Document, string Targets)[] PolicyCarriers =
    [
        ("AWS::SQS::QueuePolicy", "PolicyDocument", "Queues"),
        ("AWS::SNS::TopicPolicy", "PolicyDocument", "Topics"),
        ("AWS::S3::BucketPolicy", "PolicyDocument", "Bucket"),
        ("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", "SecretId"),
        ("AWS::KMS::Key", "KeyPolicy", ""),
        ("AWS::ECR::Repository", "RepositoryPolicyText", ""),
        (EventBusPolicy.Type, "Statement", "EventBusName"),
        ("AWS::EC2::VPCEndpoint", "PolicyDocument", ""),
        ("AWS::DynamoDB::Table", "ResourcePolicy", ""),
        ("AWS::Kinesis::ResourcePolicy", "ResourcePolicy", "ResourceArn"),
        ("AWS::Logs::ResourcePolicy", "PolicyDocument", ""),
        ("AWS::Backup::BackupVault", "AccessPolicy", ""),
    ];

    /// <summary>The deployment.</summary>
    /// <param name="source">The file or account it was read from.</param>
    /// <param name="resources">Every resource, after the SAM transform, nested stacks included.</param>
    /// <param name="suppressions">Requests to keep silent.</param>
    /// <param name="problems">What could not be read.</param>
    /// <param name="unknowns">Places whose value stayed unknown.</param>
    public static Deployment Build(
        string source,
        ImmutableArray<Resource> resources,
        ImmutableArray<Suppression> suppressions,
        ImmutableArray<Problem> problems,
        ImmutableArray<(Location At, Unknown Why)> unknowns)
    {
        var links = new Links(resources);
        var byType = resources.ToLookup(r => r.Type, StringComparer.Ordinal);
        var permissions = byType["AWS::Lambda::Permission"].Select(r => FunctionBuilder.Permission(r, links)).ToImmutableArray();
        var apis = ApiBuilder.Build(byType, links);
        ImmutableArray<ResourcePolicy> policies =
            [.. PolicyCarriers.SelectMany(carrier => byType[carrier.Type].SelectMany(r => Policies(r, carrier.Document, carrier.Targets)))];
        return new Deployment
        {
            Source = source,
            Resources = resources,
            Functions = FunctionBuilder.Build(byType, links, permissions, TriggerBuilder.Build(byType, links, permissions)),
            Roles = RoleBuilder.Build(byType, links),
            Permissions = permissions,
            Urls = [.. byType["AWS::Lambda::Url"].Select(FunctionBuilder.Url)],
            Apis = apis,
            ResourcePolicies = policies,
            Data = DataBuilder.Build(byType, policies),
            Network = NetworkBuilder.Build(byType, links),
            LogGroups = [.. byType["AWS::Logs::LogGroup"].Select(LogGroup)],
            Alarms = [.. byType["AWS::CloudWatch::Alarm"].Select(DataBuilder.Alarm)],
            Suppressions = suppressions,
            Problems = problems,
            Unknowns = unknowns,
        };
    }

    private static IEnumerable<ResourcePolicy> Policies(Resource resource, string document, string targets)
    {
        var policy = resource.Properties[document];
        if (resource.Type == "AWS::DynamoDB::Table")
        {
            policy = policy["PolicyDocument"];
        }

        if (resource.Type == EventBusPolicy.Type)
        {
            policy = EventBusPolicy.Document(resource);
        }

        if (!policy.IsAbsent)
        {
            yield return new ResourcePolicy(resource, targets.Length == 0 ? [] : resource.Properties[targets].AsTextItems(), PolicyReader.Read(policy));
        }
    }

    private static LogGroup LogGroup(Resource resource) => new(
        resource,
        resource.Properties["LogGroupName"].AsText(),
        resource.Properties["RetentionInDays"].AsInt(),
        resource.Properties["KmsKeyId"].AsText());
}
