using System.Net;
using System.Text;
using GuardedFunction.StandIn;

namespace Parapet.Guard.Tests.Handling;

public sealed class RuntimeTests
{
    private const string Good = """{"items":[{"sku":"AB1234","quantity":2}]}""";

    [Fact]
    public async Task Invocations_are_answered_one_after_the_other()
    {
        using var standIn = new RuntimeStandIn();
        using var end = new CancellationTokenSource();
        var seen = new List<Invocation>();
        var running = Run(standIn, Echo(seen), end.Token);
        for (var quantity = 1; quantity <= 20; quantity++)
        {
            var answer = await standIn.InvokeAsync(Encoding.UTF8.GetBytes(Good.Replace("2}", $"{quantity}}}", StringComparison.Ordinal)));
            Assert.Equal((false, $"{quantity}"), (answer.IsError, answer.Text));
        }

        await end.CancelAsync();
        await running;
        Assert.Equal(20, seen.Select(invocation => invocation.RequestId).Distinct().Count());
        Assert.All(seen, invocation => Assert.InRange(invocation.RemainingTime, TimeSpan.FromSeconds(1), standIn.Timeout));
        Assert.All(seen, invocation => Assert.StartsWith("Root=1-", invocation.TraceId, StringComparison.Ordinal));
        Assert.All(seen, invocation => Assert.EndsWith(":guarded-function", invocation.FunctionArn, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_is_an_error_with_its_reasons_and_the_next_one_is_served()
    {
        using var standIn = new RuntimeStandIn();
        using var end = new CancellationTokenSource();
        var running = Run(standIn, Echo([]), end.Token);
        var refused = await standIn.InvokeAsync("""{"items":[]}"""u8.ToArray());
        Assert.Equal((true, "Function.EventRefusedException"), (refused.IsError, refused.ErrorType));
        Assert.StartsWith("""{"errorMessage":"the event was refused: /items: must have at least 1 items (length)","errorType":"EventRefusedException","stackTrace":[""", refused.Text, StringComparison.Ordinal);
        Assert.Equal("2", (await standIn.InvokeAsync(Encoding.UTF8.GetBytes(Good))).Text);
        await end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task The_message_of_an_exception_is_for_the_log_and_not_for_the_caller()
    {
        using var standIn = new RuntimeStandIn();
        using var end = new CancellationTokenSource();
        var logged = new List<string>();
        var handler = Guard.Event<Basket>((basket, _) => throw new InvalidOperationException($"no such article: {basket.Items[0].Sku}"));
        var running = LambdaRuntime.RunAsync(standIn.Api, () => Task.FromResult(handler), (invocation, exception) => logged.Add($"{invocation.RequestId[^1]} {exception.Message}"), end.Token);
        var failed = await standIn.InvokeAsync(Encoding.UTF8.GetBytes(Good));
        Assert.Equal((true, "Function.InvalidOperationException"), (failed.IsError, failed.ErrorType));
        Assert.DoesNotContain("AB1234", failed.Text, StringComparison.Ordinal);
        Assert.Equal(["1 no such article: AB1234"], logged);
        await end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task An_exception_may_have_a_name_that_no_header_can_have()
    {
        using var standIn = new RuntimeStandIn();
        using var end = new CancellationTokenSource();
        var handler = Guard.Event<Basket>((_, _) => throw new ÜberlaufException());
        var running = LambdaRuntime.RunAsync(standIn.Api, () => Task.FromResult(handler), (_, _) => { }, end.Token);
        var failed = await standIn.InvokeAsync(Encoding.UTF8.GetBytes(Good));
        Assert.Equal((true, "Function.?berlaufException"), (failed.IsError, failed.ErrorType));
        await end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_function_that_cannot_start_says_so()
    {
        using var standIn = new RuntimeStandIn();
        await Assert.ThrowsAsync<FormatException>(() => LambdaRuntime.RunAsync(standIn.Api, () => throw new FormatException("secret"), cancellation: TestContext.Current.CancellationToken));
        var error = await standIn.InitializationError;
        Assert.Equal("Init.FormatException", error.ErrorType);
        Assert.DoesNotContain("secret", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_becomes_an_error()
    {
        using var standIn = new RuntimeStandIn { AnswerStatus = HttpStatusCode.RequestEntityTooLarge };
        using var end = new CancellationTokenSource();
        var running = Run(standIn, Echo([]), end.Token);
        Assert.True((await standIn.InvokeAsync(Encoding.UTF8.GetBytes(Good))).IsError);
        await end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_runtime_api_beyond_repair_ends_the_program()
    {
        using var standIn = new RuntimeStandIn { AnswerStatus = HttpStatusCode.InternalServerError };
        var running = Run(standIn, Echo([]), TestContext.Current.CancellationToken);
        _ = standIn.InvokeAsync(Encoding.UTF8.GetBytes(Good));
        await Assert.ThrowsAsync<InvalidOperationException>(() => running);
    }

    [Fact]
    public async Task Outside_of_lambda_the_program_says_what_it_misses()
    {
        Assert.Null(Environment.GetEnvironmentVariable(LambdaRuntime.ApiVariable));
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => LambdaRuntime.RunAsync(Echo([]), TestContext.Current.CancellationToken));
        Assert.Contains(LambdaRuntime.ApiVariable, missing.Message, StringComparison.Ordinal);
    }

    private static Task Run(RuntimeStandIn standIn, GuardedHandler handler, CancellationToken cancellation) =>
        LambdaRuntime.RunAsync(standIn.Api, () => Task.FromResult(handler), cancellation: cancellation);

    private static GuardedHandler Echo(List<Invocation> seen) => Guard.EventToBytes<Basket>(
        (basket, invocation) =>
        {
            seen.Add(invocation);
            return Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes($"{basket.Items[0].Quantity}"));
        },
        new Probe().Options);

    private sealed class ÜberlaufException : Exception;
}
