namespace Parapet.Guard;

/// <summary>One reason why an event was refused. Says nothing of what the event contains, so that it can be logged and answered.</summary>
/// <param name="Pointer">Where: a JSON pointer (RFC 6901) of declared names and positions. A key of a dictionary is written <c>*</c>; an undeclared property is reported at its object.</param>
/// <param name="Rule">Which rule, one of <see cref="Rules"/>.</param>
/// <param name="Message">What the contract asks for.</param>
public readonly record struct Violation(string Pointer, string Rule, string Message)
{
    /// <summary>The three parts in one line.</summary>
    public override string ToString() => $"{(Pointer.Length == 0 ? "event" : Pointer)}: {Message} ({Rule})";
}
