using System.Text;

namespace Parapet.Guard.Tests.Handling;

/// <summary>Calls guarded functions as a runtime does, and keeps what they report.</summary>
internal sealed class Probe
{
    public List<GuardReport> Reports { get; } = [];

    public GuardOptions Options => new() { Report = Reports.Add };

    public static Invocation Invocation { get; } = new("4f6cd2f1-8b0e-4f57-8f5d-0c9d0d5a7d11", TimeSpan.FromMinutes(1));

    public static async Task<string> InvokeAsync(GuardedHandler handler, string json, Invocation? invocation = null)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var output = new StreamReader(await handler.InvokeAsync(input, invocation ?? Invocation));
        return await output.ReadToEndAsync();
    }
}
