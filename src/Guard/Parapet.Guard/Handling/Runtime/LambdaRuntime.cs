using Parapet.Guard.Handling;

namespace Parapet.Guard;

/// <summary>
/// Runs a guarded function as a program of its own, without any package: a client of the Lambda Runtime API for <c>provided.al2023</c>
/// (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). Takes one invocation after the other until the environment is shut down.
/// </summary>
public static class LambdaRuntime
{
    /// <summary>The environment variable with host and port of the Runtime API.</summary>
    public const string ApiVariable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>Runs a function.</summary>
    /// <param name="handler">The function.</param>
    /// <param name="cancellation">Ends it between two invocations.</param>
    /// <exception cref="InvalidOperationException">There is no Runtime API, or it refuses to go on.</exception>
    public static Task RunAsync(GuardedHandler handler, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return RunAsync(() => Task.FromResult(handler), null, cancellation);
    }

    /// <summary>Makes a function and runs it. When making it fails, Lambda learns of that at once instead of waiting.</summary>
    /// <param name="create">Makes the function: reads configuration, opens clients.</param>
    /// <param name="failed">Gets the exceptions of the function, for a log that may say what they say: they can quote what an event contained. Default: a line on standard output with
    /// type and stack of each.</param>
    /// <param name="cancellation">Ends it between two invocations.</param>
    /// <exception cref="InvalidOperationException">There is no Runtime API, or it refuses to go on.</exception>
    public static Task RunAsync(Func<Task<GuardedHandler>> create, Action<Invocation, Exception>? failed = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(create);
        var api = Environment.GetEnvironmentVariable(ApiVariable) is { Length: > 0 } host ? host : throw new InvalidOperationException($"{ApiVariable} is not set: this program runs inside AWS Lambda");
        return RunAsync(api, create, failed, cancellation);
    }

    /// <summary>The same with a Runtime API at a place that is known otherwise.</summary>
    /// <param name="api">Host and port.</param>
    /// <param name="create">Makes the function.</param>
    /// <param name="failed">Gets the exceptions of the function.</param>
    /// <param name="cancellation">Ends it between two invocations.</param>
    /// <exception cref="InvalidOperationException">The Runtime API refuses to go on.</exception>
    public static async Task RunAsync(string api, Func<Task<GuardedHandler>> create, Action<Invocation, Exception>? failed = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(create);
        using var client = new RuntimeClient(api, TimeProvider.System);
        await new InvocationLoop(client, TimeProvider.System, failed).RunAsync(create, cancellation);
    }
}
