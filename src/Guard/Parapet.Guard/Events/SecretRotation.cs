using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A step in which a function rotates a secret (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SecretRotation
{
    /// <summary>The step.</summary>
    [JsonPropertyName("Step"), AllowedValues("createSecret", "setSecret", "testSecret", "finishSecret")]
    public required string Step { get; init; }

    /// <summary>The ARN of the secret.</summary>
    [JsonPropertyName("SecretId"), StringLength(2048, MinimumLength = 1)]
    public required string SecretId { get; init; }

    /// <summary>The identifier of the version to be made.</summary>
    [JsonPropertyName("ClientRequestToken"), StringLength(64, MinimumLength = 32)]
    public required string ClientRequestToken { get; init; }

    /// <summary>Goes into <c>PutSecretValue</c> when the function is in another account.</summary>
    [JsonPropertyName("RotationToken"), StringLength(256)]
    public string? RotationToken { get; init; }
}
