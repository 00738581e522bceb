using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class TrailVerifyTests : IDisposable
{
    private readonly SignedBucket bucket = new();

    public void Dispose() => bucket.Dispose();

    [Fact]
    public void An_untouched_bucket_is_whole()
    {
        var run = bucket.Verify();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Matches("trail-verify.txt", run.Output);
    }

    [Fact]
    public void The_part_below_an_account_is_whole_too()
    {
        var run = Parapet.Run(bucket.File("AWSLogs/111122223333"), "trail", "verify", ".", "--keys", bucket.File("../keys.json"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void An_edited_record_is_found()
    {
        bucket.Edit(SignedBucket.Log(11), "GetObject", "PutObject");
        var run = bucket.Verify();
        Assert.Equal(1, run.ExitCode);
        Golden.Matches("trail-verify-edited.txt", run.Output);
    }

    [Fact]
    public void A_dropped_record_is_found()
    {
        bucket.Edit(SignedBucket.Log(11), "," + SignedBucket.Record(11, 6), "");
        Finds(("ChangedLog", SignedBucket.Log(11)));
    }

    [Fact]
    public void A_dropped_file_is_found()
    {
        File.Delete(bucket.File(SignedBucket.Log(11)));
        Finds(("MissingLog", SignedBucket.Log(11)));
    }

    [Fact]
    public void An_added_file_is_found()
    {
        var added = SignedBucket.Log(11).Replace("_a.json", "_b.json", StringComparison.Ordinal);
        File.Copy(bucket.File(SignedBucket.Log(11)), bucket.File(added));
        Finds(("UnknownLog", added));
    }

    [Fact]
    public void Swapped_digests_are_found()
    {
        bucket.Exchange(SignedBucket.Digest(10), SignedBucket.Digest(11));
        bucket.Exchange(SignedBucket.Digest(10) + ".signature", SignedBucket.Digest(11) + ".signature");
        Finds(("Moved", SignedBucket.Digest(10)), ("Moved", SignedBucket.Digest(11)));
    }

    [Fact]
    public void A_dropped_first_digest_is_found_unless_only_a_part_is_asked_about()
    {
        File.Delete(bucket.File(SignedBucket.Digest(10)));
        File.Delete(bucket.File(SignedBucket.Log(10)));
        Finds(("NotTheFirst", SignedBucket.Digest(11)));
        var part = bucket.Verify("--part");
        Assert.Equal(0, part.ExitCode);
        Assert.Contains("nothing before 2026-08-01T11:01:31Z is verified", part.Output.ReplaceLineEndings(" ").Replace("    ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        File.Delete(bucket.File(SignedBucket.Log(11)));
        Assert.Equal(1, bucket.Verify("--part").ExitCode);
    }

    [Fact]
    public void A_wrong_key_is_found()
    {
        bucket.With("keys.json", SignedBucket.OtherKeys());
        Finds([.. Enumerable.Range(10, 3).Select(hour => ("WrongSignature", SignedBucket.Digest(hour)))]);
    }

    [Fact]
    public void What_cannot_work_is_told()
    {
        bucket.With("keys.json", "{}").With("empty/notes.txt", "").With("good.json", SignedBucket.OtherKeys());
        var keys = bucket.Verify();
        Assert.Equal((2, ""), (keys.ExitCode, keys.Output));
        Assert.Contains("no list of public keys", keys.Error, StringComparison.Ordinal);
        Assert.Equal(2, Parapet.Run(bucket.File(".."), "trail", "verify", "bucket", "--keys", "").ExitCode);
        var digests = Parapet.Run(bucket.File(".."), "trail", "verify", "empty", "--keys", "good.json");
        Assert.Equal((2, ""), (digests.ExitCode, digests.Output));
        Assert.Contains("there is no digest", digests.Error, StringComparison.Ordinal);
    }

    private void Finds(params (string, string)[] expected)
    {
        var run = bucket.Verify("--format", "json");
        Assert.Equal(1, run.ExitCode);
        var findings = JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("fault").GetString()!, finding.GetProperty("file").GetString()!));
        Assert.Equal(expected.Order(), findings.Order());
    }
}
