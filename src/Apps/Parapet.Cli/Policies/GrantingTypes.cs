using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parapet.Cli.Policies;

/// <summary>
/// Resource types that give access in ways that are not read, with the properties that do it.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
/// </summary>
internal static class GrantingTypes
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Properties = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["AWS::IAM::User"] = ["Policies", "ManagedPolicyArns", "Groups", "PermissionsBoundary"],
        ["AWS::IAM::Group"] = ["Policies", "ManagedPolicyArns"],
        ["AWS::IAM::UserPolicy"] = [],
        ["AWS::IAM::GroupPolicy"] = [],
        ["AWS::IAM::UserToGroupAddition"] = [],
        ["AWS::SSO::PermissionSet"] = ["InlinePolicy", "ManagedPolicies", "CustomerManagedPolicyReferences", "PermissionsBoundary"],
        ["AWS::SSO::Assignment"] = [],
        ["AWS::Organizations::Policy"] = [],
        ["AWS::RAM::ResourceShare"] = [],
        ["AWS::RolesAnywhere::Profile"] = [],
        ["AWS::Cognito::IdentityPoolRoleAttachment"] = [],
        ["AWS::EKS::AccessEntry"] = [],
        ["AWS::EKS::PodIdentityAssociation"] = [],
        ["AWS::LakeFormation::Permissions"] = [],
        ["AWS::LakeFormation::PrincipalPermissions"] = [],
        ["AWS::SQS::QueueInlinePolicy"] = [],
        ["AWS::SNS::TopicInlinePolicy"] = [],
        ["AWS::S3::AccessPoint"] = ["Policy"],
        ["AWS::S3::AccessGrant"] = [],
        ["AWS::S3::MultiRegionAccessPointPolicy"] = [],
        ["AWS::S3Express::BucketPolicy"] = [],
        ["AWS::S3ObjectLambda::AccessPointPolicy"] = [],
        ["AWS::S3Tables::TableBucketPolicy"] = [],
        ["AWS::S3Tables::TablePolicy"] = [],
        ["AWS::EFS::FileSystem"] = ["FileSystemPolicy"],
        ["AWS::OpenSearchService::Domain"] = ["AccessPolicies"],
        ["AWS::Elasticsearch::Domain"] = ["AccessPolicies"],
        ["AWS::OpenSearchServerless::AccessPolicy"] = [],
        ["AWS::ApiGateway::RestApi"] = ["Policy"],
        ["AWS::ApiGateway::DomainName"] = ["Policy"],
        ["AWS::Lambda::LayerVersionPermission"] = [],
        ["AWS::Lambda::Url"] = ["TargetFunctionArn", "AuthType", "Qualifier"],
        ["AWS::KMS::ReplicaKey"] = ["KeyPolicy"],
        ["AWS::ACMPCA::Permission"] = [],
        ["AWS::CloudFormation::StackSet"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The properties of a type that give access, none when all count; null when the type is not known to.</summary>
    public static ImmutableArray<string>? Find(string type) => Properties.TryGetValue(type, out var properties) ? properties : null;
}
