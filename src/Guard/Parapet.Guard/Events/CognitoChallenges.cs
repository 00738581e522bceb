using System.Collections.Immutable;

namespace Parapet.Guard.Events;

/// <summary>Which challenge comes next (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record DefineChallengeRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "DefineAuthChallenge";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>The challenges so far.</summary>
    public required ImmutableArray<CognitoChallenge> Session { get; init; }

    /// <summary>Whether there is no such user, and the application must not learn that.</summary>
    public bool? UserNotFound { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>What a challenge asks (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record CreateChallengeRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "CreateAuthChallenge";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>The challenge.</summary>
    public required string ChallengeName { get; init; }

    /// <summary>The challenges so far.</summary>
    public required ImmutableArray<CognitoChallenge> Session { get; init; }

    /// <summary>Whether there is no such user, and the application must not learn that.</summary>
    public bool? UserNotFound { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>Whether the answer is right (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html).</summary>
[EventContract(AllowUnknownProperties = true, MaxStringLength = 131072)]
public sealed partial record VerifyChallengeRequest : ICognitoRequest
{
    static string ICognitoRequest.Trigger => "VerifyAuthChallengeResponse";

    /// <summary>The user's attributes.</summary>
    public required ImmutableDictionary<string, ScalarText> UserAttributes { get; init; }

    /// <summary>What the create-challenge trigger kept to itself.</summary>
    public ImmutableDictionary<string, string>? PrivateChallengeParameters { get; init; }

    /// <summary>The answer.</summary>
    public required string ChallengeAnswer { get; init; }

    /// <summary>Whether there is no such user, and the application must not learn that.</summary>
    public bool? UserNotFound { get; init; }

    /// <summary>What the application sent along.</summary>
    public ImmutableDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>A challenge that was answered.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CognitoChallenge
{
    /// <summary>The challenge.</summary>
    public required string ChallengeName { get; init; }

    /// <summary>Whether the answer was right.</summary>
    public required bool ChallengeResult { get; init; }

    /// <summary>What the create-challenge trigger called it.</summary>
    public string? ChallengeMetadata { get; init; }
}
