using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>AWS CloudFormation asks for a custom resource (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html).</summary>
/// <typeparam name="TProperties">The properties. CloudFormation writes every number and boolean in them as a string, and adds <c>ServiceToken</c>.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomResource<TProperties>
    where TProperties : class, IEventContract<TProperties>
{
    /// <summary>What is asked for.</summary>
    [AllowedValues("Create", "Update", "Delete"), JsonPropertyName("RequestType")]
    public required string RequestType { get; init; }

    /// <summary>The function that is asked.</summary>
    [JsonPropertyName("ServiceToken")]
    public string? ServiceToken { get; init; }

    /// <summary>Where the answer goes. Who knows it can answer for the resource: not for logs. Three dots when the provider framework of
    /// the AWS CDK answers instead.</summary>
    [RegularExpression(@"^(https?://[!-~]+|\.\.\.)$"), JsonPropertyName("ResponseURL")]
    public required string ResponseUrl { get; init; }

    /// <summary>The stack.</summary>
    [RegularExpression("^arn:[^:]+:cloudformation:[!-~]+$"), JsonPropertyName("StackId")]
    public required string StackId { get; init; }

    /// <summary>The request's number.</summary>
    [JsonPropertyName("RequestId")]
    public required string RequestId { get; init; }

    /// <summary>The resource's name in the template.</summary>
    [JsonPropertyName("LogicalResourceId")]
    public required string LogicalResourceId { get; init; }

    /// <summary>What the function called it when it was created; not there before.</summary>
    [JsonPropertyName("PhysicalResourceId")]
    public string? PhysicalResourceId { get; init; }

    /// <summary>The type in the template.</summary>
    [RegularExpression("^(Custom::[A-Za-z0-9_@-]+|AWS::CloudFormation::CustomResource)$"), JsonPropertyName("ResourceType")]
    public required string ResourceType { get; init; }

    /// <summary>The properties.</summary>
    [JsonPropertyName("ResourceProperties")]
    public required TProperties ResourceProperties { get; init; }

    /// <summary>The properties before an update. They kept to what was the contract then, which may not be this one.</summary>
    [JsonPropertyName("OldResourceProperties")]
    public AnyJson? OldResourceProperties { get; init; }
}
