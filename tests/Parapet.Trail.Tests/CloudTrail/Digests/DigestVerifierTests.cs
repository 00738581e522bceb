using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Parapet.Trail.CloudTrail.Digests;

namespace Parapet.Trail.Tests.CloudTrail.Digests;

public sealed class DigestVerifierTests : IDisposable
{
    private static readonly string First = DigestChain.DigestKey(11);
    private static readonly string Second = DigestChain.DigestKey(12);
    private static readonly string Third = DigestChain.DigestKey(13);
    private static readonly string Log = DigestChain.LogKey(10, "a");

    private readonly DigestChain chain = new();

    public void Dispose() => chain.Dispose();

    [Fact]
    public void An_untouched_bucket_is_vouched_for()
    {
        var verdict = chain.Verify();
        Assert.Empty(verdict.Findings);
        Assert.Equal((3, 3), (verdict.SignedDigests, verdict.VerifiedLogs));
        Assert.Equal((10, 13), (verdict.From!.Value.Hour, verdict.To!.Value.Hour));
    }

    [Fact]
    public void An_edited_record_is_found()
    {
        chain.Logs[Log] = Rewritten(chain.Logs[Log], text => text.Replace("GetObject", "PutObject", StringComparison.Ordinal));
        Finds((DigestFault.ChangedLog, Log));
    }

    [Fact]
    public void A_dropped_record_is_found()
    {
        var dropped = Logs.Record(3) + ",";
        Assert.Contains(dropped, Encoding.UTF8.GetString(DigestChain.Gunzip(chain.Logs[Log])), StringComparison.Ordinal);
        chain.Logs[Log] = Rewritten(chain.Logs[Log], text => text.Replace(dropped, "", StringComparison.Ordinal));
        Finds((DigestFault.ChangedLog, Log));
    }

    [Fact]
    public void A_dropped_log_is_found()
    {
        chain.Logs.Remove(Log);
        Finds((DigestFault.MissingLog, Log));
    }

    [Fact]
    public void An_added_log_is_found()
    {
        chain.Logs[DigestChain.LogKey(11, "d")] = chain.Logs[Log];
        Finds((DigestFault.UnknownLog, DigestChain.LogKey(11, "d")));
    }

    [Fact]
    public void Logs_that_were_exchanged_are_found()
    {
        chain.Logs[Log] = Rewritten(chain.Logs[Log], text => text.Replace("GetObject", "Other", StringComparison.Ordinal));
        var other = DigestChain.LogKey(10, "b");
        (chain.Logs[Log], chain.Logs[other]) = (chain.Logs[other], chain.Logs[Log]);
        Finds((DigestFault.ChangedLog, other));
    }

    [Fact]
    public void A_log_compressed_anew_is_the_same_log()
    {
        chain.Logs[Log] = DigestChain.Gunzip(chain.Logs[Log]);
        Finds();
    }

    [Fact]
    public void Digests_that_were_exchanged_are_found()
    {
        (chain.Digests[First], chain.Digests[Second]) = (chain.Digests[Second], chain.Digests[First]);
        Finds((DigestFault.Moved, First), (DigestFault.Moved, Second), (DigestFault.WrongSignature, First), (DigestFault.WrongSignature, Second));
    }

    [Fact]
    public void Digests_that_were_exchanged_with_their_signatures_are_found()
    {
        (chain.Digests[First], chain.Digests[Second]) = (chain.Digests[Second], chain.Digests[First]);
        (chain.Signatures[First], chain.Signatures[Second]) = (chain.Signatures[Second], chain.Signatures[First]);
        Finds((DigestFault.Moved, First), (DigestFault.Moved, Second));
    }

    [Fact]
    public void A_digest_edited_to_leave_out_a_log_is_found()
    {
        chain.Digests[First] = Rewritten(chain.Digests[First], text => string.Concat(text.AsSpan(0, text.IndexOf("\"logFiles\"", StringComparison.Ordinal)), "\"logFiles\":[]}"));
        chain.Logs.Remove(Log);
        chain.Logs.Remove(DigestChain.LogKey(10, "b"));
        Finds((DigestFault.WrongSignature, First), (DigestFault.BrokenChain, First));
    }

    [Fact]
    public void A_dropped_digest_is_found()
    {
        chain.Digests.Remove(Second);
        Finds((DigestFault.MissingDigest, Second));
    }

    [Fact]
    public void A_dropped_first_digest_is_found()
    {
        chain.Digests.Remove(First);
        Finds((DigestFault.NotTheFirst, Second));
    }

