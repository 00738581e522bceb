using System.CommandLine;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet trail</c></summary>
internal static class TrailCommand
{
    public static Command Create() =>
        new("trail", "Read logs of CloudTrail: what each function did, what is new or suspicious, whether the logs are whole. Needs no account and no network.")
        {
            TrailAuditCommand.Create(),
            TrailVerifyCommand.Create(),
            TrailMergeCommand.Create(),
        };
}
