using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>
/// A Lambda function as deployed.
/// Properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html.
/// </summary>
public sealed record Function
{
    /// <summary>The resource.</summary>
    public required Resource Resource { get; init; }

    /// <summary>The resource's identifier, by which other nouns point to the function.</summary>
    public string Id => Resource.Id;

    /// <summary>Where the function's name stands in the template.</summary>
    public Location At => Resource.At;

    /// <summary>What a person calls the function: its logical id.</summary>
    public string Name => Resource.LogicalId;

    /// <summary><c>FunctionName</c>; absent when CloudFormation makes one up.</summary>
    public required Resolved<Text> FunctionName { get; init; }

    /// <summary><c>Runtime</c> identifier such as <c>dotnet10</c>; absent for images.</summary>
    public required Resolved<string> Runtime { get; init; }

    /// <summary><c>Handler</c>.</summary>
    public required Resolved<Text> Handler { get; init; }

    /// <summary><c>PackageType</c>: <c>Zip</c> (also when absent) or <c>Image</c>.</summary>
    public required Resolved<string> PackageType { get; init; }

    /// <summary>Where the code lies: the raw <c>Code</c> map (<c>S3Bucket</c>, <c>ZipFile</c>, <c>ImageUri</c>), or a local path as text.</summary>
    public required Value Code { get; init; }

    /// <summary>The role's ARN as written.</summary>
    public required Resolved<Text> RoleArn { get; init; }

    /// <summary>The execution role when it is part of the deployment; several when a condition decides.</summary>
    public required ImmutableArray<string> RoleIds { get; init; }

    /// <summary>Environment variables.</summary>
    public required ImmutableArray<EnvironmentVariable> Environment { get; init; }

    /// <summary>Set when the environment, or part of it, is unknown.</summary>
    public required Unknown? EnvironmentUnknown { get; init; }

    /// <summary><c>KmsKeyArn</c>, the customer-managed key of the environment.</summary>
    public required Resolved<Text> KmsKeyArn { get; init; }

    /// <summary>Layer version ARNs, in the order in which they are laid over each other.</summary>
    public required ImmutableArray<TextItem> Layers { get; init; }

    /// <summary><c>TracingConfig.Mode</c>: <c>Active</c> or <c>PassThrough</c>.</summary>
    public required Resolved<string> TracingMode { get; init; }

    /// <summary><c>ReservedConcurrentExecutions</c>.</summary>
    public required Resolved<int> ReservedConcurrency { get; init; }

    /// <summary><c>Timeout</c> in seconds; absent means 3.</summary>
    public required Resolved<int> TimeoutSeconds { get; init; }

    /// <summary><c>CodeSigningConfigArn</c>.</summary>
    public required Resolved<Text> CodeSigningConfigArn { get; init; }

    /// <summary><c>DeadLetterConfig.TargetArn</c>.</summary>
    public required Resolved<Text> DeadLetterTargetArn { get; init; }

    /// <summary><c>VpcConfig.SecurityGroupIds</c>.</summary>
    public required ImmutableArray<TextItem> SecurityGroupIds { get; init; }

    /// <summary><c>VpcConfig.SubnetIds</c>; empty when the function is outside any VPC of the customer.</summary>
    public required ImmutableArray<TextItem> SubnetIds { get; init; }

    /// <summary><c>LoggingConfig.LogGroup</c>; absent means <c>/aws/lambda/NAME</c>.</summary>
    public required Resolved<Text> LogGroupName { get; init; }

    /// <summary>Function URLs, on the function or on its aliases.</summary>
    public required ImmutableArray<FunctionUrl> Urls { get; init; }

    /// <summary>Published versions.</summary>
    public required ImmutableArray<Resource> Versions { get; init; }

    /// <summary>Aliases.</summary>
    public required ImmutableArray<Resource> Aliases { get; init; }

    /// <summary>Asynchronous invocation settings.</summary>
    public required ImmutableArray<EventInvokeConfig> EventInvokeConfigs { get; init; }

    /// <summary>Statements of the function's resource-based policy.</summary>
    public required ImmutableArray<Permission> Permissions { get; init; }

    /// <summary>What invokes the function.</summary>
    public required ImmutableArray<Trigger> Triggers { get; init; }

    /// <summary>What the CDK made this function for (such as <c>log retention</c>), when it is a helper of the framework that no user wrote; else null.</summary>
    public required string? FrameworkHelper { get; init; }
}

