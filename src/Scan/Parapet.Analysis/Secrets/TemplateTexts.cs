using System.Collections.Immutable;
using Parapet.Analysis.Secrets.Files;
using Parapet.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// The texts of a deployment's templates. They hold what no value of the deployment shows: comments, descriptions, mappings, metadata of the template,
/// user data of which a part is known only when it is deployed.
/// </summary>
public sealed class TemplateTexts
{
    private const string EndOfKey = "\":";

    private readonly ImmutableArray<ReadText> texts;

    private TemplateTexts(ImmutableArray<ReadText> texts, IEnumerable<string> given)
    {
        this.texts = texts;
        Discretion = new Discretion(texts.SelectMany(each => each.Secrets, (each, found) => each.Text.Content.Substring(found.Secret.Offset, found.Secret.Length)).Concat(given));
    }

    /// <summary>Keeps the secrets of these texts, and those that were given, out of what is said about them.</summary>
    public Discretion Discretion { get; }

    /// <summary>The facts of some texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="parameters">The values that the user gave for parameters, by their names.</param>
    public static TemplateTexts Of(IEnumerable<TemplateText> texts, IReadOnlyDictionary<string, string> parameters) => new(
        [.. texts.Select(text => new ReadText(text, [.. FileSecrets.In(text.File, text.Content).Where(found => found.Secret.Certainty != Certainty.Possible)]))],
        parameters.Where(given => !SecretScanner.Scan(given.Key, given.Value).IsEmpty).Select(given => given.Value));

    /// <summary>The secrets that do not belong to any of these values, in the order of their places.</summary>
    /// <param name="values">Where values start of which it is known already that they hold a secret.</param>
    public IEnumerable<FileSecret> Besides(IEnumerable<Location> values)
    {
        var starts = values.ToLookup(at => at.File, StringComparer.Ordinal);
        return texts.Where(each => !each.Secrets.IsEmpty).SelectMany(each => Besides(each, starts[each.Text.File].ToLookup(at => at.Line)));
    }

    // What is indented more than a line belongs to what starts there. The lines to which the present one belongs are kept on a stack.
    private static IEnumerable<FileSecret> Besides(ReadText read, ILookup<int, Location> starts)
    {
        var owners = new Stack<Owner>();
        var (next, number) = (0, 0);
        foreach (var line in read.Text.Content.Split('\n'))
        {
            number++;
            var indent = line.AsSpan().IndexOfAnyExcept(' ');
            if (indent >= 0 && line[indent] != '\r')
            {
                while (owners.TryPeek(out var owner) && owner.Indent >= indent)
                {
                    owners.Pop();
                }
            }

            var isOwned = owners.TryPeek(out var above) && above.IsKnown;
            for (; next < read.Secrets.Length && read.Secrets[next].Line == number; next++)
            {
                if (!isOwned && !starts[number].Any(start => IsPartOf(line, start.Column, read.Secrets[next].Column)))
                {
                    yield return read.Secrets[next];
                }
            }

            if (indent >= 0)
            {
                owners.Push(new Owner(indent, isOwned || starts[number].Any()));
            }
        }
    }

    // A template in JSON may stand on one line: behind the next key begins another value.
    private static bool IsPartOf(string line, int start, int column) =>
        start <= column && !line.AsSpan(start, column - start).Contains(EndOfKey, StringComparison.Ordinal);

    private sealed record ReadText(TemplateText Text, ImmutableArray<FileSecret> Secrets);

    private sealed record Owner(int Indent, bool IsKnown);
}

/// <summary>The text of a template.</summary>
/// <param name="File">Its path.</param>
/// <param name="Content">What it holds.</param>
public sealed record TemplateText(string File, string Content);
