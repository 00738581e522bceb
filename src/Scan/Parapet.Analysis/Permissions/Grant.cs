using Parapet.Iam.Catalog;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>A statement of one of a role's policies that allows something, with its place.</summary>
public sealed class Grant
{
    private Grant(Statement concrete, StatementForms forms)
    {
        Concrete = concrete;
        Forms = forms;
    }

    /// <summary>The policy's name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The policy of the deployment; null when AWS keeps it.</summary>
    public AttachedPolicy? Policy { get; private init; }

    /// <summary>The policy that AWS keeps; null when it stands in the deployment.</summary>
    public ManagedPolicy? Managed { get; private init; }

    /// <summary>The statement as written.</summary>
    public required Statement Statement { get; init; }

    /// <summary>Its position in the policy, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The resource to change: the one with the policy, or the role to which a policy of AWS is attached.</summary>
    public required Resource Resource { get; init; }

    /// <summary>Where the statement stands, or where the policy of AWS is attached.</summary>
    public required Location At { get; init; }

    /// <summary>The condition of the template under which it is granted, beyond that of the resource; null for always.</summary>
    public required string? When { get; init; }

    /// <summary>The conditions of the template at each part of the statement and around it.</summary>
    internal IEnumerable<string?> Conditions => Concrete.Actions.Concat(Concrete.Resources).Select(item => item.When).Append(Statement.When).Append(Policy?.When).Append(When);

    /// <summary>The statement with its holes filled as far as possible.</summary>
    internal Statement Concrete { get; }

    internal StatementForms Forms { get; }

    /// <summary>The statement as a fragment that names it: "`Sid` of `orders`", "statement 2 of `orders`", "`AmazonS3FullAccess`".</summary>
    public string Name => Managed is not null ? $"`{PolicyName}`"
        : Statement.Sid.ValueOrDefault is { Length: > 0 } sid ? $"`{sid}` of `{PolicyName}`"
        : $"statement {Index + 1} of `{PolicyName}`";

    /// <summary>Whether the statement may be about an action, whatever the resource.</summary>
    public bool Mentions(string action) => Statement.Actions.IsEmpty
        ? !Concrete.NotActions.IsEmpty && !Concrete.NotActions.Any(item => item.Text.Known is { } known && ActionPattern.Matches(known.AsSpan().Trim(), action))
        : Concrete.Actions.Any(item => ActionPattern.Matches(Widest(item.Text), action));

    internal static Grant Of(AttachedPolicy policy, Statement concrete, int index, StatementForms forms)
    {
        var statement = policy.Document.Statements[index];
        var attached = policy.When == policy.Resource.When ? null : policy.When;
        return new Grant(concrete, forms)
        {
            PolicyName = policy.Name,
            Policy = policy,
            Statement = statement,
            Index = index,
            Resource = policy.Resource,
            At = statement.At,
            When = Values.Conditions.Both(attached, statement.When),
        };
    }

    internal static Grant Of(AwsPolicy aws, TextItem attached, Resource role, int index)
    {
        var statement = aws.Document.Statements[index];
        return new Grant(statement, aws.Statements[index])
        {
            PolicyName = aws.Policy.Name,
            Managed = aws.Policy,
            Statement = statement,
            Index = index,
            Resource = role,
            At = attached.At,
            When = attached.When,
        };
    }

    /// <summary>A pattern that takes in everything that a text with holes can be.</summary>
    internal static string Widest(Text text) => text.Known?.Trim() ?? string.Concat(text.Parts.Select(part => part.Literal ?? "*"));
}
