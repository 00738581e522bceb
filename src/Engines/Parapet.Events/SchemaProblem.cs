namespace Parapet.Events;

/// <summary>Something in a schema that cannot be checked.</summary>
/// <param name="Id">The diagnostic that the compiler gives for it: <c>PG022</c>.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1, in UTF-16 units.</param>
/// <param name="Message">What is wrong.</param>
public sealed record SchemaProblem(string Id, int Line, int Column, string Message);
