using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parapet.Iam.Escalation;

/// <summary>
/// The known ways to gain permissions, built in. <c>escalation-paths.txt</c> holds them, with the pages that describe each.
/// </summary>
public static class EscalationCatalog
{
    /// <summary>The way that is none: to be an administrator already.</summary>
    public const string AlreadyAdministrator = "administrator";

    private const string Table = "escalation-paths.txt";

    private static readonly Lazy<ImmutableArray<EscalationPath>> All = new(Load);
    private static readonly Lazy<FrozenDictionary<string, EscalationPath>> ById = new(() => All.Value.ToFrozenDictionary(path => path.Id, StringComparer.Ordinal));

    /// <summary>All ways, in the order of the table.</summary>
    public static ImmutableArray<EscalationPath> Paths => All.Value;

    /// <summary>The way with an id; null when there is none.</summary>
    public static EscalationPath? Find(string id) => ById.Value.GetValueOrDefault(id);

    private static ImmutableArray<EscalationPath> Load()
    {
        using var stream = typeof(EscalationCatalog).Assembly.GetManifestResourceStream(Table)
            ?? throw new InvalidOperationException($"the table {Table} is not built in");
        using var reader = new StreamReader(stream);
        return EscalationTable.Read(reader.ReadToEnd());
    }
}
