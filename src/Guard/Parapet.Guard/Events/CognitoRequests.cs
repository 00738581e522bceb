using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>Before a user signs up (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html). The attributes are what the caller wrote.</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record PreSignUpRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "PreSignUp";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>What the application sent to be checked.</summary>
    public ImmutableDictionary<string, ScalarText>? ValidationData { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>After a user has confirmed their account or a new password (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record PostConfirmationRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "PostConfirmation";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>Before a user signs in (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record PreAuthenticationRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "PreAuthentication";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>What the application sent to be checked.</summary>
    public ImmutableDictionary<string, ScalarText>? ValidationData { get; init; }

    /// <summary>Whether there is no such user, and the application must not learn that.</summary>
    public bool? UserNotFound { get; init; }
}

/// <summary>After a user has signed in (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record PostAuthenticationRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "PostAuthentication";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>Whether they came with a device that the pool did not know.</summary>
    public bool? NewDeviceUsed { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>Before tokens are made, with trigger version 1, 2 or 3 (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record PreTokenGenerationRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "TokenGeneration";

    /// <summary>The user's attributes; empty for a client that asks for itself.</summary>
    public ImmutableDictionary<string, ScalarText>? UserAttributes { get; init; }

    /// <summary>The user's groups.</summary>
    public required CognitoGroups GroupConfiguration { get; init; }

    /// <summary>What the access token will allow; from version 2.</summary>
    public ImmutableArray<string>? Scopes { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>The groups of a user.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CognitoGroups
{
    /// <summary>The groups.</summary>
    public ImmutableArray<string>? GroupsToOverride { get; init; }

    /// <summary>Their roles.</summary>
    public ImmutableArray<string>? IamRolesToOverride { get; init; }

    /// <summary>The role of the first of them.</summary>
    public string? PreferredRole { get; init; }
}

/// <summary>A user that the pool does not know signs in, or forgot the password (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record UserMigrationRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "UserMigration";

    /// <summary>The password; not there when it is forgotten.</summary>
    public string? Password { get; init; }

    /// <summary>What the application sent to be checked.</summary>
    public ImmutableDictionary<string, ScalarText>? ValidationData { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>Before a message is sent (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record CustomMessageRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "CustomMessage";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>What stands for the code in the message.</summary>
    public required string CodeParameter { get; init; }

    /// <summary>What stands for the link.</summary>
    public string? LinkParameter { get; init; }

    /// <summary>What stands for the user's name.</summary>
    public string? UsernameParameter { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>An e-mail to send oneself (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record CustomEmailSenderRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "CustomEmailSender";

    /// <summary>The format.</summary>
    [AllowedValues("customEmailSenderRequestV1")]
    public required string Type { get; init; }

    /// <summary>The code, encrypted for the key of the pool; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The user's attributes; those of the occasion when it is a warning.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>An SMS to send oneself (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sms-sender.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record CustomSmsSenderRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "CustomSMSSender";

    /// <summary>The format.</summary>
    [AllowedValues("customEmailSenderRequestV1", "customSMSSenderRequestV1")]
    public required string Type { get; init; }

    /// <summary>The code, encrypted for the key of the pool; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>A user comes from another identity provider (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record InboundFederationRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "InboundFederation";

    /// <summary>The provider's name in the pool.</summary>
    public required string ProviderName { get; init; }

    /// <summary><c>OIDC</c>, <c>SAML</c>, <c>Google</c> and others.</summary>
    public required string ProviderType { get; init; }

    /// <summary>What the provider said, in its shape.</summary>
    public required AnyJson Attributes { get; init; }
}

/// <summary>Any trigger, with what the most have.</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record AnyTriggerRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "";

    /// <summary>The user's attributes.</summary>
    public ImmutableDictionary<string, ScalarText>? UserAttributes { get; init; }

    /// <summary>What the application sent to be checked.</summary>
    public ImmutableDictionary<string, ScalarText>? ValidationData { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}
