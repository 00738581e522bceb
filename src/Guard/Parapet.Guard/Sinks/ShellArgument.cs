namespace Parapet.Guard.Sinks;

/// <param name="Text">As the program gets it.</param>
/// <param name="HasHole">Whether any of it came from a hole.</param>
internal readonly record struct ShellArgument(string Text, bool HasHole);
