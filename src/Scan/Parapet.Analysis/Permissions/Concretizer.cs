using System.Collections.Immutable;
using Parapet.Iam.Catalog;
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
    private const int PartitionField = 1;
    private const int RegionField = 3;
    private const int AccountField = 4;

    private readonly ResourceArns arns;
    private readonly string? account;
    private readonly string? region;

    /// <summary>Names for the resources of one deployment.</summary>
    public Concretizer(Deployment deployment)
    {
        arns = new ResourceArns(deployment);
        account = deployment.PseudoParameters.GetValueOrDefault("AWS::AccountId");
        region = deployment.PseudoParameters.GetValueOrDefault("AWS::Region");
    }

    /// <summary>Whether the user said which account it is deployed to.</summary>
    internal bool IsAccountGiven => account is not null;

    /// <summary>The region that the user gave; null for none.</summary>
    internal string? GivenRegion => region;

    /// <summary>A resource's ARN; null when its type is not one that policies are known to name.</summary>
    public string? Arn(Resource resource) => arns.Arn(resource.Id);

    /// <summary>The text with its holes filled as far as possible.</summary>
    public Text Concrete(Text text)
    {
        var filled = text.IsKnown ? text : Text.Concat(text.Parts.Select(part => part.Hole is { } hole ? Fill(hole) : Text.Of(part.Literal!)));
        return account is null && region is null ? filled : Imagined(filled);
    }

    /// <summary>The policy with the holes of its texts filled as far as possible; its places stay.</summary>
    public PolicyDocument Concrete(PolicyDocument document) => document with { Statements = [.. document.Statements.Select(Concrete)] };

    /// <summary>The statement with the holes of its texts filled as far as possible.</summary>
    public Statement Concrete(Statement statement) => statement with
    {
        Actions = Concrete(statement.Actions),
        NotActions = Concrete(statement.NotActions),
        Resources = Widened(Concrete(statement.Resources)),
        NotResources = Concrete(statement.NotResources),
        Principals = Concrete(statement.Principals),
        NotPrincipals = Concrete(statement.NotPrincipals),
        Conditions = [.. statement.Conditions.Select(condition => condition with { Values = Concrete(condition.Values) })],
    };

    // Nobody can say what AWS would make of `*?`; whoever writes it wants everything.
    private static ImmutableArray<TextItem> Widened(ImmutableArray<TextItem> resources) =>
        resources.Any(item => item.Text.Known is { Length: > 1 } known && ActionPattern.IsWild(known))
            ? [.. resources.Select(item => item.Text.Known is { } known && ActionPattern.IsWild(known) ? item with { Text = Text.Of("*") } : item)]
            : resources;

    // The account and region that the user gave are the imaginary ones under their real names.
    private Text Imagined(Text text)
    {
        if (text.Known is { } known && known == account)
        {
            return Text.Of(ImaginaryAccount.Id);
        }

        if (!text.Prefix.StartsWith("arn:", StringComparison.Ordinal))
        {
            return text;
        }

        var fields = text.Prefix.Split(':');
        for (var i = PartitionField; i < fields.Length && i <= AccountField; i++)
        {
            fields[i] = i switch
            {
                PartitionField when region is not null && fields[i].StartsWith("aws-", StringComparison.Ordinal) => ImaginaryAccount.Partition,
                RegionField when fields[i] == region => ImaginaryAccount.Region,
                AccountField when fields[i] == account => ImaginaryAccount.Id,
                var other => fields[other],
            };
        }

        return Text.Concat(text.Parts.Select((part, i) => part.Hole is { } hole ? Text.Of(hole) : Text.Of(i == 0 ? string.Join(':', fields) : part.Literal!)));
    }

    private Text Fill(Hole hole) => arns.StandIn(hole) is { } known ? Text.Of(known) : Text.Of(hole);

    private ImmutableArray<TextItem> Concrete(ImmutableArray<TextItem> items) =>
        account is null && region is null && items.All(item => item.Text.IsKnown) ? items : [.. items.Select(item => item with { Text = Concrete(item.Text) })];

    private ImmutableArray<Principal> Concrete(ImmutableArray<Principal> principals) =>
        account is null && region is null && principals.All(principal => principal.Name.IsKnown) ? principals : [.. principals.Select(principal => principal with { Name = Concrete(principal.Name) })];
}
