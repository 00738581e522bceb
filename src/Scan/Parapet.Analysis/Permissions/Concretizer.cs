using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// Texts and policies of a deployment as they will be in the <see cref="ImaginaryAccount"/>. What nobody can know before deploying stays a hole,
/// so that an answer that depends on it stays unknown.
/// </summary>
public sealed class Concretizer
{
    private readonly ResourceArns arns;

    /// <summary>Names for the resources of one deployment.</summary>
    public Concretizer(Deployment deployment) => arns = new ResourceArns(deployment);

    /// <summary>A resource's ARN; null when its type is not one that policies are known to name.</summary>
    public string? Arn(Resource resource) => arns.Arn(resource.Id);

    /// <summary>The text with its holes filled as far as possible.</summary>
    public Text Concrete(Text text)
    {
        if (text.IsKnown)
        {
            return text;
        }

        return Text.Concat(text.Parts.Select(part => part.Hole is { } hole ? Fill(hole) : Text.Of(part.Literal!)));
    }

    /// <summary>The policy with the holes of its texts filled as far as possible; its places stay.</summary>
    public PolicyDocument Concrete(PolicyDocument document) => document with { Statements = [.. document.Statements.Select(Concrete)] };

    /// <summary>The statement with the holes of its texts filled as far as possible.</summary>
    public Statement Concrete(Statement statement) => statement with
    {
        Actions = Concrete(statement.Actions),
        NotActions = Concrete(statement.NotActions),
        Resources = Concrete(statement.Resources),
        NotResources = Concrete(statement.NotResources),
        Principals = Concrete(statement.Principals),
        NotPrincipals = Concrete(statement.NotPrincipals),
        Conditions = [.. statement.Conditions.Select(condition => condition with { Values = Concrete(condition.Values) })],
    };

    private Text Fill(Hole hole) => arns.StandIn(hole) is { } known ? Text.Of(known) : Text.Of(hole);

    private ImmutableArray<TextItem> Concrete(ImmutableArray<TextItem> items) =>
        items.All(item => item.Text.IsKnown) ? items : [.. items.Select(item => item with { Text = Concrete(item.Text) })];

    private ImmutableArray<Principal> Concrete(ImmutableArray<Principal> principals) =>
        principals.All(principal => principal.Name.IsKnown) ? principals : [.. principals.Select(principal => principal with { Name = Concrete(principal.Name) })];
}
