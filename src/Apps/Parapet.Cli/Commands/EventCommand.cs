using System.CommandLine;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet event</c></summary>
internal static class EventCommand
{
    public static Command Create() => new("event", "Answer questions about the events that functions get. Needs no account and no network.") { EventCheckCommand.Create() };
}
