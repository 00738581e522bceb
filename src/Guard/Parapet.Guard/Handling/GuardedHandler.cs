using System.Collections.Immutable;
using Parapet.Guard.Handling;

namespace Parapet.Guard;

/// <summary>A function that only gets events that keep their contract. Made by <see cref="Guard"/>; one for all invocations.</summary>
public abstract class GuardedHandler
{
    private protected GuardedHandler(string source, GuardOptions? options)
    {
        Source = source;
        Options = options ?? new GuardOptions();
    }

    private protected string Source { get; }

    private protected GuardOptions Options { get; }

    /// <summary>Handles one event. For a class library's <c>Handler(Stream, ILambdaContext)</c> and for <c>LambdaBootstrapBuilder.Create</c>.</summary>
    /// <param name="input">The event as the runtime hands it over.</param>
    /// <param name="invocation">What is known of the invocation.</param>
    /// <returns>What the runtime gets back.</returns>
    /// <exception cref="EventRefusedException">The event does not keep its contract, and its source knows no other answer.</exception>
    public async Task<Stream> InvokeAsync(Stream input, Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(invocation);
        var answer = await InvokeAsync(await EventBytes.ReadAsync(input, invocation.Cancellation), invocation);
        return new MemoryStream(answer.ToArray(), writable: false);
    }

    /// <summary>Handles one event.</summary>
    /// <param name="utf8">The event, JSON.</param>
    /// <param name="invocation">What is known of the invocation.</param>
    /// <returns>What the runtime gets back, JSON or bytes of the function's own.</returns>
    /// <exception cref="EventRefusedException">The event does not keep its contract, and its source knows no other answer.</exception>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> utf8, Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        using var deadline = Deadline.Of(invocation.RemainingTime, Options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, invocation.Cancellation);
        return await HandleAsync(utf8, invocation with { Cancellation = either.Token });
    }

    private protected abstract Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> utf8, Invocation invocation);

    private protected ImmutableArray<Violation> Refuse(in Violations violations, string requestId) => Refusals.Note(Options, Source, requestId, violations);
}
