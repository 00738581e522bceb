using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Cli.Policies;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Reports.Permissions;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet iam can</c></summary>
internal static class IamCanCommand
{
    private static readonly Argument<string> Principal = new("principal")
    {
        Description = "Who asks: the ARN of a user, role or session, an account, a service (lambda.amazonaws.com), `anonymous`; with --in a function or role of the deployment.",
    };

    private static readonly Argument<string> Action = new("action") { Description = "The IAM action, such as s3:GetObject." };

    private static readonly Argument<string[]> Resource = new("resource")
    {
        Description = "The ARN of what the call touches; with --in also a logical id (Orders, or Bucket/key for an object). Several when the call needs them all.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly PolicySetOptions Policies = new();

    private static readonly Option<string?> In = DeploymentOptions.In(isRequired: false);

    private static readonly DeploymentOptions Deployments = new();

    private static readonly Option<string[]> Context = new("--context") { Description = "A condition key of the request; give a multivalued key several times.", HelpName = "KEY=VALUE" };

    private static readonly Option<string[]> Without = new("--without") { Description = "A condition key that the request certainly does not have.", HelpName = "KEY" };

    private static readonly Option<bool> Closed = new("--closed") { Description = "Take condition keys that are not named as absent, as AWS's simulator does. Without it they are unknown, and the answer may be that it depends." };

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("can", "Tell whether a principal may do an action, and why: which statement of which policy decides.", """
            Examples:
              parapet iam can arn:aws:iam::111122223333:role/orders dynamodb:GetItem arn:aws:dynamodb:eu-west-1:111122223333:table/orders --policy role.json
              parapet iam can arn:aws:iam::111122223333:user/ana s3:ListAllMyBuckets --policy ReadOnlyAccess --boundary boundary.json
              parapet iam can anonymous s3:GetObject arn:aws:s3:::site/index.html --resource-policy bucket.json --context aws:SecureTransport=true
              parapet iam can PlaceOrder dynamodb:PutItem OrdersTable --in samples/orders

            Exit code: 0 allowed, 1 denied, 2 could not work, 3 not decided.
            """)
        {
            Principal, Action, Resource, In,
        };
        foreach (var option in (IEnumerable<Option>)[.. Policies.All, Context, Without, Closed, .. Deployments.All, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (Question(parsed, out var error) is not { } question)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        foreach (var note in question.Notes)
        {
            Console.Error.WriteLine($"parapet: {note}");
        }

        var explanation = Evaluator.Explain(question.Request, question.Policies);
        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer =>
        {
            if (parsed.GetValue(Format) == "json")
            {
                Decisions.WriteJson(question.Request, explanation, question.Readable, writer);
            }
            else
            {
                Decisions.WriteText(explanation, question.Readable, writer);
            }
        });
        return !written ? ExitCode.CouldNotWork : explanation.Decision switch
        {
            Decision.Allowed => ExitCode.Clean,
            Decision.Unknown => ExitCode.NotDecided,
            _ => ExitCode.Findings,
        };
    }

    private static AccessQuestion? Question(ParseResult parsed, out string? error)
    {
        var context = IamText.Context(parsed.GetValue(Context) ?? [], parsed.GetValue(Without) ?? [], isOpen: !parsed.GetValue(Closed), out error);
        if (error is not null || IamText.Action(parsed.GetValue(Action)!, out error) is not { } action)
        {
            return null;
        }

        var notes = new List<string>(IamText.UnknownKeys((parsed.GetValue(Context) ?? []).Concat(parsed.GetValue(Without) ?? [])));
        var given = Policies.Read(parsed, notes, out error);
        if (error is not null)
        {
            return null;
        }

        var resources = parsed.GetValue(Resource) is { Length: > 0 } named ? [.. named] : ImmutableArray<string>.Empty;
        error = IamText.ResourceError(action, resources);
        if (error is not null)
        {
            return null;
        }

        if (parsed.GetValue(In) is { } path)
        {
            var deployments = Deployments.Read(parsed, path, out error);
            return error is null && DeploymentQuestion.Choose(deployments, parsed.GetValue(Principal)!, names => names.Principals, out error) is { } policies
                ? DeploymentQuestion.Of(policies, parsed.GetValue(Principal)!, action, resources, context, given!, Policies.ThroughVpcEndpoint(parsed), notes, out error)
                : null;
        }

        if (Deployments.AreGiven(parsed))
        {
            error = "`--parameter` and `--parameters` are for a deployment; name it with `--in`";
            return null;
        }

        if (!Policies.HasAny(parsed))
        {
            error = "no policy is named; give at least one of `--policy` and `--resource-policy`, or a deployment with `--in`";
            return null;
        }

        return PlainQuestion(parsed, action, resources, context, given!, notes, out error);
    }

    private static AccessQuestion? PlainQuestion(
        ParseResult parsed, CatalogAction action, ImmutableArray<string> resources, RequestContext context, PolicySet policies, List<string> notes, out string? error)
    {
        if (IamText.Principal(parsed.GetValue(Principal)!, out error) is not { } principal)
        {
            return null;
        }

        error = resources.Where(resource => resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal))
            .Select(resource => $"`{Terminal.OneLine(resource)}` is no ARN; logical ids need `--in`").FirstOrDefault();
        if (!principal.HasIdentity && !policies.Identity.IsEmpty)
        {
            notes.Add($"`--policy` has no effect: no identity policy is attached to {principal}");
        }

        notes.AddRange(resources.Select(resource => IamText.WrongResource(action, resource)).OfType<string>());
        notes.AddRange(OtherAccounts(principal, resources, policies));
        return error is not null ? null : new AccessQuestion(
            new Request
            {
                Principal = principal,
                Action = action.FullName,
                Resources = resources,
                Context = context,
                ThroughVpcEndpoint = Policies.ThroughVpcEndpoint(parsed),
            },
            policies,
            text => text,
            [.. notes]);
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
    private static IEnumerable<string> OtherAccounts(RequestPrincipal principal, ImmutableArray<string> resources, PolicySet policies) =>
        from resource in resources
        where policies.Resource is null && principal.HasIdentity && Arn.TryParse(resource, out var arn) && RequestPrincipal.IsAccount(arn.Account) && arn.Account != principal.Account
        select $"{Terminal.OneLine(resource)} belongs to another account, so its own policy has to allow the request too; give it with `--resource-policy`";
}
