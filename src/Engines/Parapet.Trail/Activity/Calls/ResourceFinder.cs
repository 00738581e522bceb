using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Iam.Catalog;

namespace Parapet.Trail.Activity.Calls;

/// <summary>Finds what an action worked on: in the event's list of resources, else in the parameters of the request.</summary>
internal sealed class ResourceFinder(EventScope scope, ImmutableArray<string> listed, JsonElement? parameters)
{
    private static readonly ConcurrentDictionary<string, ParameterPath> OwnNames = new(StringComparer.Ordinal);

    private static readonly string[] Naming = ["id", "ids", "name", "names", "arn", "arns", "identifier", "identifiers", "set", "filter", "filters", "prefix"];

    private static readonly ImmutableArray<CalledResource> Nothing = [new CalledResource("*", ResourceCertainty.TakesNone)];

    private readonly Lazy<ImmutableArray<string>> given = new(() => parameters is { } root ? [.. ArnsIn(root)] : []);

    /// <summary>The resources, at least one: what cannot be told is there as <see cref="ResourceCertainty.Unknown"/>.</summary>
    public ImmutableArray<CalledResource> Find(CatalogAction action, string? variant)
    {
        if (variant == ValueSource.Any || action.WildcardOnly)
        {
            return Nothing;
        }

        var found = new List<(string Kind, CalledResource Resource)>();
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in KindPlan.Of(action, variant))
        {
            var ofKind = OfKind(action, kind, variant is null);
            found.AddRange(ofKind.Select(resource => (kind.Name, resource)));
            if (ofKind.Count > 0 && kind.Replaces is not null)
            {
                replaced.Add(kind.Replaces);
            }
        }

