using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Parapet.Guard.Tests.Handling;

/// <summary>An event that was made to hurt.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Utf8">Its bytes.</param>
/// <param name="Status">The status it must be answered with, or null when there is more than one right answer.</param>
internal sealed record HostileEvent(string Name, byte[] Utf8, int? Status);

/// <summary>Makes events that hurt of a good request.</summary>
internal static class HostileRequests
{
    private const string Marker = "s3cr3t";

    public static IEnumerable<HostileEvent> Of(string good) =>
        OfAnything(good).Select(hostile => hostile with { Status = hostile.Status ?? 400 })
            .Concat(Bodies().Select(body => With(good, body.Name, body.Text, body.Status)))
            .Concat(Others(good));

    /// <summary>What is no event of any source, with a status only where it would be another one than that of a bad request.</summary>
    public static IEnumerable<HostileEvent> OfAnything(string good)
    {
        yield return new("nothing", [], null);
        yield return new("null", "null"u8.ToArray(), null);
        yield return new("a marker", Encoding.UTF8.GetBytes(Marker), null);
        yield return new("a name", Encoding.UTF8.GetBytes($$"""{"{{Marker}}":"{{Marker}}"}"""), null);
        yield return new("brackets", Encoding.UTF8.GetBytes(new string('[', 2_000_000)), null);
        yield return new("braces", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 400_000))), null);
        yield return new("nested within", Encoding.UTF8.GetBytes($$"""{"a":{{new string('[', 200)}}{{new string(']', 200)}}}"""), null);
        yield return new("zeros", new byte[100_000], null);
        yield return new("white space", Encoding.UTF8.GetBytes(new string(' ', 3_000_000)), null);
        yield return new("too large", Encoding.UTF8.GetBytes($"\"{new string('x', 20_000_000)}\""), 413);
        yield return new("a mark of the byte order", [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(good)], null);
        yield return new("UTF-16", Encoding.Unicode.GetBytes(good), null);
        for (var cut = 1; cut < good.Length - 2; cut += 97)
        {
            yield return new($"cut at {cut}", Encoding.UTF8.GetBytes(good[..cut]), null);
        }
    }

    private static IEnumerable<(string Name, string Text, int? Status)> Bodies()
    {
        yield return ("no JSON", Marker, 400);
        yield return ("an empty body", "", 400);
        yield return ("brackets in the body", new string('[', 60_000), 400);
        yield return ("a body that is too large", $$"""{"note":"{{new string('x', 70_000)}}"}""", 413);
        yield return ("a huge body", new string(' ', 4_000_000), 413);
        yield return ("many items", $$"""{"items":[{{string.Join(',', Enumerable.Repeat("1", 30_000))}}]}""", 400);
        yield return ("many names", $$"""{ {{string.Join(',', Enumerable.Range(0, 3000).Select(i => $"\"{Marker}{i}\":1"))}} }""", 400);
        yield return ("a long number", $$"""{"items":[{"quantity":{{new string('9', 60_000)}}}]}""", 400);
        yield return ("half a surrogate", """{"email":"\ud800"}""", 400);
        yield return ("markers", $$"""{"email":"{{Marker}}","items":[{"sku":"{{Marker}}","quantity":"{{Marker}}","price":{{Marker}}}],"{{Marker}}":"{{Marker}}"}""", 400);
        yield return ("NaN", """{"email":"a@b.de","items":[{"sku":"AB1234","quantity":1,"price":NaN}]}""", 400);
        yield return ("an address that takes long", $$"""{"email":"{{string.Concat(Enumerable.Repeat("a.", 20_000))}}@"}""", 400);
    }

    private static IEnumerable<HostileEvent> Others(string good)
    {
        var bomb = Convert.ToBase64String(Zip(new byte[50_000_000]));
        yield return Changed(good, "a bomb", 400, request =>
        {
            request["headers"]!["content-encoding"] = "gzip";
            request["isBase64Encoded"] = true;
            request["body"] = bomb;
        }) with { Status = null };
        yield return Changed(good, "another media type", 415, request => request["headers"]!["content-type"] = "application/xml");
        yield return Changed(good, "no base64", 400, request => request["isBase64Encoded"] = true);
        yield return Changed(good, "a path", 400, request => request["pathParameters"]!["tenant"] = $"../{Marker}");
        yield return Changed(good, "a query", 400, request => request["rawQueryString"] = $"dryRun={Marker}");
        yield return Changed(good, "a query twice", 400, request => request["rawQueryString"] = "dryRun=true&dryRun=false");
        yield return Changed(good, "percent", 400, request => request["rawQueryString"] = "dryRun=%ff%");
        yield return Changed(good, "a header", 400, request => request["headers"]!["idempotency-key"] = Marker);
        yield return Changed(good, "a dry run", 200, request => request["rawQueryString"] = "dryRun=true");
        var utf8 = Encoding.UTF8.GetBytes(good);
        foreach (var at in Enumerable.Range(1, 20).Select(i => i * utf8.Length / 21))
        {
            var broken = utf8.ToArray();
            broken[at] = 0xff;
            yield return new($"a byte at {at}", broken, 400);
        }
    }

    private static HostileEvent With(string good, string name, string body, int? status) => Changed(good, name, status, request => request["body"] = body);

    private static HostileEvent Changed(string good, string name, int? status, Action<JsonObject> change)
    {
        var request = JsonNode.Parse(good)!.AsObject();
        change(request);
        return new HostileEvent(name, Encoding.UTF8.GetBytes(request.ToJsonString()), status);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize))
        {
            zip.Write(bytes);
        }

        return zipped.ToArray();
    }
}
