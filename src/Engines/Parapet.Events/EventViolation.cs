namespace Parapet.Events;

/// <summary>One reason why an event does not fit a schema. Like a violation of a contract it says nothing of what the event contains.</summary>
/// <param name="Pointer">Where: a JSON pointer of declared names and positions.</param>
/// <param name="Rule">Which rule, one of those of <see cref="Guard.Rules"/>.</param>
/// <param name="Message">What the schema asks for.</param>
/// <param name="Line">The line of the value, or of the name of what must not be there, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
public sealed record EventViolation(string Pointer, string Rule, string Message, int Line, int Column);
