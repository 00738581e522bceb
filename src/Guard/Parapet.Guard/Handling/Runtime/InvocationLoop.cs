namespace Parapet.Guard.Handling;

/// <summary>One invocation after the other: ask for it, handle it, answer it. An exception of the function ends its invocation, never the loop.</summary>
internal sealed class InvocationLoop(RuntimeClient client, TimeProvider time, Action<Invocation, Exception>? failed)
{
    public async Task RunAsync(Func<Task<GuardedHandler>> create, CancellationToken cancellation)
    {
        var creation = Start(create);
        await ((Task)creation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!creation.IsCompletedSuccessfully)
        {
            ReportLine.WriteToConsole(RuntimeError.Line(Failure(creation), "", time.GetUtcNow()));
            await client.FailInitializationAsync(Failure(creation), cancellation);
        }

        var handler = await creation;
        while (!cancellation.IsCancellationRequested)
        {
            var next = client.NextAsync(cancellation);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (next.IsCanceled)
            {
                return;
            }

            await HandleAsync(handler, await next);
        }
    }

    private async Task HandleAsync(GuardedHandler handler, RuntimeInvocation next)
    {
        // Where AWS's own libraries look for it.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", next.Invocation.TraceId);
        var work = Start(() => handler.InvokeAsync(next.Utf8, next.Invocation));
        await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsCompletedSuccessfully)
        {
            await client.AnswerAsync(next.Invocation.RequestId, await work);
        }
        else
        {
            var exception = Failure(work);
            Log(next.Invocation, exception);
            await client.FailAsync(next.Invocation.RequestId, exception);
        }
    }

    private void Log(Invocation invocation, Exception exception)
    {
        if (failed is not null)
        {
            failed(invocation, exception);
        }
        else if (exception is not EventRefusedException)
        {
            // The refusal has its line already.
            ReportLine.WriteToConsole(RuntimeError.Line(exception, invocation.RequestId, time.GetUtcNow()));
        }
    }

    private static Exception Failure(Task task) => task.Exception?.InnerException ?? new OperationCanceledException();

    private static async Task<T> Start<T>(Func<Task<T>> work) => await work();
}
