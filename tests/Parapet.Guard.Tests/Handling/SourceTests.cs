using System.Text;
using Parapet.Guard.Handling;
using Parapet.Guard.Tests.Events;

namespace Parapet.Guard.Tests.Handling;

/// <summary>Guarded functions behind the sources themselves: every sample, and every sample with one thing changed.</summary>
public sealed class SourceTests
{
    private const string Marker = "s3cr3t";

    private static readonly GuardedSource[] All = [.. GuardedSource.Requests, .. GuardedSource.Batches, .. GuardedSource.Others];

    public static TheoryData<string> Sources => [.. All.Select(source => source.Folder)];

    public static TheoryData<string> Batches => [.. GuardedSource.Batches.Select(source => source.Folder)];

    public static TheoryData<string> Requests => [.. GuardedSource.Requests.Select(source => source.Folder)];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Samples_are_handled(string folder)
    {
        var source = Source(folder);
        Assert.NotEmpty(source.Samples());
        foreach (var sample in source.Samples())
        {
            var probe = new Probe();
            Assert.StartsWith(source.Handled, await Probe.InvokeAsync(source.Make(probe.Options), sample), StringComparison.Ordinal);
            Assert.Empty(probe.Reports);
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Requests_are_answered_in_the_form_of_their_source_whatever_they_are(string folder)
    {
        var source = Source(folder);
        var handler = source.Make(new Probe().Options);
        foreach (var (sample, mutant) in Mutants(source))
        {
            var answer = await Probe.InvokeAsync(handler, mutant.Text);
            var accepted = source.Accepts(Encoding.UTF8.GetBytes(mutant.Text));
            Assert.True(answer.StartsWith(source.Handled, StringComparison.Ordinal) == accepted, $"{mutant.Change} {mutant.Pointer} of {sample}: {answer}");
            Assert.True(accepted || answer.StartsWith("{\"statusCode\":4", StringComparison.Ordinal), $"{mutant.Change} {mutant.Pointer} of {sample}: {answer}");
            Assert.Equal(source.Handled.Contains("statusDescription", StringComparison.Ordinal), answer.Contains("\"statusDescription\":", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public async Task A_batch_is_a_success_only_when_each_of_its_records_keeps_the_contract(string folder)
    {
        var source = Source(folder);
        var handler = source.Make(new Probe().Options);
        foreach (var (sample, mutant) in Mutants(source))
        {
            // Outside of the list a batch handler passes over everything; an event without the list is no success all the same.
            if (!mutant.Pointer.StartsWith("/records", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var isSuccess = await TryAsync(() => Probe.InvokeAsync(handler, mutant.Text)) == source.Handled;
            Assert.True(isSuccess == source.Accepts(Encoding.UTF8.GetBytes(mutant.Text)), $"{mutant.Change} {mutant.Pointer} of {sample}");
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Nothing_that_was_sent_is_told(string folder)
    {
        var source = Source(folder);
        var told = new StringBuilder();
        var options = new GuardOptions { Report = report => told.Append(Encoding.UTF8.GetString(ReportLine.Of(report).Span)) };
        var handler = source.Make(options);
        var planted = 0;
        foreach (var text in source.Samples().SelectMany(sample => Planted(sample, "")))
        {
            told.Append(await TryAsync(() => Probe.InvokeAsync(handler, text)));
            planted++;
        }

        Assert.True(planted > 20);
        Assert.Contains("\"violations\":[{", told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, told.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Marker))[..8], told.ToString(), StringComparison.Ordinal);
    }

    private static GuardedSource Source(string folder) => All.Single(source => source.Folder == folder);

    private static IEnumerable<(string Sample, Mutant Mutant)> Mutants(GuardedSource source) =>
        source.Samples().SelectMany((sample, index) => Mutations.Of(sample).Select(mutant => ($"{source.Folder} {index}", mutant)));

    /// <summary>The event with the marker in the place of each value, beside each, and within what strings enclose.</summary>
    private static IEnumerable<string> Planted(string json, string pointer)
    {
        foreach (var part in JsonPart.Parse(json).All())
        {
            // The identifier of a failed record is what a batch is answered with.
            if (pointer.Length + part.Pointer.Length > 0 && part.Name is not ("messageId" or "sequenceNumber" or "SequenceNumber" or "recordId" or "offset" or "MessageId") && !part.Pointer.EndsWith("-0", StringComparison.Ordinal))
            {
                yield return part.Replace(json, $"\"{Marker}\"");
                yield return part.Replace(json, Marker);
                yield return part.Replace(json, $$"""{"{{Marker}}":"{{Marker}}"}""");
            }

            if (part.Text(json)[0] == '{')
            {
                yield return part.Replace(json, $"{{\"{Marker}\":\"{Marker}\",{part.Text(json)[1..]}");
            }

            foreach (var enclosed in EnclosedText.In(part.Text(json)))
            {
                foreach (var inner in Planted(enclosed.Json, pointer + part.Pointer))
                {
                    yield return part.Replace(json, enclosed.Enclose(inner));
                }
            }
        }
    }

    private static async Task<string> TryAsync(Func<Task<string>> work)
    {
        try
        {
            return await work();
        }
        catch (EventRefusedException refused)
        {
            return refused.ToString();
        }
    }
}