/// <summary>One environment variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameAt">Where the name stands.</param>
/// <param name="Value">Its value, perhaps with holes.</param>
/// <param name="When">The template condition under which it is set; null for always.</param>
public sealed record EnvironmentVariable(string Name, Location NameAt, Resolved<Text> Value, string? When);

/// <summary>A function URL. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html</summary>
public sealed record FunctionUrl
{
    /// <summary>The <c>AWS::Lambda::Url</c> resource.</summary>
    public required Resource Resource { get; init; }

    /// <summary><c>AuthType</c>: <c>AWS_IAM</c> or <c>NONE</c>.</summary>
    public required Resolved<string> AuthType { get; init; }

    /// <summary><c>Cors.AllowOrigins</c>.</summary>
    public required ImmutableArray<TextItem> CorsOrigins { get; init; }

    /// <summary><c>Cors.AllowMethods</c>.</summary>
    public required ImmutableArray<TextItem> CorsMethods { get; init; }

    /// <summary><c>Cors.AllowHeaders</c>.</summary>
    public required ImmutableArray<TextItem> CorsHeaders { get; init; }

    /// <summary><c>Cors.AllowCredentials</c>.</summary>
    public required Resolved<bool> CorsCredentials { get; init; }
}

/// <summary>
/// One <c>AWS::Lambda::Permission</c>: a statement of a function's resource-based policy.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-permission.html
/// </summary>
public sealed record Permission
{
    /// <summary>The resource.</summary>
    public required Resource Resource { get; init; }

    /// <summary>The functions of the deployment it is attached to; empty when it is another's function or unknown.</summary>
    public required ImmutableArray<string> FunctionIds { get; init; }

    /// <summary><c>Action</c>.</summary>
    public required Resolved<string> Action { get; init; }

    /// <summary><c>Principal</c>: a service, an account, an ARN or <c>*</c>.</summary>
    public required Resolved<Text> Principal { get; init; }

    /// <summary><c>SourceArn</c>.</summary>
    public required Resolved<Text> SourceArn { get; init; }

    /// <summary><c>SourceAccount</c>.</summary>
    public required Resolved<Text> SourceAccount { get; init; }

    /// <summary><c>PrincipalOrgID</c>.</summary>
    public required Resolved<Text> PrincipalOrgId { get; init; }

    /// <summary><c>FunctionUrlAuthType</c>.</summary>
    public required Resolved<string> FunctionUrlAuthType { get; init; }

    /// <summary><c>InvokedViaFunctionUrl</c>.</summary>
    public required Resolved<bool> InvokedViaFunctionUrl { get; init; }

    /// <summary><c>EventSourceToken</c>.</summary>
    public required Resolved<Text> EventSourceToken { get; init; }
}

/// <summary>An <c>AWS::Lambda::EventInvokeConfig</c>: where asynchronous events end.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="OnSuccess"><c>DestinationConfig.OnSuccess.Destination</c>.</param>
/// <param name="OnFailure"><c>DestinationConfig.OnFailure.Destination</c>.</param>
public sealed record EventInvokeConfig(Resource Resource, Resolved<Text> OnSuccess, Resolved<Text> OnFailure);

/// <summary>Something that invokes a function.</summary>
public sealed record Trigger
{
    /// <summary>The resource that makes it happen: a permission, an event source mapping, a route, a rule, a schedule.</summary>
    public required Resource Resource { get; init; }

    /// <summary>How Lambda is invoked.</summary>
    public required Invocation Invocation { get; init; }

    /// <summary>The service the event comes from, by its principal's first label: <c>s3</c>, <c>sns</c>, <c>events</c>, <c>sqs</c>, <c>apigateway</c>, <c>function-url</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The ARN of the source, as far as known.</summary>
    public required Resolved<Text> Source { get; init; }

    /// <summary>For event source mappings: <c>DestinationConfig.OnFailure.Destination</c>; else absent.</summary>
    public required Resolved<Text> OnFailure { get; init; }
}

/// <summary>How an event reaches a function. https://docs.aws.amazon.com/lambda/latest/dg/lambda-invocation.html</summary>
public enum Invocation
{
    /// <summary>The caller waits for the answer.</summary>
    Synchronous,

    /// <summary>Lambda queues the event, retries and then drops it.</summary>
    Asynchronous,

    /// <summary>Lambda polls a queue or stream through an event source mapping.</summary>
    Polled,
}
