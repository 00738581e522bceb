using System.Globalization;
using System.Text;
using System.Text.Json;
using GuardedFunction.StandIn;
using Parapet.Guard.Tests.Events;

namespace Parapet.Guard.Tests.Handling;

/// <summary>The sample function as a process of its own, against the stand-in of the Runtime API.</summary>
public sealed class SampleTests(ITestOutputHelper log)
{
    private const string Marker = "s3cr3t";
    private const int Enough = 100;

    // What Lambda gives a function that asks for nothing is 128 MB. The program that is compiled on the fly needs some of its own.
    private static readonly long MostMemory = Environment.GetEnvironmentVariable("PARAPET_GUARDED_FUNCTION") is { Length: > 0 } ? 128_000_000 : 256_000_000;

    [Fact]
    public async Task The_api_answers_every_request_and_lives_on()
    {
        var good = Event("create.json");
        using var standIn = new RuntimeStandIn();
        using var function = new GuardedProcess(standIn, "orders.create");
        var events = HostileRequests.Of(good).Concat(Mutations.Of(good).Select(mutant => new HostileEvent($"{mutant.Change} {mutant.Pointer}", Encoding.UTF8.GetBytes(mutant.Text), null))).ToArray();
        Assert.True(events.Length > Enough);
        Assert.Equal(201, Status(await AskAsync(standIn, function, Encoding.UTF8.GetBytes(good))));
        var counts = new SortedDictionary<int, int>();
        foreach (var hostile in events)
        {
            var answer = await AskAsync(standIn, function, hostile.Utf8);
            Assert.False(answer.IsError, $"{hostile.Name}: {answer.Text}");
            var status = Status(answer);
            Assert.True(hostile.Status is { } expected ? status == expected : status is 200 or 201 or 400 or 413 or 415, $"{hostile.Name}: {answer.Text}");
            Assert.DoesNotContain(Marker, answer.Text, StringComparison.OrdinalIgnoreCase);
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }

        Assert.Equal(201, Status(await AskAsync(standIn, function, Encoding.UTF8.GetBytes(good))));
        Assert.True(function.IsAlive);
        Assert.DoesNotContain(Marker, function.Output, StringComparison.OrdinalIgnoreCase);
        log.WriteLine($"{events.Length} events: {string.Join(", ", counts.Select(count => $"{count.Value} times {count.Key}"))}; at most {function.PeakMemory / 1_000_000} MB");
        Assert.InRange(function.PeakMemory, 1, MostMemory);
    }

    [Fact]
    public async Task The_queue_function_reports_what_is_poisoned_and_lives_on()
    {
        var batch = Event("import.json");
        using var standIn = new RuntimeStandIn();
        using var function = new GuardedProcess(standIn, "orders.import");
        const string PoisonedOnly = """{"batchItemFailures":[{"itemIdentifier":"19dd0b57-b21e-4ac1-bd88-01bbb068cb72"}]}""";
        Assert.Equal(PoisonedOnly, (await AskAsync(standIn, function, Encoding.UTF8.GetBytes(batch))).Text);
        var events = HostileRequests.OfAnything(batch).Concat(Mutations.Of(batch).Select(mutant => new HostileEvent($"{mutant.Change} {mutant.Pointer}", Encoding.UTF8.GetBytes(mutant.Text), null))).ToArray();
        Assert.True(events.Length > Enough);
        var refused = 0;
        foreach (var hostile in events)
        {
            var answer = await AskAsync(standIn, function, hostile.Utf8);
            refused += answer.IsError ? 1 : 0;
            if (answer.IsError)
            {
                Assert.Equal("Function.EventRefusedException", answer.ErrorType);
            }
            else
            {
                // The second message is poisoned whatever else is changed, unless it is another one now.
                using var json = JsonDocument.Parse(answer.Utf8);
                Assert.True(json.RootElement.GetProperty("batchItemFailures").GetArrayLength() is 1 or 2, $"{hostile.Name}: {answer.Text}");
            }

            Assert.DoesNotContain(Marker, answer.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(PoisonedOnly, (await AskAsync(standIn, function, Encoding.UTF8.GetBytes(batch))).Text);
        Assert.DoesNotContain(Marker, function.Output, StringComparison.OrdinalIgnoreCase);
        log.WriteLine($"{events.Length} events, {refused} refused as a whole; at most {function.PeakMemory / 1_000_000} MB");
        Assert.InRange(function.PeakMemory, 1, MostMemory);
    }

    [Fact]
    public async Task A_handler_that_does_not_exist_is_an_error_of_the_start()
    {
        using var standIn = new RuntimeStandIn();
        using var function = new GuardedProcess(standIn, "orders.delete");
        Assert.Equal("Init.InvalidOperationException", (await standIn.InitializationError).ErrorType);
        await function.Exit;
        Assert.NotEqual(0, function.ExitCode);
        Assert.Contains("""
            "level":"ERROR","message":"the function could not start","errorType":"InvalidOperationException","stackTrace":[
            """, function.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_call_is_measured()
    {
        var printed = await GuardedProcess.RunAsync("first-call", Path.Combine(Repository.Root, "samples/guarded-function/events/create.json"));
        log.WriteLine(printed);
        Assert.StartsWith("check and read an order of 208 bytes: first ", printed, StringComparison.Ordinal);
    }

    private static string Event(string name) => File.ReadAllText(Path.Combine(Repository.Root, "samples/guarded-function/events", name));

    private static async Task<StandInAnswer> AskAsync(RuntimeStandIn standIn, GuardedProcess function, byte[] utf8)
    {
        var asked = standIn.InvokeAsync(utf8);
        return await Task.WhenAny(asked, function.Exit) == asked ? await asked : throw new InvalidOperationException($"the function ended with {function.ExitCode.ToString(CultureInfo.InvariantCulture)}: {function.Output}");
    }

    private static int Status(StandInAnswer answer)
    {
        Assert.False(answer.IsError, answer.Text);
        using var json = JsonDocument.Parse(answer.Utf8);
        return json.RootElement.GetProperty("statusCode").GetInt32();
    }
}
