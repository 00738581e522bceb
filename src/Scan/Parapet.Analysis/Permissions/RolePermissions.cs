using System.Collections.Immutable;
using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// What a role may do, by AWS's own logic: every policy that is attached to it, denials, and its boundary.
/// Service control policies are not part of a deployment and are taken to allow.
/// </summary>
public sealed class RolePermissions
{
    private const int MostSpellings = 16;

    // What is known of any call that a function makes; everything else may turn out either way.
    private static readonly RequestContext Context = RequestContext.Of(
        [
            new("aws:SecureTransport", ContextValue.Of("true")),
            new("aws:RequestedRegion", ContextValue.Of(ImaginaryAccount.Region)),
            new("aws:MultiFactorAuthPresent", ContextValue.Of("false")),
        ],
        isOpen: true);

    private static readonly Policy LeavesItToTheAccount = Policy.Compile(
        PolicyReader.ReadJson(
            Encoding.UTF8.GetBytes("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ACCOUNT"},"Action":"*","Resource":"*"}}""".Replace("ACCOUNT", ImaginaryAccount.Id, StringComparison.Ordinal)),
            ""),
        PolicyKind.Key,
        "");

    private readonly Concretizer concretizer;
    private readonly RequestPrincipal principal;
    private readonly PolicySet written;
    private readonly PolicySet favourable;
    private readonly Dictionary<(string Action, string Resource), Reach> answers = [];
    private AdministratorGrants? administrator;

    private RolePermissions(
        Role role, Concretizer concretizer, ImmutableArray<Grant> grants, ImmutableArray<StatementForms> denials, ImmutableArray<TextItem> unread, Ceiling boundary)
    {
        Role = role;
        Arn = concretizer.Arn(role.Resource)!;
        this.concretizer = concretizer;
        Grants = grants;
        Unread = unread;
        Boundary = boundary;
        Denials = denials;
        principal = RequestPrincipal.Parse(Arn);
        written = Set(forms => forms.Written);
        favourable = Set(forms => forms.Favourable);
    }

    /// <summary>The role.</summary>
    public Role Role { get; }

    /// <summary>The role's ARN in the <see cref="ImaginaryAccount"/>.</summary>
    public string Arn { get; }

    /// <summary>The statements that allow, those of policies of AWS included, in the order in which the policies are attached.</summary>
    public ImmutableArray<Grant> Grants { get; }

    /// <summary>Attached managed policies that are neither part of the deployment nor kept by AWS, so that the role may have more than is seen.</summary>
    public ImmutableArray<TextItem> Unread { get; }

    /// <summary>The permissions boundary.</summary>
    public Ceiling Boundary { get; }

    /// <summary>The statements that make the role an administrator.</summary>
    public AdministratorGrants Administrator => administrator ??= AdministratorGrants.Of(this);

    /// <summary>Whether anything can take back what a statement allows.</summary>
    public bool HasLimits => !Denials.IsEmpty || Boundary.Exists;

    /// <summary>Everything that applies to the role, for questions that others put to the evaluator. A boundary that cannot be read makes every answer unknown.</summary>
    public PolicySet Policies => written;

    internal ImmutableArray<StatementForms> Denials { get; }

    internal static RolePermissions Of(Role role, Deployment deployment, Concretizer concretizer, string? world = null)
    {
        var grants = ImmutableArray.CreateBuilder<Grant>();
        var denials = ImmutableArray.CreateBuilder<StatementForms>();
        var unread = ImmutableArray.CreateBuilder<TextItem>();
        foreach (var policy in role.Policies.Where(policy => !Worlds.Excludes(world, policy.When)))
        {
            foreach (var (index, statement) in policy.Document.Statements.Index().Where(pair => !Worlds.Excludes(world, pair.Item.When)))
            {
                var concrete = InWorld(concretizer.Concrete(statement), world);
                if (IsEmptied(statement, concrete))
                {
                    continue;
                }

                var forms = new StatementForms(policy.Document, concrete with { When = Worlds.Rest(world, Conditions.Both(policy.When, concrete.When)) }, PolicyKind.Identity);
                if (forms.Allows)
                {
                    grants.Add(Grant.Of(policy, concrete, index, forms));
                }
                else
                {
                    denials.Add(forms);
                }
            }
        }

        foreach (var item in role.ManagedPolicyArns.Where(item => !Worlds.Excludes(world, item.When)))
        {
            if (concretizer.Concrete(item.Text).Known is { } arn && AwsPolicies.Find(arn) is { } aws)
            {
                foreach (var (index, forms) in aws.Statements.Index())
                {
                    if (forms.Allows)
                    {
                        grants.Add(Grant.Of(aws, item, role.Resource, index));
                    }
                    else
                    {
                        denials.Add(forms);
                    }
                }
            }
            else
            {
                unread.Add(item);
            }
        }

        return new RolePermissions(
            role, concretizer, grants.ToImmutable(), denials.ToImmutable(), unread.ToImmutable(), Ceiling.Of(role, deployment, concretizer, world));
    }

    /// <summary>Whether the role may do an action on a resource.</summary>
    /// <param name="action">An IAM action, such as <c>s3:GetObject</c>.</param>
    /// <param name="resource">The resource's ARN; <c>*</c> for actions on none.</param>
    /// <param name="policy">The resource's own policy, its holes filled; null when it has none.</param>
    /// <param name="context">What more is known of the request; null for nothing.</param>
    public Reach May(string action, string resource, Policy? policy = null, IReadOnlyCollection<KeyValuePair<string, ContextValue>>? context = null)
    {
        if (policy is null && !Grants.Any(grant => grant.Mentions(action)))
        {
            return Reach.No;
        }

        if (policy is not null || context is { Count: > 0 })
        {
            return Decide(Request(action, resource, context), policy);
        }

        if (!answers.TryGetValue((action, resource), out var reach))
        {
            answers[(action, resource)] = reach = Decide(Request(action, resource), null);
        }

        return reach;
    }

    /// <summary>
    /// As <see cref="May"/>, for a key or role whose own policy is not there to read: taken to let the account decide, as the default key policy does.
    /// </summary>
    public Reach MayOnPrincipalsSide(string action, string resource, IReadOnlyCollection<KeyValuePair<string, ContextValue>>? context = null) =>
        Grants.Any(grant => grant.Mentions(action)) ? Decide(Request(action, resource, context), LeavesItToTheAccount) : Reach.No;

    /// <summary>The conditions of the template that decide what the role may do of some actions.</summary>
    public IEnumerable<string?> ConditionsOf(params IEnumerable<string> actions) =>
        Grants.Where(grant => actions.Any(grant.Mentions)).SelectMany(grant => grant.Conditions)
            .Concat(Denials.Select(denial => denial.Written.Document.Statements[0].When))
            .Concat(Role.ManagedPolicyArns.Select(item => item.When))
            .Concat(Role.PermissionsBoundary.Cases.Select(c => c.When));

    /// <summary>
    /// A resource's ARN, and what it is in every partition, region and account that statements on an action write out: the deployment may be for there,
    /// as far as nobody said where it is for.
    /// </summary>
    public IEnumerable<string> Spellings(string action, string resource)
    {
        if (!Iam.Language.Arn.TryParse(resource, out var here))
        {
            return [resource];
        }

        var spellings = new List<string> { resource };
        foreach (var pattern in Grants.Where(grant => grant.Mentions(action)).SelectMany(grant => grant.Concrete.Resources).Select(item => Grant.Widest(item.Text)))
        {
            if (spellings.Count < MostSpellings && Iam.Language.Arn.TryParse(pattern, out var arn))
            {
                var isRegionOpen = concretizer.GivenRegion is null && here.Region == ImaginaryAccount.Region;
                spellings.Add((here with
                {
                    Partition = concretizer.GivenRegion is null ? Literal(arn.Partition, here.Partition) : here.Partition,
                    Region = isRegionOpen ? Literal(arn.Region, here.Region) : here.Region,
                    Account = !concretizer.IsAccountGiven && here.Account == ImaginaryAccount.Id ? Literal(arn.Account, here.Account) : here.Account,
                }).ToString());
            }
        }

        return spellings.Distinct(StringComparer.Ordinal);
    }

    /// <summary>The statements that allow an action on a resource, each alone and in the best case; denials and the boundary are not counted.</summary>
    public IEnumerable<Grant> GrantsOf(string action, string resource)
    {
        if (!Grants.Any(grant => grant.Mentions(action)))
        {
            return [];
        }

        var request = Request(action, resource);
        return Grants.Where(grant => grant.Mentions(action)
            && Evaluator.Decide(request, new PolicySet { Identity = [grant.Forms.Favourable!], Resource = LeavesItToTheAccount }) == Decision.Allowed);
    }

    /// <summary>What one statement gives of an action on a resource, when denials and the boundary are counted.</summary>
    public Reach Through(Grant grant, string action, string resource, IReadOnlyCollection<KeyValuePair<string, ContextValue>>? context = null)
    {
        if (!grant.Mentions(action))
        {
            return Reach.No;
        }

        return Decide(Request(action, resource, context), Alone(written, forms => forms.Written), Alone(favourable, forms => forms.Favourable));

        PolicySet Alone(PolicySet set, Func<StatementForms, Policy?> form) => set with { Identity = Only(grant, form), Resource = LeavesItToTheAccount };
    }

    /// <summary>
    /// As <see cref="Through"/>, for any resource of a kind: also when the statement writes out the account or region it is meant for, which nothing else here knows.
    /// </summary>
    public Reach ThroughAny(Grant grant, string action, string resource)
    {
        var reach = Through(grant, action, resource);
        if (reach > Reach.Unknown || !grant.Mentions(action) || !Iam.Language.Arn.TryParse(resource, out var asked))
        {
            return reach;
        }

        foreach (var item in grant.Concrete.Resources)
        {
            if (item.Text.Known is { } pattern && Iam.Language.Arn.TryParse(pattern, out var arn))
            {
                var there = asked with { Region = Literal(arn.Region, asked.Region), Account = Literal(arn.Account, asked.Account) };
                reach = (Reach)Math.Max((int)reach, (int)Through(grant, action, there.ToString()));
            }
        }

        return reach;
    }

    /// <summary>The resources that a statement names, as far as they are known, in the imaginary account.</summary>
    public static IEnumerable<string> Patterns(Grant grant) => grant.Concrete.Resources.Select(item => item.Text.Known).OfType<string>();

    /// <summary>The answer to a request that the caller puts together, such as one with more context.</summary>
    public Reach Decide(Request request, Policy? policy) =>
        Decide(request, written with { Resource = policy }, favourable with { Resource = policy });

    /// <summary>A request of the role.</summary>
    public Request Request(string action, string resource, IEnumerable<KeyValuePair<string, ContextValue>>? context = null) => new()
    {
        Principal = principal,
        Action = action,
        Resources = [resource],
        ResourceAccount = ImaginaryAccount.Id,
        Context = context is null ? Context : Context.With(context),
    };

    private static bool IsEmptied(Statement whole, Statement left) =>
        (left.Resources.IsEmpty && !whole.Resources.IsEmpty) || (left.Actions.IsEmpty && !whole.Actions.IsEmpty);

    // What stands under a condition that fails in a world is not there.
    private static Statement InWorld(Statement statement, string? world) => world is null ? statement : statement with
    {
        Actions = [.. statement.Actions.Where(item => !Worlds.Excludes(world, item.When)).Select(item => item with { When = Worlds.Rest(world, item.When) })],
        Resources = [.. statement.Resources.Where(item => !Worlds.Excludes(world, item.When)).Select(item => item with { When = Worlds.Rest(world, item.When) })],
    };

    private static string Literal(string written, string otherwise) => written.Length == 0 || written.AsSpan().ContainsAny('*', '?') || otherwise.Length == 0 ? otherwise : written;

    private Reach Decide(Request request, PolicySet asWritten, PolicySet atBest)
    {
        return Evaluator.Decide(request, asWritten) switch
        {
            Decision.Allowed => Reach.Yes,
            Decision.Unknown => Evaluator.Decide(request, atBest) switch
            {
                Decision.Allowed => Reach.UnderCondition,
                Decision.Unknown => Reach.Unknown,
                _ => Reach.No,
            },
            _ => Reach.No,
        };
    }

    private ImmutableArray<Policy> Only(Grant grant, Func<StatementForms, Policy?> form) => [form(grant.Forms)!, .. Denials.Select(form).OfType<Policy>()];

    private PolicySet Set(Func<StatementForms, Policy?> form) => new()
    {
        Identity = [.. Grants.Select(grant => form(grant.Forms)).Concat(Denials.Select(form)).OfType<Policy>()],
        Boundary = Boundary.Document is { } document ? BoundaryPolicy(document, form) : Boundary.Why is { } why ? Unreadable(why) : null,
    };

    private Policy Unreadable(Unknown why) =>
        Policy.Compile(PolicyReader.Read(new UnknownValue(why, Boundary.At)), PolicyKind.Boundary, "permissions boundary");

    private Policy BoundaryPolicy(PolicyDocument document, Func<StatementForms, Policy?> form) =>
        Policy.Compile(document with { Statements = [.. Boundary.Statements.Select(form).OfType<Policy>().SelectMany(policy => policy.Document.Statements)] }, PolicyKind.Boundary, "");
}