        return found.Count switch
        {
            0 => [Untold(action)],
            1 => [found[0].Resource],
            _ =>
            [
                .. found.Where(one => !replaced.Contains(one.Kind)).Select(one => one.Resource).Distinct()
                    .OrderBy(resource => resource.Arn, StringComparer.Ordinal).Take(ParameterPath.MostValues),
            ],
        };
    }

    private List<CalledResource> OfKind(CatalogAction action, KindPlan kind, bool mayGuess)
    {
        var found = Filled(kind, kind.First);
        if (found.Count == 0)
        {
            found = Exactly(listed.Where(arn => kind.Includes(action.Service, arn)));
        }

        if (found.Count == 0)
        {
            found = Filled(kind, kind.Later);
        }

        if (found.Count == 0 && mayGuess)
        {
            found = Exactly(given.Value.Where(arn => kind.Includes(action.Service, arn)));
            if (found.Count == 0 && !kind.HasRows)
            {
                found = Fill(kind, OwnName, null);
            }
        }

        return found;
    }

    private List<CalledResource> Filled(KindPlan kind, ImmutableArray<ResourceRow> rows)
    {
        foreach (var row in rows)
        {
            var found = kind.Templates[0].Placeholders.IsEmpty
                ? [new CalledResource(kind.Templates[0].Fill(scope, _ => ""), ResourceCertainty.Exact)]
                : Fill(kind, name => Values(row, name), row);
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    private List<CalledResource> Fill(KindPlan kind, Func<string, List<string>> values, ResourceRow? row)
    {
        foreach (var template in kind.Templates.Where(template => !template.Placeholders.IsEmpty))
        {
            var choices = template.Placeholders.Select(values).ToList();
            if (choices.Exists(choice => choice.Count == 0))
            {
                continue;
            }

            var found = Combine(template, choices, row is null ? null : Values(row, "suffix") is [var suffix, ..] ? suffix : null);
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>Every combination of the values; a value that is an ARN is the whole, when it is of the kind.</summary>
    private List<CalledResource> Combine(ArnTemplate template, List<List<string>> choices, string? suffix)
    {
        var found = new List<CalledResource>();
        var total = choices.Aggregate(1L, (product, choice) => Math.Min(product * choice.Count, ParameterPath.MostValues));
        for (var number = 0; number < total; number++)
        {
            var rest = number;
            var picked = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < choices.Count; i++)
            {
                picked[template.Placeholders[i]] = choices[i][rest % choices[i].Count];
                rest /= choices[i].Count;
            }

            var whole = picked.Values.FirstOrDefault(ValueReadings.IsArn);
            if (whole is not null && !template.Matches(whole))
            {
                continue;
            }

            var arn = whole is null ? template.Fill(scope, name => picked[name] is ValueReadings.Untold ? "*" : picked[name]) : InScope(whole);
            var certainty = picked.ContainsValue(ValueReadings.Untold) ? ResourceCertainty.Unknown
                : whole is null && picked.ContainsValue(ValueSource.Any) ? ResourceCertainty.OfKind
                : ResourceCertainty.Exact;
            found.Add(new CalledResource(WithSuffix(arn, suffix), certainty));
        }

        return found;
    }

    /// <summary>An ARN with the partition and the region of the event in place of <c>*</c>.</summary>
    private string InScope(string arn)
    {
        var fields = arn.Split(':', 6);
        return fields is ["arn", var partition, var service, var region, var account, var resource]
            ? $"arn:{(partition == "*" ? scope.Partition : partition)}:{service}:{(region == "*" ? scope.Region : region)}:{(account == "*" ? scope.Account : account)}:{resource}"
            : arn;
    }

    private static string WithSuffix(string arn, string? suffix) =>
        suffix is null || arn.Split(':').Length > 7 ? arn : $"{arn}:{suffix}";

    private List<string> Values(ResourceRow row, string placeholder)
    {
        foreach (var source in row.Sources.GetValueOrDefault(placeholder, []))
        {
            var values = source.Values(parameters).Distinct().ToList();
            if (values.Count > 0)
            {
                return values;
            }
        }

        return [];
    }

    private List<string> OwnName(string placeholder)
    {
        const string WithPath = "WithPath";
        var name = placeholder.EndsWith(WithPath, StringComparison.Ordinal) ? placeholder[..^WithPath.Length] : placeholder;
        return parameters is { } root
            ? [.. OwnNames.GetOrAdd(name, one => new ParameterPath(one)).Values(root).Select(ValueReadings.Literal)]
            : [];
    }

    private static List<CalledResource> Exactly(IEnumerable<string> arns) =>
        [.. arns.Select(arn => new CalledResource(ValueReadings.Literal(arn), ResourceCertainty.Exact))];

    /// <summary>ARNs at the top of the parameters, alone or in lists.</summary>
    private static IEnumerable<string> ArnsIn(JsonElement root) =>
        root.EnumerateObject()
            .SelectMany(property => property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().Take(ParameterPath.MostValues) : [property.Value])
            .Where(value => value.ValueKind == JsonValueKind.String)
            .Select(value => value.GetString()!)
            .Where(ValueReadings.IsArn);

    /// <summary>A call that describes everything, or makes something whose name AWS chooses, is about a whole kind; of any other the resource is unknown.</summary>
    private CalledResource Untold(CatalogAction action)
    {
        var kinds = action.Resources.Where(resource => resource.Required).ToImmutableArray();
        if ((kinds.IsEmpty ? action.Resources : kinds) is not [var only])
        {
            return new CalledResource("*", ResourceCertainty.Unknown);
        }

        var template = ArnTemplate.Of(only.Type)[0];
        var makes = action.Name.StartsWith("Create", StringComparison.Ordinal) && template.Placeholders is [.., var last] && last.EndsWith("Id", StringComparison.Ordinal);
        var all = action.Name.StartsWith("Describe", StringComparison.Ordinal) && !NamesSomething();
        return new CalledResource(template.Fill(scope, _ => "*"), makes || all ? ResourceCertainty.OfKind : ResourceCertainty.Unknown);
    }

    /// <summary>Whether a parameter looks like the name of something, however it is called.</summary>
    private bool NamesSomething() => parameters is { } root && root.EnumerateObject().Any(property =>
        Array.Exists(Naming, ending => property.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