    [Fact]
    public void A_wrong_key_is_found()
    {
        using var other = RSA.Create(2048);
        var keys = new DigestKeys();
        Assert.True(keys.Add(DigestChain.Fingerprint, Convert.ToBase64String(other.ExportRSAPublicKey())));
        Finds(keys, (DigestFault.WrongSignature, First), (DigestFault.WrongSignature, Second), (DigestFault.WrongSignature, Third));
    }

    [Fact]
    public void A_missing_key_is_found()
    {
        var keys = new DigestKeys();
        Assert.True(keys.Add("00", chain.PublicKey));
        Finds(keys, (DigestFault.NoKey, First), (DigestFault.NoKey, Second), (DigestFault.NoKey, Third));
    }

    [Fact]
    public void All_but_the_newest_digest_do_without_a_sidecar()
    {
        chain.Signatures.Clear();
        Finds((DigestFault.NoSignature, Third));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("00")]
    [InlineData("xyz")]
    [InlineData("{\"Metadata\":{\"signature\":\"0g\"}}")]
    [InlineData("{\"Metadata\":[]}")]
    [InlineData("{\"Metadata\":{\"signature\":\"\\ud8")]
    public void What_is_no_signature_vouches_for_nothing(string sidecar)
    {
        chain.Signatures[Third] = Encoding.UTF8.GetBytes(sidecar);
        var finding = Assert.Single(chain.Verify().Findings);
        Assert.StartsWith(Third, finding.File, StringComparison.Ordinal);
        Assert.True(finding.Fault is DigestFault.Unreadable or DigestFault.WrongSignature);
        Assert.Equal(2, chain.Verify().SignedDigests);
    }

    [Fact]
    public void The_sidecar_can_be_what_S3_says_of_the_object()
    {
        chain.Signatures[Third] = Encoding.UTF8.GetBytes($$$"""{"ContentType":"application/json","Metadata":{"signature":"{{{Encoding.UTF8.GetString(chain.Signatures[Third])}}}","signature-algorithm":"SHA256withRSA"}}""");
        Finds();
    }

    [Fact]
    public void Keys_can_be_what_CloudTrail_lists()
    {
        var keys = new DigestKeys();
        Assert.True(keys.AddList(Encoding.UTF8.GetBytes($$"""{"PublicKeyList":[{"Value":"{{chain.PublicKey}}","ValidityStartTime":"2026-01-01T00:00:00Z","Fingerprint":"{{DigestChain.Fingerprint}}"}]}""")));
        Finds(keys);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"PublicKeyList\":[{\"Value\":\"AAAA\",\"Fingerprint\":\"00\"}]}")]
    [InlineData("{\"PublicKeyList\":[1]}")]
    [InlineData("{\"Publ")]
    public void What_is_no_list_of_keys_is_said_to_be_none(string json) => Assert.False(new DigestKeys().AddList(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_file_that_is_no_digest_is_found()
    {
        chain.Digests[Second] = "{\"Records\":[]}"u8.ToArray();
        Finds((DigestFault.Unreadable, Second), (DigestFault.MissingDigest, Second));
    }

    [Fact]
    public void No_changed_byte_of_any_digest_log_or_signature_goes_unseen() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1_000_000], Gen.Int[1, 255]).Sample(
            (kind, place, change) =>
            {
                var files = kind switch { 0 => chain.Digests, 1 => chain.Logs, _ => chain.Signatures };
                var name = files.Keys.ElementAt(place % files.Count);
                var before = files[name];
                var changed = kind == 2 ? [.. before] : DigestChain.Gunzip(before);
                changed[place % changed.Length] ^= (byte)change;
                files[name] = changed;
                var isSame = kind == 2 && Encoding.UTF8.GetString(changed).Trim().Equals(Encoding.UTF8.GetString(before), StringComparison.OrdinalIgnoreCase);
                Assert.Equal(isSame, chain.Verify().Findings.IsEmpty);
                files[name] = before;
            },
            iter: 500,
            threads: 1);

    private void Finds(params (DigestFault, string)[] expected) => Finds(null, expected);

    private void Finds(DigestKeys? keys, params (DigestFault, string)[] expected) =>
        Assert.Equal(expected.Order(), chain.Verify(keys).Findings.Select(finding => (finding.Fault, finding.File)).Order());

    private static byte[] Rewritten(byte[] file, Func<string, string> change) =>
        DigestChain.Gzip(Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(DigestChain.Gunzip(file)))));
}
