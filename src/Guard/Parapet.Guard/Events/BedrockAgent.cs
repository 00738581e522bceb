using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>An operation that an agent of Amazon Bedrock asks for, of an action group with an OpenAPI schema
/// (https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html#agents-lambda-input). What the values say was written by a model.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record BedrockAgentApi
{
    /// <summary>The format.</summary>
    [AllowedValues("1.0")]
    public required string MessageVersion { get; init; }

    /// <summary>The agent.</summary>
    public required BedrockAgent Agent { get; init; }

    /// <summary>What the user said.</summary>
    [StringLength(6 * 1024 * 1024)]
    public string? InputText { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The action group.</summary>
    public required string ActionGroup { get; init; }

    /// <summary>The path of the operation, with its parameters in braces.</summary>
    public required string ApiPath { get; init; }

    /// <summary>The method of the operation.</summary>
    public required string HttpMethod { get; init; }

    /// <summary>The parameters of path, query and headers.</summary>
    public ImmutableArray<BedrockParameter>? Parameters { get; init; }

    /// <summary>The body.</summary>
    public BedrockBody? RequestBody { get; init; }

    /// <summary>What the application keeps for the session.</summary>
    public ImmutableDictionary<string, string>? SessionAttributes { get; init; }

    /// <summary>What the application keeps for the turn.</summary>
    public ImmutableDictionary<string, string>? PromptSessionAttributes { get; init; }
}

/// <summary>A function that an agent of Amazon Bedrock asks for, of an action group with function details
/// (https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html#agents-lambda-input). What the values say was written by a model.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record BedrockAgentFunction
{
    /// <summary>The format.</summary>
    [AllowedValues("1.0")]
    public required string MessageVersion { get; init; }

    /// <summary>The agent.</summary>
    public required BedrockAgent Agent { get; init; }

    /// <summary>What the user said.</summary>
    [StringLength(6 * 1024 * 1024)]
    public string? InputText { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The action group.</summary>
    public required string ActionGroup { get; init; }

    /// <summary>The function's name in the action group.</summary>
    public required string Function { get; init; }

    /// <summary>The parameters.</summary>
    public ImmutableArray<BedrockParameter>? Parameters { get; init; }

    /// <summary>What the application keeps for the session.</summary>
    public ImmutableDictionary<string, string>? SessionAttributes { get; init; }

    /// <summary>What the application keeps for the turn.</summary>
    public ImmutableDictionary<string, string>? PromptSessionAttributes { get; init; }
}

/// <summary>An agent of Amazon Bedrock.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record BedrockAgent
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its number.</summary>
    public required string Id { get; init; }

    /// <summary>The alias that was asked.</summary>
    public required string Alias { get; init; }

    /// <summary>The version behind the alias.</summary>
    public required string Version { get; init; }
}

/// <summary>A value that a model filled in.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record BedrockParameter
{
    /// <summary>The parameter.</summary>
    public required string Name { get; init; }

    /// <summary>The type that the schema asks for; nobody has checked it.</summary>
    public string? Type { get; init; }

    /// <summary>The value, as text.</summary>
    [StringLength(1024 * 1024)]
    public required string Value { get; init; }
}

/// <summary>A body that a model filled in.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record BedrockBody
{
    /// <summary>By media type.</summary>
    public required ImmutableDictionary<string, BedrockContent> Content { get; init; }
}

/// <summary>A body of one media type.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record BedrockContent
{
    /// <summary>The properties of the object.</summary>
    public required ImmutableArray<BedrockParameter> Properties { get; init; }
}
