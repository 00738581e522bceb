using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Events;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary><c>AWS::Serverless::StateMachine</c>. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html</summary>
internal static class ServerlessStateMachine
{
    public static void Expand(Expansion expansion, Resource resource)
    {
        if (resource.Properties is not MapValue properties)
        {
            expansion.Keep(resource with { Type = "AWS::StepFunctions::StateMachine", MadeFrom = resource.Id });
            return;
        }

        var machine = expansion.Add(resource, resource.LogicalId, "AWS::StepFunctions::StateMachine", MachineProperties(resource, properties), resource.At);
        StateMachineEvents.Expand(expansion, resource, machine);
        if (properties["Role"].Cases().All(c => Branches.IsSet(c.Value)))
        {
            return;
        }

        var role = new ExecutionRole(expansion, resource) { Trust = new AbsentValue(resource.At), Service = "states.amazonaws.com" };
        role.AddPolicies(properties["Policies"]);
        if (properties.Path("Tracing", "Enabled").AsBool().Is(true))
        {
            role.Attach(ManagedPolicies.XRayWrite, properties["Tracing"].At);
        }

        role.Build(Branches.WhenAbsent(properties["Role"]));
    }

    private static MapValue MachineProperties(Resource resource, MapValue properties)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var entry in properties.Entries)
        {
            switch (entry.Key)
            {
                case "Events" or "Policies" or "Role" or "RolePath" or "PermissionsBoundary" or "PropagateTags" or "AutoPublishAlias" or "DeploymentPreference" or "UseAliasAsEventTarget":
                    break;
                case "DefinitionUri":
                    entries.Add(entry with { Key = "DefinitionS3Location", Value = Alternatives.Map(entry.Value, uri => FunctionCode.S3Location(uri, "Bucket", "Key", "Version")) });
                    break;
                case "Logging":
                    entries.Add(entry with { Key = "LoggingConfiguration" });
                    break;
                case "Name":
                    entries.Add(entry with { Key = "StateMachineName" });
                    break;
                case "Tracing":
                    entries.Add(entry with { Key = "TracingConfiguration" });
                    break;
                case "Type":
                    entries.Add(entry with { Key = "StateMachineType" });
                    break;
                default:
                    entries.Add(entry);
                    break;
            }
        }

        entries.Add(new MapEntry("RoleArn", resource.At, FunctionRole.Of(resource)));
        return new MapValue(entries.ToImmutable(), properties.At);
    }
}
