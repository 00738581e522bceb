using Parapet.Values;

namespace Parapet.Model;

/// <summary>Something that could not be read or done. It reaches the report and the exit code; what it hides is never "clean".</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What is wrong and what to do, as one sentence without a final period; starts in lower case, input in backticks.</param>
public sealed record Problem(Location At, string Message);
