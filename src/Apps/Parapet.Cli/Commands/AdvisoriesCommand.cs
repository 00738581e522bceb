using System.CommandLine;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet advisories</c></summary>
internal static class AdvisoriesCommand
{
    public static Command Create() => new("advisories", "Keep the database of known vulnerabilities that packages are held against.")
    {
        AdvisoriesUpdateCommand.Create(),
        AdvisoriesShowCommand.Create(),
    };
}
