namespace Parapet.Guard.Tests.Events;

/// <summary>A contract, read as a function would.</summary>
/// <param name="Name">The folder of its samples.</param>
/// <param name="Read">Reads an event: the object or null, and why not.</param>
/// <param name="Validate">Only checks an event.</param>
internal sealed record EventSource(string Name, Func<byte[], (object? Value, Violation[] Violations)> Read, Func<byte[], bool> Validate)
{
    public static EventSource Of<T>(string name)
        where T : class, IEventContract<T> => new(name, ReadAndCheck<T>, IsValid<T>);

    private static (object? Value, Violation[] Violations) ReadAndCheck<T>(byte[] utf8)
        where T : class, IEventContract<T>
    {
        var violations = new Violations();
        var value = T.Read(utf8, ref violations);
        var again = new Violations();
        Assert.Equal(value is not null, T.Validate(utf8, ref again));
        Assert.Equal(violations.ToArray(), again.ToArray());
        Assert.Equal(value is null, violations.Count > 0);
        return (value, violations.ToArray());
    }

    private static bool IsValid<T>(byte[] utf8)
        where T : class, IEventContract<T>
    {
        var violations = new Violations();
        return T.Validate(utf8, ref violations);
    }
}
