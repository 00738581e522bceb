using System.Collections.Immutable;
using Parapet.Iam.Catalog;

namespace Parapet.Reports.Roles;

/// <summary>Words that the forms of a role sheet share.</summary>
internal static class RoleWords
{
    /// <summary>More services than this are summed up when they are allowed as a whole.</summary>
    public const int MostServices = 12;

    public static ImmutableArray<AccessLevel> Levels { get; } =
        [AccessLevel.List, AccessLevel.Read, AccessLevel.Write, AccessLevel.Tagging, AccessLevel.PermissionsManagement];

    public static string Of(AccessLevel level) => level switch
    {
        AccessLevel.List => "list",
        AccessLevel.Read => "read",
        AccessLevel.Write => "write",
        AccessLevel.Tagging => "tag",
        _ => "permissions",
    };

    /// <summary>A count as a cell: nothing, all, or so many of so many.</summary>
    public static string Cell(LevelCount count) => count.Allowed == 0 ? "·" : count.Allowed == count.Known ? $"all {count.Known}" : $"{count.Allowed} of {count.Known}";

    public static string Administrator(RoleSheet sheet) => sheet.Administrator switch
    {
        Certainty.Yes => "yes: it can do everything, or give itself everything",
        Certainty.Possible => "perhaps: it depends on a condition or on something unknown",
        _ => sheet.Ways.FirstOrDefault(way => way.Goal == EscalationWay.Administrator) is { } way
            ? $"no, but it can become one{(way.IsCertain ? "" : ", perhaps")} in {Wording.Count(way.Steps.Length, "step")}"
            : "no",
    };

    /// <summary>The services to list one by one, and how many are left that are allowed as a whole.</summary>
    public static (ImmutableArray<ServiceAccess> Listed, int Whole) Services(RoleSheet sheet)
    {
        if (sheet.Services.Length <= MostServices)
        {
            return (sheet.Services, 0);
        }

        var whole = sheet.Services.Count(service => service.IsWhole);
        return ([.. sheet.Services.Where(service => !service.IsWhole)], whole);
    }

    /// <summary>The ways, those of one step that differ in nothing but their goal as one.</summary>
    public static IEnumerable<EscalationWay> Together(RoleSheet sheet) =>
        from way in sheet.Ways
        group way by way.Steps is [var only] ? $"{way.IsCertain}\n{only.What}\n{string.Join(',', only.Actions)}\n{string.Join(',', only.By)}\n{string.Join(',', only.DependsOn)}" : way.Goal into same
        let first = same.First()
        select same.Count() == 1 ? first : first with
        {
            Goal = string.Join(", ", same.Select(way => way.Goal)),
            Steps = [first.Steps[0] with { To = "each of them", Through = [] }],
        };

    /// <summary>What can be done to which resources, those to which the same can be done together: "read, write" and "table A, B; queue C".</summary>
    public static IEnumerable<(string Access, string Names)> Reached(RoleSheet sheet) => Gather(sheet.Reached.Select(reached => (reached.Access, reached.Noun, reached.Name, reached.IsCertain)));

    /// <summary>The same for kinds of which any is within reach.</summary>
    public static IEnumerable<(string Access, string Names)> Beyond(RoleSheet sheet) =>
        from row in Gather(sheet.Beyond.Select(reached => (reached.Access, Noun: "", Name: reached.Noun, reached.IsCertain)))
        select (row.Access, $"any {row.Names} of the account");

    private static IEnumerable<(string Access, string Names)> Gather(IEnumerable<(string Access, string Noun, string Name, bool IsCertain)> items) =>
        from resource in items.GroupBy(item => (item.Noun, item.Name))
        let accesses = string.Join(", ", resource.Select(item => item.Access).Distinct(StringComparer.Ordinal))
        group (resource.Key.Noun, Name: resource.Key.Name + (resource.Any(item => item.IsCertain) ? "" : " (under a condition)")) by accesses into same
        orderby same.Key.Length descending
        select (same.Key, string.Join("; ", same.GroupBy(item => item.Noun, StringComparer.Ordinal)
            .Select(noun => $"{noun.Key} {string.Join(", ", noun.Select(item => item.Name))}".Trim())));

    /// <summary>What closes the ways to administrator; null when there are none, or when the role is one already.</summary>
    public static string? Cut(RoleSheet sheet) =>
        sheet.Administrator == Certainty.Yes ? null
        : sheet.Cut.IsHopeless ? "there is nothing to take away: somebody on the way is an administrator by what it is for"
        : sheet.Cut.Grants.IsEmpty ? null
        : $"take away {List(sheet.Cut.Grants)}{(sheet.Cut.IsSmallest ? "" : " (there may be a smaller set)")}";

    public static string Decrypts(Certainty decrypts) => decrypts switch
    {
        Certainty.Yes => "sees the variables in clear",
        Certainty.Possible => "may be able to use their key",
        _ => "cannot use their key",
    };

    private static string List(ImmutableArray<string> items) =>
        items is [var only] ? only : $"{string.Join(", ", items[..^1])} and {items[^1]}";
}
