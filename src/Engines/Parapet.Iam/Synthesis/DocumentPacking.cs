using System.Collections.Immutable;

namespace Parapet.Iam.Synthesis;

/// <summary>
/// Puts statements into one inline policy while it fits, else into managed ones.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
/// </summary>
internal static class DocumentPacking
{
    /// <summary>Characters of all inline policies of a role together; white space does not count.</summary>
    private const int InlineQuota = 10_240;

    /// <summary>Characters of one managed policy.</summary>
    private const int ManagedQuota = 6_144;

    public static ImmutableArray<GeneratedDocument> Of(ImmutableArray<Draft> drafts)
    {
        var single = StatementNames.Of(drafts);
        if (PolicyText.Length(single) <= InlineQuota)
        {
            return [Document(single, 0)];
        }

        var empty = PolicyText.Length([]);
        var documents = ImmutableArray.CreateBuilder<GeneratedDocument>();
        var current = ImmutableArray.CreateBuilder<GeneratedStatement>();
        var length = empty;
        foreach (var statement in StatementNames.Of([.. drafts.SelectMany(Halved)]))
        {
            var own = PolicyText.Length([statement]) - empty + 1;
            if (current.Count > 0 && length + own > ManagedQuota)
            {
                documents.Add(Document(current.DrainToImmutable(), documents.Count));
                length = empty;
            }

            current.Add(statement);
            length += own;
        }

        documents.Add(Document(current.DrainToImmutable(), documents.Count));
        return documents.ToImmutable();
    }

    private static GeneratedDocument Document(ImmutableArray<GeneratedStatement> statements, int index) =>
        new(statements, PolicyText.Compile(statements, $"generated policy {index + 1}"));

    // Each half is still actions times resources; names are at most as long as the longest that there can be.
    private static IEnumerable<Draft> Halved(Draft draft)
    {
        var statement = new GeneratedStatement(new string('x', StatementNames.Longest), draft.Actions, draft.Resources, draft.Conditions);
        if (PolicyText.Length([statement]) <= ManagedQuota || (draft.Resources.Length == 1 && draft.Actions.Length == 1))
        {
            return [draft];
        }

        var (one, other) = draft.Resources.Length > 1
            ? (draft with { Resources = draft.Resources[..(draft.Resources.Length / 2)] }, draft with { Resources = draft.Resources[(draft.Resources.Length / 2)..] })
            : (draft with { Actions = draft.Actions[..(draft.Actions.Length / 2)] }, draft with { Actions = draft.Actions[(draft.Actions.Length / 2)..] });
        return [.. Halved(one), .. Halved(other)];
    }
}
