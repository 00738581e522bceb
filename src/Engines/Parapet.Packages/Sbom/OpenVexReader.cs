using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Parapet.Packages.Sbom;

/// <summary>Reads OpenVEX documents, of which somebody else may have written every byte.</summary>
internal sealed class OpenVexReader
{
    private const int MostBytes = 64 * 1024 * 1024;
    private const int MostProblems = 100;

    private readonly string file;
    private readonly ImmutableArray<FileProblem>.Builder problems = ImmutableArray.CreateBuilder<FileProblem>();

    private OpenVexReader(string file) => this.file = file;

    public static (VexDocument?, ImmutableArray<FileProblem>) Read(ReadOnlyMemory<byte> utf8, string file)
    {
        var reader = new OpenVexReader(file);
        var document = reader.Read(utf8);
        return (document, reader.problems.ToImmutable());
    }

    private VexDocument? Read(ReadOnlyMemory<byte> utf8)
    {
        utf8 = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (utf8.Length > MostBytes)
        {
            return Fail(0, $"the document is larger than {MostBytes / 1024 / 1024} MiB");
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            return Fail(0, "the document is not UTF-8");
        }

        try
        {
            using var json = JsonDocument.Parse(utf8);
            return Document(json.RootElement);
        }
        catch (JsonException error)
        {
            return Fail((int)(error.LineNumber ?? -1) + 1, "the document is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            return Fail(0, "a name or a text in the document is no Unicode: half of a surrogate pair stands alone");
        }
    }

    private VexDocument? Document(JsonElement root)
    {
        if (Text(root, "@context") is not { } context || !context.StartsWith(OpenVex.Context, StringComparison.Ordinal))
        {
            return Fail(0, $"`@context` must begin with `{OpenVex.Context}`: this is no OpenVEX document");
        }

        if (Member(root, "statements") is not { ValueKind: JsonValueKind.Array } list)
        {
            return Fail(0, "the document has no list `statements`");
        }

        if (Time(root, "timestamp") is null)
        {
            Report("the document's `timestamp` is missing or no time: its statements count as older than any other");
        }

        var statements = ImmutableArray.CreateBuilder<VexStatement>();
        var number = 0;
        foreach (var element in list.EnumerateArray())
        {
            number++;
            if (Statement(element, number) is { } statement)
            {
                statements.Add(statement);
            }
        }

        return new VexDocument
        {
            Id = Text(root, "@id") ?? "",
            Author = Text(root, "author") ?? "",
            Timestamp = Time(root, "timestamp") ?? DateTimeOffset.MinValue,
            Version = Member(root, "version") is { ValueKind: JsonValueKind.Number } version && version.TryGetInt32(out var count) ? count : 1,
            Tooling = Text(root, "tooling") ?? "",
            Statements = statements.ToImmutable(),
        };
    }

    private VexStatement? Statement(JsonElement element, int number)
    {
        // Before version 0.2.0 the vulnerability was its name alone.
        var vulnerability = Member(element, "vulnerability");
        var name = vulnerability is { ValueKind: JsonValueKind.Object } named ? Text(named, "name") : Text(element, "vulnerability");
        if (string.IsNullOrWhiteSpace(name))
        {
            return Skip(number, "names no vulnerability");
        }

        if (VexLabels.Status(Text(element, "status") ?? "") is not { } status)
        {
            return Skip(number, $"has the status `{Shown.Value(Text(element, "status") ?? "")}`, which OpenVEX does not know");
        }

        var label = Text(element, "justification") ?? "";
        var justification = VexLabels.Justification(label);
        if (label.Length > 0 && justification is null)
        {
            return Skip(number, $"has the justification `{Shown.Value(label)}`, which OpenVEX does not know");
        }

        var impact = Text(element, "impact_statement") ?? "";
        if (status is VexStatus.NotAffected && justification is null && string.IsNullOrWhiteSpace(impact))
        {
            return Skip(number, "says `not_affected` without a justification or an impact statement");
        }

        var products = Components(element, "products", number);
        return products.IsEmpty
            ? Skip(number, "names no product")
            : new VexStatement
            {
                Vulnerability = name,
                Aliases = vulnerability is { ValueKind: JsonValueKind.Object } with ? Texts(with, "aliases") : [],
                Products = products,
                Status = status,
                Justification = justification,
                ImpactStatement = impact,
                ActionStatement = Text(element, "action_statement") ?? "",
                StatusNotes = Text(element, "status_notes") ?? "",
                Timestamp = Time(element, "timestamp"),
            };
    }

    private ImmutableArray<VexComponent> Components(JsonElement element, string name, int number)
    {
        if (Member(element, name) is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        var components = ImmutableArray.CreateBuilder<VexComponent>();
        foreach (var each in list.EnumerateArray())
        {
            if (Component(each) is not { } component)
            {
                Report($"statement {number}: one of its {name} names nothing that can be compared");
                continue;
            }

            // A product of which one part cannot be told must not be read as the whole product.
            var parts = Components(each, "subcomponents", number);
            if (Member(each, "subcomponents") is not { } given || (given.ValueKind is JsonValueKind.Array && parts.Length == given.GetArrayLength()))
            {
                components.Add(component with { Subcomponents = parts });
            }
        }

        return components.ToImmutable();
    }

    private static VexComponent? Component(JsonElement element)
    {
        var id = element.ValueKind is JsonValueKind.String ? Text(element) ?? "" : Text(element, "@id") ?? "";
        var given = Member(element, "identifiers") is { } identifiers ? Text(identifiers, "purl") : null;
        var purl = PackageUrl.Parse(given ?? id);
        var hash = Member(element, "hashes") is { } hashes ? Text(hashes, "sha-256")?.ToLowerInvariant() ?? "" : "";
        return (id.Length > 0 || purl is not null || hash.Length > 0) && (given is null || purl is not null)
            ? new VexComponent { Id = id, Purl = purl, Sha256 = hash }
            : null;
    }

    private VexDocument? Fail(int line, string message)
    {
        problems.Add(new FileProblem(file, line, message));
        return null;
    }

    private VexStatement? Skip(int number, string message)
    {
        Report($"statement {number} {message}");
        return null;
    }

    private void Report(string message)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(new FileProblem(file, 0, message));
        }
    }

    private static DateTimeOffset? Time(JsonElement parent, string name) =>
        DateTimeOffset.TryParse(Text(parent, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static ImmutableArray<string> Texts(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Text).OfType<string>()] : [];

    private static string? Text(JsonElement parent, string name) => Member(parent, name) is { } value ? Text(value) : null;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
