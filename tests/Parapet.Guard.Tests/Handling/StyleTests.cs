using System.Text;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Tests.Handling;

/// <summary>What Amazon.Lambda.Core declares, as far as these styles use it.</summary>
internal interface ILambdaContext
{
    string AwsRequestId { get; }

    TimeSpan RemainingTime { get; }
}

internal interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}

/// <summary>The ways in which C# code is called by Lambda.</summary>
public sealed partial class StyleTests
{
    private const string Good = """{"items":[{"sku":"AB1234","quantity":2}]}""";
    private const string Bad = """{"items":[]}""";

    [Fact]
    public async Task A_class_library_takes_streams()
    {
        Assert.Equal("2", await Call(new StreamFunction().Handler, Good));
        var refused = await Assert.ThrowsAsync<EventRefusedException>(() => Call(new StreamFunction().Handler, Bad));
        Assert.Equal("the event was refused: /items: must have at least 1 items (length)", refused.Message);
    }

    [Fact]
    public async Task A_bootstrap_takes_the_same_delegate()
    {
        Func<Stream, ILambdaContext, Task<Stream>> bootstrap = new StreamFunction().Handler;
        Assert.Equal("2", await Call(bootstrap, Good));
    }

    [Fact]
    public void A_serializer_of_the_functions_own_reads_the_contract()
    {
        ILambdaSerializer serializer = new GuardedSerializer();
        Assert.Equal(2, TypedFunction.Handler(serializer.Deserialize<Basket>(new MemoryStream(Encoding.UTF8.GetBytes(Good)))));
        Assert.Throws<EventRefusedException>(() => serializer.Deserialize<Basket>(new MemoryStream(Encoding.UTF8.GetBytes(Bad))));
    }

    [Fact]
    public async Task A_function_without_a_result_answers_null() =>
        Assert.Equal("null", await Probe.InvokeAsync(Guard.Event<Basket>((_, _) => Task.CompletedTask), Good));

    [Fact]
    public async Task A_function_can_write_its_result_itself() =>
        Assert.Equal("raw", await Probe.InvokeAsync(Guard.EventToBytes<Basket>((_, _) => Task.FromResult<ReadOnlyMemory<byte>>("raw"u8.ToArray())), Good));

    [Fact]
    public async Task A_function_learns_when_its_time_is_up()
    {
        var handler = Guard.Event<Basket>(async (_, invocation) => await Task.Delay(Timeout.Infinite, invocation.Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Probe.InvokeAsync(handler, Good, new Invocation("id", TimeSpan.FromMilliseconds(20))));
    }

    [Fact]
    public async Task A_time_that_is_not_known_is_never_up() =>
        Assert.Equal("null", await Probe.InvokeAsync(Guard.Event<Basket>((_, invocation) => Task.FromResult(invocation.Cancellation.IsCancellationRequested ? throw new TimeoutException() : 0)), Good, new Invocation("id", TimeSpan.Zero)));

    [Fact]
    public async Task A_stream_without_end_is_cut_off()
    {
        using var endless = new EndlessStream();
        var refused = await Assert.ThrowsAsync<EventRefusedException>(() => Guard.Event<Basket>((_, _) => Task.CompletedTask, new Probe().Options).InvokeAsync(endless, Probe.Invocation));
        Assert.Equal(Rules.Bytes, Assert.Single(refused.Violations).Rule);
        Assert.InRange(endless.Given, 1, 40_000_000);
        Assert.Throws<EventRefusedException>(() => Guard.Read<Basket>(endless, new Probe().Options));
    }

    private static async Task<string> Call(Func<Stream, ILambdaContext, Task<Stream>> handler, string json)
    {
        using var output = new StreamReader(await handler(new MemoryStream(Encoding.UTF8.GetBytes(json)), new Context()));
        return await output.ReadToEndAsync();
    }

    private sealed class StreamFunction
    {
        private static readonly GuardedHandler Guarded = Guard.Event<Basket, int>((basket, _) => Task.FromResult(basket.Items[0].Quantity), Results.Default.Int32, new Probe().Options);

        public Task<Stream> Handler(Stream input, ILambdaContext context) => Guarded.InvokeAsync(input, new Invocation(context.AwsRequestId, context.RemainingTime));
    }

    private static class TypedFunction
    {
        public static int Handler(Basket basket) => basket.Items[0].Quantity;
    }

    private sealed class GuardedSerializer : ILambdaSerializer
    {
        public T Deserialize<T>(Stream requestStream) => typeof(T) == typeof(Basket) ? (T)(object)Guard.Read<Basket>(requestStream, new Probe().Options) : throw new NotSupportedException();

        public void Serialize<T>(T response, Stream responseStream) => throw new NotSupportedException();
    }

    private sealed class Context : ILambdaContext
    {
        public string AwsRequestId => "id";

        public TimeSpan RemainingTime => TimeSpan.FromSeconds(3);
    }

    [JsonSerializable(typeof(int))]
    private sealed partial class Results : JsonSerializerContext;

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
