using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A hook of a deployment by CodeDeploy (https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodeDeployHook
{
    /// <summary>The deployment.</summary>
    [JsonPropertyName("DeploymentId"), StringLength(128, MinimumLength = 1)]
    public required string DeploymentId { get; init; }

    /// <summary>Goes into <c>PutLifecycleEventHookExecutionStatus</c>.</summary>
    [JsonPropertyName("LifecycleEventHookExecutionId"), StringLength(4096, MinimumLength = 1)]
    public required string LifecycleEventHookExecutionId { get; init; }
}
