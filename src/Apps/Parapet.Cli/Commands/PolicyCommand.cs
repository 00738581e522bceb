using System.CommandLine;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet policy</c></summary>
internal static class PolicyCommand
{
    public static Command Create() =>
        new("policy", "Make the policy of a function from what it did, as logs of CloudTrail show it. Needs no account and no network.")
        {
            PolicyGenerateCommand.Create(),
            PolicyUnusedCommand.Create(),
        };
}
