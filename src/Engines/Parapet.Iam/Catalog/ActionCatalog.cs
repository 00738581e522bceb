using System.Collections.Immutable;

namespace Parapet.Iam.Catalog;

/// <summary>
/// What AWS says of its actions: which of them change something and can be limited to a resource.
/// From the service authorization reference (https://docs.aws.amazon.com/service-authorization/latest/reference/), as of the day in the table's first line.
/// </summary>
public static class ActionCatalog
{
    private const string Table = "write-actions.txt";

    private static readonly Lazy<ImmutableSortedDictionary<string, string[]>> WritesByService = new(Load);

    /// <summary>
    /// Whether a pattern (<c>s3:PutObject</c>, <c>dynamodb:*Item</c>, <c>*</c>) matches at least one action that writes, tags or manages permissions
    /// and that supports resource-level permissions, so that a narrower <c>Resource</c> than <c>*</c> is possible.
    /// </summary>
    public static bool WritesToResource(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return ActionPattern.IsEverything(pattern);
        }

        var (service, name) = (pattern[..colon], pattern[(colon + 1)..]);
        return service.AsSpan().IndexOfAny('*', '?') < 0
            ? WritesByService.Value.TryGetValue(service, out var names) && MatchesAny(name, names)
            : WritesByService.Value.Any(pair => ActionPattern.Matches(service, pair.Key) && MatchesAny(name, pair.Value));
    }

    private static bool MatchesAny(string pattern, string[] names)
    {
        foreach (var name in names)
        {
            if (ActionPattern.Matches(pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableSortedDictionary<string, string[]> Load()
    {
        using var stream = typeof(ActionCatalog).Assembly.GetManifestResourceStream(Table)
            ?? throw new InvalidOperationException($"the table {Table} is not built in");
        using var reader = new StreamReader(stream);
        var services = ImmutableSortedDictionary.CreateBuilder<string, string[]>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ') is [var service, .. var names])
            {
                services.Add(service, names);
            }
        }

        return services.ToImmutable();
    }
}
