namespace Parapet.Analysis.Secrets.Code;

/// <summary>A function of masked source text.</summary>
/// <param name="Names">What it can be called from outside.</param>
/// <param name="Type">The class that it belongs to; empty for a function of a module.</param>
/// <param name="ParametersStart">Where its parameters begin.</param>
/// <param name="ParametersEnd">Where they end.</param>
/// <param name="Body">Where its body begins: at a brace, or at an expression.</param>
internal sealed record CodeFunction(List<string> Names, string Type, int ParametersStart, int ParametersEnd, int Body);
