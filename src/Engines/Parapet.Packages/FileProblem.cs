namespace Parapet.Packages;

/// <summary>Something wrong in a file that a user wrote or passed on: an ignore file, a VEX document.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when it is not known or the whole file is meant.</param>
/// <param name="Message">What is wrong, without a final period.</param>
public sealed record FileProblem(string File, int Line, string Message);
