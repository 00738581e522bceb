using System.CommandLine;
using Parapet.Cli.Trails;
using Parapet.Reports.Trail;
using Parapet.Trail.CloudTrail.Digests;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet trail verify</c></summary>
internal static class TrailVerifyCommand
{
    private static readonly Argument<string> Path = new("path") { Description = "A copy of the trail's bucket, or the part of it below AWSLogs/ACCOUNT: logs and digests, with a file DIGEST.signature beside each digest." };

    private static readonly Option<string> Keys = new("--keys") { Description = "The public keys, as `aws cloudtrail list-public-keys` prints them.", HelpName = "FILE", Required = true };

    private static readonly Option<bool> Part = new("--part") { Description = "The copy starts in the middle of the chain on purpose: what came before it does not count against it." };

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("verify", "Check by CloudTrail's chain of signed digests that no log was changed, removed or added.", """
            S3 keeps a digest's signature in the object's metadata, which a copy loses; keep it beside the digest:
              aws s3api head-object --bucket BUCKET --key DIGEST > DIGEST.signature
            All but the newest digest of a trail and region can do without: the next one repeats it.

            Example:
              parapet trail verify bucket --keys keys.json

            Exit code: 0 everything is vouched for, 1 something is not, 2 could not work.
            """)
        {
            Path, Keys, Part, Format, Output,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var bucket = LogBucket.Read(parsed.GetValue(Path)!, out var error);
        if (bucket is null || LogBucket.Keys(parsed.GetValue(Keys)!, out error) is not { } keys)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        DigestVerdict? verdict = null;
        Progress.Show("verifying", bucket.Logs.Length, step => verdict = DigestVerifier.Verify(bucket.Digests, bucket.Logs.Select(log => log with { Open = Counted(log.Open, step) }), keys));
        var isWhole = verdict!.Findings.All(finding => finding.Fault == DigestFault.NotTheFirst && parsed.GetValue(Part));
        var sheet = new VerifySheet(
            isWhole,
            [.. verdict.Findings.Select(finding => new VerifyFinding(finding.Fault.ToString(), finding.File, finding.Why))],
            bucket.Digests.Length, verdict.SignedDigests, bucket.Logs.Length, verdict.VerifiedLogs, verdict.From, verdict.To);
        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer =>
        {
            if (parsed.GetValue(Format) == "json")
            {
                VerifyReport.WriteJson(sheet, writer);
            }
            else
            {
                VerifyReport.WriteText(sheet, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
            }
        });
        return !written ? ExitCode.CouldNotWork : isWhole ? ExitCode.Clean : ExitCode.Findings;
    }

    private static Func<Stream> Counted(Func<Stream> open, Action step) => () =>
    {
        step();
        return open();
    };
}
