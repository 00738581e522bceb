namespace Parapet.Guard.Handling;

/// <summary>An invocation as the Runtime API hands it over.</summary>
/// <param name="Invocation">What its headers say.</param>
/// <param name="Utf8">The event.</param>
internal sealed record RuntimeInvocation(Invocation Invocation, ReadOnlyMemory<byte> Utf8);
