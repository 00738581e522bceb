using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parapet.Guard.Handling;

namespace Parapet.Guard;

/// <summary>Puts the contract of an event in front of a function. Whatever the function gets from here on keeps the contract; what does not never reaches it.</summary>
public static class Guard
{
    /// <summary>Guards a function behind an HTTP source. A request that is refused is answered with 400, 413 or 415 and a problem document (RFC 9457); exceptions of the function go on.</summary>
    /// <typeparam name="TEvent">The request: <c>ApiV2&lt;CreateOrder&gt;</c>.</typeparam>
    /// <param name="handle">The function.</param>
    /// <param name="options">How refusals are reported.</param>
    public static GuardedHandler Http<TEvent>(Func<TEvent, Invocation, Task<HttpAnswer>> handle, GuardOptions? options = null)
        where TEvent : class, IHttpEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(handle);
        return new HttpHandler<TEvent>(handle, options);
    }

    /// <summary>
    /// Guards a function behind a queue or stream. Each record is checked by itself; those that are refused, or for which the function throws, are reported as failed and the others
    /// are handled (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting). The event source mapping needs
    /// <c>ReportBatchItemFailures</c>.
    /// </summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <param name="handle">The function, for one record.</param>
    /// <param name="options">How records are handled, and what happens to those that are refused.</param>
    public static GuardedHandler Batch<TRecord>(Func<TRecord, Invocation, Task> handle, BatchOptions? options = null)
        where TRecord : class, IBatchRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(handle);
        return new BatchHandler<TRecord>(handle, options ?? new BatchOptions());
    }

    /// <summary>Guards a function that transforms the records of a Firehose stream. A record that is refused, or for which the function throws, is answered as
    /// <c>ProcessingFailed</c> (https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html).</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <param name="transform">The function, for one record.</param>
    /// <param name="options">How refusals are reported.</param>
    public static GuardedHandler Firehose<TRecord>(Func<TRecord, Invocation, Task<FirehoseAnswer>> transform, GuardOptions? options = null)
        where TRecord : class, IBatchRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new FirehoseHandler<TRecord>(transform, options);
    }

    /// <summary>Guards a function without a result. An event that is refused is an <see cref="EventRefusedException"/>.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="handle">The function.</param>
    /// <param name="options">How refusals are reported.</param>
    public static GuardedHandler Event<TEvent>(Func<TEvent, Invocation, Task> handle, GuardOptions? options = null)
        where TEvent : class, IEventContract<TEvent>
    {
        ArgumentNullException.ThrowIfNull(handle);
        return new TypedHandler<TEvent>(
            async (value, invocation) =>
            {
                await handle(value, invocation);
                return "null"u8.ToArray();
            },
            options);
    }

    /// <summary>Guards a function with a result. An event that is refused is an <see cref="EventRefusedException"/>.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <typeparam name="TResult">The result.</typeparam>
    /// <param name="handle">The function.</param>
    /// <param name="result">How the result is written: of a <c>JsonSerializerContext</c>.</param>
    /// <param name="options">How refusals are reported.</param>
    public static GuardedHandler Event<TEvent, TResult>(Func<TEvent, Invocation, Task<TResult>> handle, JsonTypeInfo<TResult> result, GuardOptions? options = null)
        where TEvent : class, IEventContract<TEvent>
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(result);
        return new TypedHandler<TEvent>(async (value, invocation) => JsonSerializer.SerializeToUtf8Bytes(await handle(value, invocation), result), options);
    }

    /// <summary>Guards a function that writes its result itself. An event that is refused is an <see cref="EventRefusedException"/>.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="handle">The function. Its result is what the runtime gets, unchanged.</param>
    /// <param name="options">How refusals are reported.</param>
    public static GuardedHandler EventToBytes<TEvent>(Func<TEvent, Invocation, Task<ReadOnlyMemory<byte>>> handle, GuardOptions? options = null)
        where TEvent : class, IEventContract<TEvent>
    {
        ArgumentNullException.ThrowIfNull(handle);
        return new TypedHandler<TEvent>(handle, options);
    }

    /// <summary>Reads an event in a serializer of the function's own: <c>ILambdaSerializer.Deserialize</c>, which knows nothing of the invocation.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="input">The event as the runtime hands it over.</param>
    /// <param name="options">How refusals are reported.</param>
    /// <exception cref="EventRefusedException">The event does not keep its contract.</exception>
    public static TEvent Read<TEvent>(Stream input, GuardOptions? options = null)
        where TEvent : class, IEventContract<TEvent>
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= new GuardOptions();
        var violations = new Violations(options.MaxViolations);
        return TEvent.Read(EventBytes.Read(input).Span, ref violations)
            ?? throw new EventRefusedException(Refusals.Note(options, TEvent.ContractName, "", violations));
    }
}
