namespace Parapet.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Nothing at or over the gate; for a question, yes.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or over the gate; for a question, no.</summary>
    public const int Findings = 1;

    /// <summary>The work could not be done, or not all of it.</summary>
    public const int CouldNotWork = 2;

    /// <summary>The question has no answer from what is known.</summary>
    public const int NotDecided = 3;
}
