using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Parapet.Iam.Catalog;

namespace Parapet.Trail.Activity.Calls;

/// <summary>The ARN of a kind of resource, as literals and placeholders in turn.</summary>
internal sealed class ArnTemplate
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<ArnTemplate>> Parsed = new(StringComparer.Ordinal);

    private readonly ImmutableArray<(string Literal, string? Placeholder)> parts;
    private readonly string service;
    private readonly string resourceGlob;

    private ArnTemplate(string pattern)
    {
        var list = ImmutableArray.CreateBuilder<(string, string?)>();
        var at = 0;
        while (pattern.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var open && pattern.IndexOf('}', open) is >= 0 and var close)
        {
            list.Add((pattern[at..open], pattern[(open + 2)..close]));
            at = close + 1;
        }

        list.Add((pattern[at..], null));
        parts = list.ToImmutable();
        Placeholders = [.. parts.Select(part => part.Placeholder).OfType<string>().Where(name => name is not ("Partition" or "Region" or "Account"))];
        var fields = Glob(pattern).Split(':', 6);
        service = fields.Length == 6 ? fields[2] : "";
        resourceGlob = fields.Length == 6 ? fields[5] : "";
        Precision = resourceGlob.Count(c => c != '*');
    }

    /// <summary>What has to be known of a resource to write its ARN.</summary>
    public ImmutableArray<string> Placeholders { get; }

    /// <summary>How many characters of the resource's part are fixed: of two templates that match, the greater is the kind.</summary>
    public int Precision { get; }

    /// <summary>The templates of a kind; API Gateway's kinds have two, one for each sort of API.</summary>
    public static ImmutableArray<ArnTemplate> Of(ResourceType type) =>
        Parsed.GetOrAdd(type.ArnPattern, pattern => [.. pattern.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(one => new ArnTemplate(one))]);

    /// <summary>Whether an ARN can be one of this kind.</summary>
    public bool Matches(ReadOnlySpan<char> arn)
    {
        if (!arn.StartsWith("arn:"))
        {
            return false;
        }

        Span<Range> fields = stackalloc Range[6];
        return arn.Split(fields, ':') == 6 && arn[fields[2]].SequenceEqual(service) && ActionPattern.Matches(resourceGlob, arn[fields[5]]);
    }

    /// <summary>The ARN with the placeholders filled.</summary>
    public string Fill(EventScope scope, Func<string, string> value)
    {
        var arn = new StringBuilder();
        foreach (var (literal, placeholder) in parts)
        {
            arn.Append(literal).Append(placeholder switch
            {
                null => "",
                "Partition" => scope.Partition,
                "Region" => scope.Region,
                "Account" => scope.Account,
                _ => value(placeholder),
            });
        }

        return arn.ToString();
    }

    private static string Glob(string pattern)
    {
        var glob = new StringBuilder(pattern.Length);
        var at = 0;
        while (pattern.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var open && pattern.IndexOf('}', open) is >= 0 and var close)
        {
            glob.Append(pattern, at, open - at).Append('*');
            at = close + 1;
        }

        return glob.Append(pattern, at, pattern.Length - at).ToString();
    }
}
