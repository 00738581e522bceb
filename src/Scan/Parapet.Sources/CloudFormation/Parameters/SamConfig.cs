using System.Collections.Immutable;
using System.Text;
using Parapet.Model;
using Parapet.Values;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Parapet.Sources.CloudFormation.Parameters;

/// <summary>
/// Reads <c>parameter_overrides</c> of the default environment; what <c>deploy</c> says wins over <c>global</c>.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
/// </summary>
internal static class SamConfig
{
    private const string Setting = "parameter_overrides";
    private static readonly string[] Tables = ["default.global.parameters", "default.deploy.parameters"];

    public static void Read(
        string file, ReadOnlyMemory<byte> content, ImmutableSortedDictionary<string, string>.Builder values, ImmutableArray<Problem>.Builder problems)
    {
        if (Parse(file, content, out var problem) is not { } document)
        {
            problems.Add(problem!);
            return;
        }

        foreach (var diagnostic in document.Diagnostics)
        {
            problems.Add(new Problem(At(file, diagnostic.Span), "this is not TOML: " + diagnostic.Message.TrimEnd('.')));
        }

        if (document.HasErrors)
        {
            return;
        }

        foreach (var table in Tables)
        {
            foreach (var setting in document.Tables.Where(each => Path(each.Name) == table).SelectMany(each => each.Items))
            {
                if (Path(setting.Key) == Setting)
                {
                    ReadSetting(file, setting, values, problems);
                }
            }
        }
    }

    // The parser throws on lists in lists in lists, and on a \U escape beyond the last character.
    private static DocumentSyntax? Parse(string file, ReadOnlyMemory<byte> content, out Problem? problem)
    {
        problem = null;
        try
        {
            return SyntaxParser.Parse(Encoding.UTF8.GetString(content.Span), file);
        }
        catch (Exception e) when (e is TomlException or ArgumentOutOfRangeException)
        {
            problem = new Problem(new Location(file, 0, 0), "this is not TOML that can be read: it is nested too deeply, or an escape stands for no character");
            return null;
        }
    }

    private static void ReadSetting(
        string file, KeyValueSyntax setting, ImmutableSortedDictionary<string, string>.Builder values, ImmutableArray<Problem>.Builder problems)
    {
        var overrides = setting.Value switch
        {
            StringValueSyntax text => Overrides.Split(text.Value ?? ""),
            ArraySyntax array => array.Items.Select(item => item.Value).OfType<StringValueSyntax>().Select(item => item.Value ?? ""),
            _ => null,
        };
        if (overrides is null)
        {
            problems.Add(new Problem(At(file, setting.Span), "`parameter_overrides` must be a string or a list of strings"));
            return;
        }

        foreach (var each in overrides)
        {
            if (Overrides.Read(each) is var (name, value))
            {
                values[name] = value;
            }
            else
            {
                problems.Add(new Problem(At(file, setting.Span), "a word in `parameter_overrides` is no `Name=Value`: a value with blanks must be quoted"));
            }
        }
    }

    private static string Path(KeySyntax? key) =>
        key is null ? "" : string.Join('.', key.DotKeys.Select(dotted => Part(dotted.Key)).Prepend(Part(key.Key)));

    private static string Part(BareKeyOrStringValueSyntax? part) => part switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax text => text.Value ?? "",
        _ => "",
    };

    private static Location At(string file, SourceSpan span) => new(file, span.Start.Line + 1, span.Start.Column + 1);
}
