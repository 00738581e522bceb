namespace Parapet.Guard.Handling;

/// <summary>Requests that a function answers, and answers to those that it never sees.</summary>
internal sealed class HttpHandler<TEvent>(Func<TEvent, Invocation, Task<HttpAnswer>> handle, GuardOptions? options) : GuardedHandler(TEvent.HttpSource, options)
    where TEvent : class, IHttpEvent<TEvent>
{
    private protected override async Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> utf8, Invocation invocation)
    {
        var answer = await AnswerAsync(utf8, invocation);
        return AnswerWriter.Write(answer, TEvent.AnswerForm, TEvent.AnswerForm == HttpAnswerForm.LoadBalancer && LoadBalancerHeaders.AreLists(utf8.Span));
    }

    private Task<HttpAnswer> AnswerAsync(ReadOnlyMemory<byte> utf8, Invocation invocation)
    {
        var violations = new Violations(Options.MaxViolations);
        return TEvent.Read(utf8.Span, ref violations) is { } request
            ? handle(request, invocation)
            : Task.FromResult(Problem.Of(Refuse(violations, invocation.RequestId), invocation.RequestId));
    }
}
