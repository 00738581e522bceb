using System.Collections.Frozen;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>ARNs of policies that AWS manages. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html</summary>
internal static class ManagedPolicies
{
    private const string Prefix = "arn:aws:iam::aws:policy/";

    /// <summary>Policies that lie below a path; every other name stands right after <see cref="Prefix"/>.</summary>
    private static readonly FrozenDictionary<string, string> Paths = BelowPaths().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Writing to CloudWatch Logs: attached to every role that SAM makes for a function.</summary>
    public static Text BasicExecution { get; } = ArnOf(Text.Of("AWSLambdaBasicExecutionRole"));

    /// <summary>Sending traces, for <c>Tracing</c>.</summary>
    public static Text XRayWrite { get; } = ArnOf(Text.Of("AWSXRayDaemonWriteAccess"));

    /// <summary>Network interfaces, for <c>VpcConfig</c>.</summary>
    public static Text VpcAccess { get; } = ArnOf(Text.Of("AWSLambdaVPCAccessExecutionRole"));

    /// <summary>Checkpoints of durable executions, for <c>DurableConfig</c>.</summary>
    public static Text DurableExecution { get; } = ArnOf(Text.Of("AWSLambdaBasicDurableExecutionRolePolicy"));

    /// <summary>The ARN for the name of a managed policy; ARNs and texts with holes are ARNs already.</summary>
    public static Text ArnOf(Text nameOrArn) => nameOrArn.Known switch
    {
        null or "" => nameOrArn,
        var arn when arn.StartsWith("arn:", StringComparison.Ordinal) => nameOrArn,
        var name => Text.Of(Prefix + (Paths.TryGetValue(name, out var path) ? path : "") + name),
    };

    private static IEnumerable<KeyValuePair<string, string>> BelowPaths()
    {
        string[] serviceRole =
        [
            "AWSAppRunnerServicePolicyForECRAccess", "AWSAppSyncPushToCloudWatchLogs", "AWSBackupServiceRolePolicyForBackup",
            "AWSBackupServiceRolePolicyForRestores", "AWSBatchServiceEventTargetRole", "AWSBatchServiceRole", "AWSCodeDeployRole",
            "AWSCodeDeployRoleForECS", "AWSCodeDeployRoleForECSLimited", "AWSCodeDeployRoleForLambda", "AWSCodeDeployRoleForLambdaLimited",
            "AWSConfigRole", "AWSConfigRulesExecutionRole", "AWSDataLifecycleManagerServiceRole", "AWSDataPipelineRole",
            "AWSDeepLensServiceRolePolicy", "AWSGlueServiceRole", "AWSIoTLogging", "AWSIoTRuleActions", "AWSIoTThingsRegistration",
            "AWSLambdaBasicDurableExecutionRolePolicy", "AWSLambdaBasicExecutionRole", "AWSLambdaDynamoDBExecutionRole", "AWSLambdaENIManagementAccess",
            "AWSLambdaKinesisExecutionRole", "AWSLambdaMSKExecutionRole", "AWSLambdaRole", "AWSLambdaSQSQueueExecutionRole",
            "AWSLambdaVPCAccessExecutionRole", "AWSTransferLoggingAccess", "AmazonAPIGatewayPushToCloudWatchLogs",
            "AmazonDMSCloudWatchLogsRole", "AmazonDMSRedshiftS3Role", "AmazonDMSVPCManagementRole", "AmazonEC2ContainerServiceAutoscaleRole",
            "AmazonEC2ContainerServiceEventsRole", "AmazonEC2ContainerServiceRole", "AmazonEC2ContainerServiceforEC2Role",
            "AmazonEC2RoleforAWSCodeDeploy", "AmazonEC2RoleforDataPipelineRole", "AmazonEC2RoleforSSM", "AmazonECSTaskExecutionRolePolicy",
            "AmazonElasticMapReduceEditorsRole", "AmazonElasticMapReduceRole", "AmazonElasticMapReduceforAutoScalingRole",
            "AmazonElasticMapReduceforEC2Role", "AmazonElasticTranscoderRole", "AmazonMachineLearningRoleforRedshiftDataSourceV2",
            "AmazonMachineLearningRoleforRedshiftDataSourceV3", "AmazonRDSDirectoryServiceAccess", "AmazonRDSEnhancedMonitoringRole",
            "AmazonRekognitionServiceRole", "AmazonS3ObjectLambdaExecutionRolePolicy", "AmazonSNSRole", "AmazonSSMAutomationRole",
            "AmazonSSMMaintenanceWindowRole", "AutoScalingNotificationAccessRole", "CloudWatchActionsEC2Access", "CloudWatchEventsBuiltInTargetExecutionAccess",
            "CloudWatchEventsInvocationAccess", "RDSCloudHsmAuthorizationRole", "ServerMigrationServiceRole", "VMImportExportRoleForAWSConnector",
        ];
        string[] jobFunction =
        [
            "Billing", "DataScientist", "DatabaseAdministrator", "NetworkAdministrator", "SupportUser", "SystemAdministrator", "ViewOnlyAccess",
        ];
        return serviceRole.Select(name => KeyValuePair.Create(name, "service-role/"))
            .Concat(jobFunction.Select(name => KeyValuePair.Create(name, "job-function/")));
    }
}
