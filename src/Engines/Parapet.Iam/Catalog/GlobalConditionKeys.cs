using System.Collections.Immutable;
using System.Text;
using Parapet.Iam.Catalog.Packed;

namespace Parapet.Iam.Catalog;

/// <summary>
/// The condition keys that requests to any service can carry, and a few of identity providers that the packed data lacks.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
internal static class GlobalConditionKeys
{
    private static readonly Lazy<Dictionary<string, ConditionKey>> ByName = new(() => Parse(Encoding.UTF8.GetString(EmbeddedTable.Read("global-condition-keys.txt"))));

    private static readonly Lazy<ImmutableArray<ConditionKey>> Families = new(() => [.. ByName.Value.Values.Where(key => key.IsFamily)]);

    /// <summary>All of them, in the order of the table.</summary>
    public static IEnumerable<ConditionKey> All => ByName.Value.Values;

    /// <summary>The global key that covers a key of a policy.</summary>
    public static ConditionKey? Find(string key) =>
        ByName.Value.GetValueOrDefault(key) ?? Families.Value.FirstOrDefault(family => family.Covers(key));

    private static Dictionary<string, ConditionKey> Parse(string table)
    {
        var keys = new Dictionary<string, ConditionKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in table.Split('\n'))
        {
            if (line.Split(' ') is [var name, var type, .. var many] && !name.StartsWith('#'))
            {
                keys.Add(name, new ConditionKey(name, Enum.Parse<ConditionKeyType>(type), many is ["many"]));
            }
        }

        return keys;
    }
}
