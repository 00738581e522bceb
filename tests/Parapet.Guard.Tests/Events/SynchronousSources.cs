using System.ComponentModel.DataAnnotations;
using System.Text;
using Parapet.Guard.Events;

namespace Parapet.Guard.Tests.Events;

/// <summary>What members of a request say in the tests: all of them optional, so that every sample of HTTP is one.</summary>
[EventContract]
public sealed partial record BoundOrder
{
    [FromPath]
    public string? Id { get; init; }

    [FromQuery, Range(1, 100)]
    public int? Limit { get; init; }

    [FromHeader("HOST")]
    public string? Host { get; init; }

    [StringLength(10)]
    public string? Sku { get; init; }

    public string? Action { get; init; }
}

/// <summary>What a contract made of an event.</summary>
/// <param name="Value">The object, or null.</param>
/// <param name="Reasons">Why there is none.</param>
internal sealed record Reading(object? Value, string Reasons);

/// <summary>A contract of a source that waits for the answer. Samples are in the folder of its name; where it has two rows, one of them has a payload with rules.</summary>
/// <param name="Name">The contract.</param>
/// <param name="Payload">What stands for its type parameter.</param>
/// <param name="Read">Reads an event by it.</param>
/// <param name="Validate">Only checks it.</param>
/// <param name="Schema">Its JSON Schema.</param>
internal sealed record SynchronousSource(string Name, string Payload, Func<byte[], Reading> Read, Func<byte[], bool> Validate, Func<string> Schema)
{
    public static readonly SynchronousSource[] All =
    [
        Of<ApiV1<PlainText>>("ApiV1", "text"),
        Of<ApiV1<BoundOrder>>("ApiV1", "order"),
        Of<ApiV2<PlainText>>("ApiV2", "text"),
        Of<ApiV2<BoundOrder>>("ApiV2", "order"),
        Of<FunctionUrl<PlainText>>("FunctionUrl", "text"),
        Of<FunctionUrl<BoundOrder>>("FunctionUrl", "order"),
        Of<WebSocket<PlainText>>("WebSocket", "text"),
        Of<WebSocket<BoundOrder>>("WebSocket", "order"),
        Of<Alb<PlainText>>("Alb", "text"),
        Of<Alb<BoundOrder>>("Alb", "order"),
        Of<LatticeV1<PlainText>>("LatticeV1", "text"),
        Of<LatticeV1<BoundOrder>>("LatticeV1", "order"),
        Of<LatticeV2<PlainText>>("LatticeV2", "text"),
        Of<LatticeV2<BoundOrder>>("LatticeV2", "order"),
        Of<TokenAuthorizer>("TokenAuthorizer"),
        Of<RequestAuthorizer>("RequestAuthorizer"),
        Of<RequestAuthorizerV2>("RequestAuthorizerV2"),
        Of<WebSocketAuthorizer>("WebSocketAuthorizer"),
        Of<IotAuthorizer>("IotAuthorizer"),
        Of<TransferAuthorizer>("TransferAuthorizer"),
        Of<AppSync<AnyJson>>("AppSync"),
        Of<AmplifyResolver<AnyJson>>("AmplifyResolver"),
        Of<AppSyncBatch<AnyJson>>("AppSyncBatch"),
        Of<AppSyncAuthorizer>("AppSyncAuthorizer"),
        Of<AppSyncEventsAuthorizer>("AppSyncEventsAuthorizer"),
        Of<AppSyncEvents<AnyJson>>("AppSyncEvents"),
        Of<BedrockAgentApi>("BedrockAgentApi"),
        Of<BedrockAgentFunction>("BedrockAgentFunction"),
        Of<LexV1>("LexV1"),
        Of<LexV2>("LexV2"),
        Of<Connect<AnyJson>>("Connect"),
        Of<Cognito<PreSignUpRequest>>("Cognito.PreSignUp"),
        Of<Cognito<PostConfirmationRequest>>("Cognito.PostConfirmation"),
        Of<Cognito<PreAuthenticationRequest>>("Cognito.PreAuthentication"),
        Of<Cognito<PostAuthenticationRequest>>("Cognito.PostAuthentication"),
        Of<Cognito<PreTokenGenerationRequest>>("Cognito.PreTokenGeneration"),
        Of<Cognito<UserMigrationRequest>>("Cognito.UserMigration"),
        Of<Cognito<CustomMessageRequest>>("Cognito.CustomMessage"),
        Of<Cognito<CustomEmailSenderRequest>>("Cognito.CustomEmailSender"),
        Of<Cognito<CustomSmsSenderRequest>>("Cognito.CustomSmsSender"),
        Of<Cognito<DefineChallengeRequest>>("Cognito.DefineChallenge"),
        Of<Cognito<CreateChallengeRequest>>("Cognito.CreateChallenge"),
        Of<Cognito<VerifyChallengeRequest>>("Cognito.VerifyChallenge"),
        Of<Cognito<InboundFederationRequest>>("Cognito.InboundFederation"),
        Of<CloudFrontRequest>("CloudFrontRequest"),
        Of<CloudFrontResponse>("CloudFrontResponse"),
        Of<CustomResource<AnyJson>>("CustomResource"),
        Of<AlexaSkill>("AlexaSkill"),
    ];

    /// <summary>The contract, with its payload.</summary>
    public string Title => Payload.Length == 0 ? Name : $"{Name} ({Payload})";

    /// <summary>Its samples: name and text.</summary>
    public IEnumerable<(string Name, string Text)> Samples =>
        from file in Directory.GetFiles(Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Events/Samples", Name), "*.json").Order(StringComparer.Ordinal)
        select ($"{Name}/{Path.GetFileNameWithoutExtension(file)}", File.ReadAllText(file));

    public Reading ReadText(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static SynchronousSource Of<T>(string name, string payload = "")
        where T : class, IEventContract<T> => new(name, payload, ReadBoth<T>, IsValid<T>, ContractSchemas.Of<T>);

    private static Reading ReadBoth<T>(byte[] utf8)
        where T : class, IEventContract<T>
    {
        var violations = new Violations();
        var value = T.Read(utf8, ref violations);
        var again = new Violations();
        Assert.Equal(value is not null, T.Validate(utf8, ref again));
        Assert.Equal(again.ToArray(), violations.ToArray());
        return new Reading(value, string.Join("; ", violations.ToArray()));
    }

    private static bool IsValid<T>(byte[] utf8)
        where T : class, IEventContract<T>
    {
        var violations = new Violations();
        return T.Validate(utf8, ref violations);
    }
}
