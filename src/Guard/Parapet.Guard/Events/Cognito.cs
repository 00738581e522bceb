namespace Parapet.Guard.Events;

/// <summary>
/// A user pool of Amazon Cognito calls a trigger
/// (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html). An event of another trigger is refused; a function that
/// serves several reads <see cref="AnyTriggerRequest"/>.
/// </summary>
/// <typeparam name="TRequest">The trigger's part: <see cref="PreSignUpRequest"/> and its like, or a contract of one's own that says more of
/// attributes and metadata.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Cognito<TRequest>
    where TRequest : class, IEventContract<TRequest>, ICognitoRequest
{
    /// <summary>The format of the trigger.</summary>
    public required string Version { get; init; }

    /// <summary>The trigger and its occasion: <c>PreSignUp_ExternalProvider</c>.</summary>
    public required CognitoTrigger<TRequest> TriggerSource { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The user pool.</summary>
    public required string UserPoolId { get; init; }

    /// <summary>The user; not there when a client asks for itself.</summary>
    public string? UserName { get; init; }

    /// <summary>The application.</summary>
    public required CognitoCaller CallerContext { get; init; }

    /// <summary>The trigger's part.</summary>
    public required TRequest Request { get; init; }

    /// <summary>What the function fills in and returns with all the rest. Empty, or with nulls.</summary>
    public AnyJson? Response { get; init; }
}

/// <summary>The application that called a user pool.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CognitoCaller
{
    /// <summary>The version of its SDK.</summary>
    public string? AwsSdkVersion { get; init; }

    /// <summary>The app client.</summary>
    public required string ClientId { get; init; }
}
