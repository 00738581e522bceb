using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Cli.Policies;
using Parapet.Reports.Permissions;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet iam who</c></summary>
internal static class IamWhoCommand
{
    private static readonly Argument<string> Action = new("action") { Description = "The IAM action, such as dynamodb:DeleteTable." };

    private static readonly Argument<string> Resource = new("resource") { Description = "A logical id of the deployment (Orders, or Bucket/key for an object), an ARN, or * for actions on no resource." };

    private static readonly Option<string?> In = DeploymentOptions.In(isRequired: true);

    private static readonly DeploymentOptions Deployments = new();

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("who", "List every role, function, service and account that can do an action on a resource of a deployment, and the statement that lets it.", """
            Examples:
              parapet iam who dynamodb:DeleteItem OrdersTable --in samples/orders
              parapet iam who lambda:InvokeFunction ShipOrder --in template.yaml --format json

            Who may be able to, depending on something that is not known, stands apart. Roles outside of the deployment are not seen.
            Exit code: 0 the list is complete, 2 could not work or not see everything.
            """)
        {
            Action, Resource, In,
        };
        foreach (var option in (IEnumerable<Option>)[.. Deployments.All, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (Find(parsed, out var policies, out var error) is not { } holders)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        var problems = DeploymentOptions.WriteProblems(policies!.Deployment);
        var (action, resource) = (parsed.GetValue(Action)!, parsed.GetValue(Resource)!);
        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer =>
        {
            if (parsed.GetValue(Format) == "json")
            {
                AccessHolders.WriteJson(action, resource, holders, writer);
            }
            else
            {
                AccessHolders.WriteText(action, resource, holders, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
            }
        });
        return written && !problems ? ExitCode.Clean : ExitCode.CouldNotWork;
    }

    private static ImmutableArray<AccessHolder>? Find(ParseResult parsed, out DeploymentPolicies? policies, out string? error)
    {
        policies = null;
        if (IamText.Action(parsed.GetValue(Action)!, out error) is not { } action)
        {
            return null;
        }

        var deployments = Deployments.Read(parsed, parsed.GetValue(In)!, out error);
        if (error is not null)
        {
            return null;
        }

        var name = parsed.GetValue(Resource)!;
        var found = (from deployment in deployments
                     let each = new DeploymentPolicies(deployment)
                     let target = new DeploymentNames(each).Resource(name, action)
                     where target is not null
                     select (Policies: each, Target: target.Value)).ToList();
        if (found is not [var only])
        {
            error = found.Count == 0
                ? DeploymentQuestion.NoResource(name, deployments.SelectMany(deployment => new DeploymentNames(new DeploymentPolicies(deployment)).Resources))
                : $"`{Terminal.OneLine(name)}` can be asked about in several templates ({string.Join(", ", found.Select(pair => pair.Policies.Deployment.Source))}); name one of them with `--in`";
            return null;
        }

        policies = only.Policies;
        return AccessSearch.Find(only.Policies, action, only.Target);
    }
}
