using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A job of a pipeline's Lambda action (https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html).</summary>
/// <typeparam name="T">What the action's user parameters hold; <see cref="PlainText"/> when they are no JSON.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipeline<T>
    where T : class, IEventContract<T>
{
    /// <summary>The job.</summary>
    [JsonPropertyName("CodePipeline.job")]
    public required CodePipelineJob<T> Job { get; init; }
}

/// <summary>A job.</summary>
/// <typeparam name="T">What the user parameters hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineJob<T>
    where T : class, IEventContract<T>
{
    /// <summary>Goes into <c>PutJobSuccessResult</c> and <c>PutJobFailureResult</c>.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>The account of the pipeline.</summary>
    [StringLength(32, MinimumLength = 1)]
    public required string AccountId { get; init; }

    /// <summary>What is to be done.</summary>
    public required CodePipelineData<T> Data { get; init; }
}

/// <summary>What is to be done.</summary>
/// <typeparam name="T">What the user parameters hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineData<T>
    where T : class, IEventContract<T>
{
    /// <summary>How the action is configured.</summary>
    public required CodePipelineAction<T> ActionConfiguration { get; init; }

    /// <summary>What the action gets.</summary>
    public required ImmutableArray<CodePipelineArtifact> InputArtifacts { get; init; }

    /// <summary>What it makes.</summary>
    public required ImmutableArray<CodePipelineArtifact> OutputArtifacts { get; init; }

    /// <summary>Credentials for the artifacts.</summary>
    public required CodePipelineCredentials ArtifactCredentials { get; init; }

    /// <summary>What the function returned when it was not done.</summary>
    [StringLength(2048)]
    public string? ContinuationToken { get; init; }

    /// <summary>The key that encrypts the artifacts.</summary>
    public CodePipelineKey? EncryptionKey { get; init; }
}

/// <summary>How an action is configured.</summary>
/// <typeparam name="T">What the user parameters hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineAction<T>
    where T : class, IEventContract<T>
{
    /// <summary>The configuration.</summary>
    public required CodePipelineConfiguration<T> Configuration { get; init; }
}

/// <summary>The configuration of an action.</summary>
/// <typeparam name="T">What the user parameters hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineConfiguration<T>
    where T : class, IEventContract<T>
{
    /// <summary>The function.</summary>
    [JsonPropertyName("FunctionName"), StringLength(256, MinimumLength = 1)]
    public required string FunctionName { get; init; }

    /// <summary>What whoever made the pipeline tells the function.</summary>
    [JsonPropertyName("UserParameters"), Content]
    public T? UserParameters { get; init; }
}

/// <summary>An artifact.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineArtifact
{
    /// <summary>Its name.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Its revision.</summary>
    [StringLength(2048)]
    public string? Revision { get; init; }

    /// <summary>Where it is.</summary>
    public required CodePipelineLocation Location { get; init; }
}

/// <summary>Where an artifact is.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineLocation
{
    /// <summary>Always <c>S3</c>.</summary>
    [AllowedValues("S3")]
    public required string Type { get; init; }

    /// <summary>The object.</summary>
    public required CodePipelineS3Location S3Location { get; init; }
}

/// <summary>The object that holds an artifact.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineS3Location
{
    /// <summary>The bucket.</summary>
    [StringLength(255, MinimumLength = 1)]
    public required string BucketName { get; init; }

    /// <summary>The key.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string ObjectKey { get; init; }
}

/// <summary>Credentials for the artifacts of a job.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineCredentials
{
    /// <summary>The access key's identifier.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string AccessKeyId { get; init; }

    /// <summary>The access key.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string SecretAccessKey { get; init; }

    /// <summary>The session's token.</summary>
    [StringLength(16_384, MinimumLength = 1)]
    public required string SessionToken { get; init; }

    /// <summary>When they end, in milliseconds since 1970.</summary>
    public long? ExpirationTime { get; init; }

    /// <summary>The name of the type: credentials must not get into a log.</summary>
    public override string ToString() => nameof(CodePipelineCredentials);
}

/// <summary>A key that encrypts artifacts.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodePipelineKey
{
    /// <summary>The identifier, ARN or alias of the key.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>Always <c>KMS</c>.</summary>
    [StringLength(64)]
    public string? Type { get; init; }
}
