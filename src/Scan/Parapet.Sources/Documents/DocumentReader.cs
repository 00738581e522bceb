using Parapet.Sources.Documents.Json;
using Parapet.Sources.Documents.Suppressions;
using Parapet.Sources.Documents.Yaml;

namespace Parapet.Sources.Documents;

/// <summary>Reads YAML and JSON.</summary>
public static class DocumentReader
{
    /// <summary>Files above this many bytes are not read. CloudFormation itself stops at 1 MB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Lists and maps may lie this deep in one another; a node at the top is at depth 1.</summary>
    public const int MaxDepth = 200;

    /// <summary>Files with more lists, maps and scalars than this are not read: each costs some hundred bytes of memory, and as little as two in the file.</summary>
    public const int MaxNodes = 2_000_000;

    /// <summary>
    /// The document; never throws on bad input. A file that starts with a brace or bracket is read as JSON,
    /// and as YAML when it is no JSON: YAML's flow style looks alike.
    /// </summary>
    public static Document Read(string file, ReadOnlyMemory<byte> content)
    {
        var problems = new ProblemLog(file);
        if (content.Length > MaxBytes)
        {
            problems.Add(0, 0, $"the file has {content.Length} bytes; more than {MaxBytes} are not read, so split it");
            return new Document(file, null, problems.ToImmutable(), []);
        }

        if (Characters.Decode(content, problems) is not { } characters)
        {
            return new Document(file, null, problems.ToImmutable(), []);
        }

        if (characters.LooksLikeJson)
        {
            var root = JsonComposer.Compose(file, characters.Utf8, problems, out var maybeYaml);
            if (!maybeYaml)
            {
                return new Document(file, root, problems.ToImmutable(), []) { IsJson = true };
            }
        }

        return ReadYaml(file, characters, problems);
    }

    private static Document ReadYaml(string file, Characters characters, ProblemLog asJson)
    {
        var document = ReadYaml(file, characters.Text, out var passedBound);
        if (document.Root is null && !passedBound && LeadingBlanks.Trim(characters.Text) is { } trimmed)
        {
            document = ReadYaml(file, trimmed, out passedBound);
        }

        return document.Root is null && !passedBound && characters.LooksLikeJson
            ? new Document(file, null, asJson.ToImmutable(), [])
            : document;
    }

    private static Document ReadYaml(string file, string text, out bool passedBound)
    {
        var problems = new ProblemLog(file);
        var blocks = text.Contains(SuppressionReader.Marker, StringComparison.Ordinal) ? new Blocks() : null;
        var root = YamlComposer.Compose(file, text, problems, blocks);
        passedBound = problems.PassedBound;
        return new Document(file, root, problems.ToImmutable(), blocks is null ? [] : SuppressionReader.Read(file, text, blocks));
    }
}
