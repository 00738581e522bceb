using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parapet.Packages.Sbom;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Parapet.Packages.Gate;

/// <summary>Reads ignore files. Whatever is not known is an error, for a misspelled word would silently ignore more than was meant.</summary>
internal sealed class IgnoreFileReader
{
    private const string Table = "ignore";
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostProblems = 100;

    private readonly string file;
    private readonly ImmutableArray<FileProblem>.Builder problems = ImmutableArray.CreateBuilder<FileProblem>();

    private IgnoreFileReader(string file) => this.file = file;

    public static (IgnoreFile, ImmutableArray<FileProblem>) Read(ReadOnlySpan<byte> utf8, string file)
    {
        var reader = new IgnoreFileReader(file);
        var entries = reader.Parse(utf8) is { } document ? reader.Entries(document) : [];
        return (new IgnoreFile { Entries = entries }, reader.problems.ToImmutable());
    }

    private DocumentSyntax? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            Report(0, $"the file is larger than {MostBytes / 1024 / 1024} MiB");
            return null;
        }

        try
        {
            var document = SyntaxParser.Parse(Encoding.UTF8.GetString(utf8), file);
            foreach (var diagnostic in document.Diagnostics)
            {
                Report(diagnostic.Span.Start.Line + 1, "this is not TOML: " + Shown.Message(diagnostic.Message.TrimEnd('.')));
            }

            return document.HasErrors ? null : document;
        }
        catch (Exception error) when (error is TomlException or ArgumentOutOfRangeException)
        {
            // The parser's answers to values that are nested too deep, and to escapes such as \UFFFFFFFF that are no character.
            Report(0, "this is not TOML that can be read: something is nested too deep, or an escape in a text is no character");
            return null;
        }
    }

    private ImmutableArray<IgnoreEntry> Entries(DocumentSyntax document)
    {
        foreach (var stray in document.KeyValues)
        {
            Report(Line(stray), $"`{Shown.Value(Name(stray.Key))}` stands outside of `[[{Table}]]`");
        }

        var entries = ImmutableArray.CreateBuilder<IgnoreEntry>();
        foreach (var table in document.Tables)
        {
            if (table is not TableArraySyntax || Name(table.Name) != Table)
            {
                Report(Line(table), $"only `[[{Table}]]` is known here, not `{Shown.Value(Name(table.Name))}`");
            }
            else if (Entry(table) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }

    private IgnoreEntry? Entry(TableSyntaxBase table)
    {
        var before = problems.Count;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        DateOnly? until = null;
        foreach (var item in table.Items)
        {
            var key = Name(item.Key);
            switch (key, item.Value)
            {
                case ("id" or "package" or "function" or "layer" or "reason", StringValueSyntax text) when !string.IsNullOrWhiteSpace(text.Value):
                    Once(texts.TryAdd(key, text.Value), item, key);
                    break;
                case ("id" or "package" or "function" or "layer" or "reason", _):
                    Report(Line(item), $"`{key}` must be a text that is not empty");
                    break;
                case ("until", _) when Day(item.Value) is { } day:
                    Once(until is null, item, key);
                    until = day;
                    break;
                case ("until", _):
                    Report(Line(item), "`until` must be a date such as 2026-12-31");
                    break;
                default:
                    Report(Line(item), $"`{Shown.Value(key)}` is not known here: an entry has `id`, `package`, `function`, `layer`, `reason` and `until`");
                    break;
            }
        }

        Require(texts.ContainsKey("id"), table, "`id`, the advisory's");
        Require(texts.ContainsKey("reason"), table, "`reason`: why can this be lived with");
        Require(until is not null, table, "`until`, the last day on which it applies; what never does harm belongs in a VEX document");
        if (texts.GetValueOrDefault("package") is { } package && package.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase) && PackageUrl.Parse(package) is null)
        {
            Report(Line(table), $"`{Shown.Value(package)}` is no package URL");
        }

        return problems.Count > before || problems.Count >= MostProblems ? null : new IgnoreEntry
        {
            Id = texts["id"],
            Package = texts.GetValueOrDefault("package"),
            Function = texts.GetValueOrDefault("function"),
            Layer = texts.GetValueOrDefault("layer"),
            Reason = texts["reason"],
            Until = until!.Value,
            Line = Line(table),
        };
    }

    private static DateOnly? Day(ValueSyntax? value)
    {
        var text = value switch
        {
            DateTimeValueSyntax { Kind: SyntaxKind.LocalDate } date => date.Token?.Text,
            StringValueSyntax given => given.Value,
            _ => null,
        };
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private void Once(bool isFirst, SyntaxNode item, string key)
    {
        if (!isFirst)
        {
            Report(Line(item), $"`{key}` is given twice");
        }
    }

    private void Require(bool isThere, SyntaxNode table, string what)
    {
        if (!isThere)
        {
            Report(Line(table), "an entry needs " + what);
        }
    }

    private void Report(int line, string message)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(new FileProblem(file, line, message));
        }
    }

    private static int Line(SyntaxNode node) => node.Span.Start.Line + 1;

    private static string Name(KeySyntax? key) => key is null ? "" : string.Join('.', key.DotKeys.Select(dotted => Part(dotted.Key)).Prepend(Part(key.Key)));

    private static string Part(BareKeyOrStringValueSyntax? part) => part switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax text => text.Value ?? "",
        _ => "",
    };
}
