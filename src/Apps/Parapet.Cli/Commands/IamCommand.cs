using System.CommandLine;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet iam</c></summary>
internal static class IamCommand
{
    public static Command Create() =>
        new("iam", """
            Answer questions about IAM policies: what they allow, whether a change allows more, what is wrong with them. Needs no account and no network.

            Wherever a policy is asked for, give a file (JSON, YAML, or what the AWS CLI prints) or the name or ARN of an AWS managed policy.
            """)
        {
            IamCanCommand.Create(),
            IamWhoCommand.Create(),
            IamCompareCommand.Create(),
            IamValidateCommand.Create(),
            IamMinimiseCommand.Create(),
        };
}
