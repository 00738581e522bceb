using GuardedFunction;
using Parapet.Guard;

if (args is ["first-call", var file])
{
    await FirstCall.MeasureAsync(Orders.Create, await File.ReadAllBytesAsync(file));
    return;
}

// Lambda says in _HANDLER which of the functions of this program it wants.
await LambdaRuntime.RunAsync(() => Task.FromResult(Environment.GetEnvironmentVariable("_HANDLER") switch
{
    "orders.create" => Orders.Create,
    "orders.import" => Orders.Import,
    _ => throw new InvalidOperationException("_HANDLER must be orders.create or orders.import"),
}));
