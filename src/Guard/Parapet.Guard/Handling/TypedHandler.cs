namespace Parapet.Guard.Handling;

/// <summary>Events of sources that know no other answer to a bad event than an error.</summary>
internal sealed class TypedHandler<T>(Func<T, Invocation, Task<ReadOnlyMemory<byte>>> handle, GuardOptions? options) : GuardedHandler(T.ContractName, options)
    where T : class, IEventContract<T>
{
    private protected override Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> utf8, Invocation invocation)
    {
        var violations = new Violations(Options.MaxViolations);
        return T.Read(utf8.Span, ref violations) is { } value
            ? handle(value, invocation)
            : Task.FromException<ReadOnlyMemory<byte>>(new EventRefusedException(Refuse(violations, invocation.RequestId)));
    }
}
