using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>AWS CodeDeploy asks whether a deployment may go on (https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodeDeployHook
{
    /// <summary>The deployment.</summary>
    [RegularExpression("^d-[0-9A-Z]+$"), JsonPropertyName("DeploymentId")]
    public required string DeploymentId { get; init; }

    /// <summary>The hook, by which the answer names it.</summary>
    [JsonPropertyName("LifecycleEventHookExecutionId")]
    public required string LifecycleEventHookExecutionId { get; init; }
}
