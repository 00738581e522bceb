using System.Collections.Immutable;
using System.Globalization;
using Parapet.Model;

namespace Parapet.Reports.Trail;

/// <summary>What the reports for people say in the same words.</summary>
internal static class AuditWords
{
    private const int MostNames = 8;

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string When(Seen seen) => seen.Count == 0 ? "never" : seen.First == seen.Last ? $"at {Time(seen.First)}" : $"from {Time(seen.First)} to {Time(seen.Last)}";

    public static string Calls(long count) => count == 1 ? "1 call" : string.Create(CultureInfo.InvariantCulture, $"{count} calls");

    /// <summary>Names with counts, those that are there most often first.</summary>
    public static string List(IEnumerable<(string Name, long Count)> names)
    {
        var all = names.Where(item => item.Name.Length > 0).GroupBy(item => item.Name, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Count: group.Sum(item => item.Count)))
            .OrderByDescending(item => item.Count).ThenBy(item => item.Name, StringComparer.Ordinal).ToList();
        return string.Join(", ", all.Take(MostNames).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Name} ({item.Count})")))
            + (all.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - MostNames} more") : "");
    }

    public static string List(IEnumerable<Named> names) => List(names.Select(item => (item.Name, item.Seen.Count)));

    public static string Subjects(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(Quoted)) + (names.Length > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {names.Length - MostNames} more") : "");

    public static string Quoted(string name) => $"`{name.Replace('`', '\'')}`";

    public static string Severity(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>What is true of a caller as a whole: a title and what there is to say.</summary>
    public static IEnumerable<(string Title, string Words)> Facts(AuditedCaller caller)
    {
        var facts = new (string, string)[]
        {
            ("told by", List(caller.Certainties)),
            ("may be", List(caller.Candidates)),
            ("role", caller.Kind == "role" ? "" : List(caller.Roles)),
            ("version", List(caller.Versions)),
            ("services", Services(caller)),
            ("regions", List(caller.Origins.Select(origin => (origin.Region, origin.Calls.Count)))),
            ("from", List(caller.Origins.Select(origin => (origin.Address, origin.Calls.Count)))),
            ("endpoints", List(caller.Origins.Select(origin => (origin.Endpoint, origin.Calls.Count)))),
            ("agents", List(caller.Origins.Select(origin => (origin.UserAgent, origin.Calls.Count)))),
            ("no action", List(caller.Unmapped)),
            ("not kept", caller.UnlistedOrigins > 0 ? $"the places of {Calls(caller.UnlistedOrigins)}, beyond what a summary has room for; choose less time to see them" : ""),
            ("not listed", caller.UnlistedUses > 0 ? $"{Calls(caller.UnlistedUses)} beyond what a summary has room for" : ""),
        };
        return facts.Where(fact => fact.Item2.Length > 0);
    }

    /// <summary>How often something was there; a call that touches several resources is there for each, so that these are no calls.</summary>
    public static string Times(Seen seen) => $"{(seen.Count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{seen.Count} times"))} {When(seen)}";

    // How many calls each had cannot be told from how often resources were touched.
    private static string Services(AuditedCaller caller) =>
        string.Join(", ", caller.Uses.GroupBy(use => use.Service, StringComparer.Ordinal).OrderBy(service => service.Key, StringComparer.Ordinal)
            .Select(service => (Name: service.Key, Actions: service.Select(use => use.Action).Distinct(StringComparer.Ordinal).Count()))
            .Select(service => string.Create(CultureInfo.InvariantCulture, $"{service.Name} ({service.Actions} {(service.Actions == 1 ? "action" : "actions")})")));

    /// <summary>What the logs were as a whole, in sentences.</summary>
    public static IEnumerable<string> Totals(AuditSheet sheet)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{sheet.Events.Count} events {When(sheet.Events)}; {sheet.OtherCalls} calls of users and services are not shown");
        if (!sheet.NotCalls.IsEmpty)
        {
            yield return $"no calls: {List(sheet.NotCalls)}";
        }

        if (!sheet.Unmapped.IsEmpty)
        {
            yield return $"calls of which the IAM action is not known: {List(sheet.Unmapped)}";
        }

        if (!sheet.Silent.IsEmpty)
        {
            yield return $"functions of the deployment without a call in the logs: {string.Join(", ", sheet.Silent)}";
        }

        if (!sheet.Problems.IsEmpty)
        {
            yield return sheet.Problems.Length == 1 ? "1 part of the logs could not be read" : string.Create(CultureInfo.InvariantCulture, $"{sheet.Problems.Length} parts of the logs could not be read");
        }
    }

    /// <summary>An outcome with its error codes; empty for success.</summary>
    public static string Outcome(AuditedUse use) =>
        use.Outcome == "succeeded" ? "" : use.Errors.IsEmpty ? use.Outcome : $"{use.Outcome}: {string.Join(", ", use.Errors)}";
}
