using System.Collections.Immutable;
using System.Numerics;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>
/// Somebody of whom a policy says nothing: not signed in, or of an account that the policy does not name, and without any of the values that
/// policies use to tell their own people: organisations, accounts, networks, sources.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
/// </summary>
internal sealed class Strangers(AtomPool atoms, Cast cast)
{
    // A range wider than this is no fence.
    private const int WidestVersion4 = 8;
    private const int WidestVersion6 = 32;
    private const int LongEnough = 12;

    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:userid",
        "aws:SourceArn", "aws:SourceAccount", "aws:SourceOwner", "aws:SourceOrgID", "aws:SourceOrgPaths",
        "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths",
        "s3:DataAccessPointArn", "s3:DataAccessPointAccount", "kms:CallerAccount", "lambda:EventSourceToken",
    };

    /// <summary>What strangers do with some actions.</summary>
    public Box Doing(ActionSet actions, PolicyDocument policy) => new()
    {
        Actions = actions,
        Resources = GlobUnion.All,
        IsNotResources = false,
        Who = Who(),
        Conditions = [.. policy.Statements.SelectMany(statement => statement.Conditions).GroupBy(condition => condition.Key, StringComparer.OrdinalIgnoreCase).SelectMany(Lacks)],
    };

    private BigInteger Who()
    {
        var who = BigInteger.Zero;
        for (var i = 0; i < cast.Known.Count; i++)
        {
            who |= cast.Known[i].Kind == PrincipalKind.Anonymous || cast.Known[i].Account == cast.Stranger ? Cast.Bit(i) : 0;
        }

        return who;
    }

    private IEnumerable<Literal> Lacks(IGrouping<string, ConditionEntry> conditions)
    {
        var isAddress = conditions.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase) || conditions.Key.Equals("aws:VpcSourceIp", StringComparison.OrdinalIgnoreCase);
        if (!isAddress && !Keys.Contains(conditions.Key))
        {
            return [];
        }

        ImmutableArray<TextItem> values = [.. conditions.SelectMany(condition => condition.Values).Where(value => isAddress ? IsFence(value.Text.Known) : IsOwn(value.Text.ToString()))];
        return values.IsEmpty ? [] : Lack(conditions.First(), isAddress ? ["ForAnyValue:IpAddress"] : ["ForAnyValue:StringLike", "ForAnyValue:ArnLike"], values);
    }

    // What one entry holds in several ways, a stranger has in none of them.
    private IEnumerable<Literal> Lack(ConditionEntry entry, string[] operators, ImmutableArray<TextItem> values) =>
        from name in operators
        from alternative in atoms.Of(entry with { Operator = name, Values = values, When = null }, variables: true)
        select !alternative[0] into literal
        where literal.Atom.Kind is AtomKind.Text or AtomKind.Typed
        select literal;

    private static bool IsFence(string? range) =>
        range is not null && IpRange.Parse(range) is { } parsed && parsed.Last - parsed.First < (parsed.IsVersion6 ? UInt128.One << (128 - WidestVersion6) : UInt128.One << (32 - WidestVersion4));

    /// <summary>Whether a value names something that belongs to somebody: it is whole, or an account or a long enough start is.</summary>
    private static bool IsOwn(string value)
    {
        var wild = value.AsSpan().IndexOfAny('*', '?');
        return wild < 0 || value.Split(':').Any(RequestPrincipal.IsAccount) || (wild >= LongEnough && !value.StartsWith("arn:", StringComparison.Ordinal));
    }
}
