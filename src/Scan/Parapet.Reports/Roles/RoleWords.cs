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

    public static string Cut(CutText cut) => cut.IsHopeless ? "nothing can be taken away: the role is an administrator by what it is for"
        : $"take away {string.Join(" and ", cut.Grants)}{(cut.IsSmallest ? "" : " (there may be a smaller set)")}";

    public static string Decrypts(Certainty decrypts) => decrypts switch
    {
        Certainty.Yes => "sees the variables in clear",
        Certainty.Possible => "may be able to use their key",
        _ => "cannot use their key",
    };
}
