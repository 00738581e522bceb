using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>Functions with everything that hangs on them.</summary>
internal static class FunctionBuilder
{
    public static ImmutableArray<Function> Build(
        ILookup<string, Resource> byType, Links links, ImmutableArray<Permission> permissions, ILookup<string, Trigger> triggers)
    {
        var urls = ByFunction(byType["AWS::Lambda::Url"], "TargetFunctionArn", links);
        var versions = ByFunction(byType["AWS::Lambda::Version"], "FunctionName", links);
        var aliases = ByFunction(byType["AWS::Lambda::Alias"], "FunctionName", links);
        var invokeConfigs = ByFunction(byType["AWS::Lambda::EventInvokeConfig"], "FunctionName", links);
        var permissionsByFunction = (from permission in permissions from id in permission.FunctionIds select (id, permission))
            .ToLookup(pair => pair.id, pair => pair.permission, StringComparer.Ordinal);
        return
        [
            .. byType["AWS::Lambda::Function"].Select(resource => Function(resource, links) with
            {
                Urls = [.. urls[resource.Id].Select(Url)],
                Versions = [.. versions[resource.Id]],
                Aliases = [.. aliases[resource.Id]],
                EventInvokeConfigs = [.. invokeConfigs[resource.Id].Select(EventInvokeConfig)],
                Permissions = [.. permissionsByFunction[resource.Id]],
                Triggers = [.. triggers[resource.Id]],
            }),
        ];
    }

    public static FunctionUrl Url(Resource resource)
    {
        var cors = resource.Properties["Cors"];
        return new FunctionUrl
        {
            Resource = resource,
            AuthType = resource.Properties["AuthType"].AsString(),
            CorsOrigins = cors["AllowOrigins"].AsTextItems(),
            CorsMethods = cors["AllowMethods"].AsTextItems(),
            CorsHeaders = cors["AllowHeaders"].AsTextItems(),
            CorsCredentials = cors["AllowCredentials"].AsBool(),
        };
    }

    public static Permission Permission(Resource resource, Links links)
    {
        var properties = resource.Properties;
        return new Permission
        {
            Resource = resource,
            FunctionIds = links.Functions(properties["FunctionName"]),
            Action = properties["Action"].AsString(),
            Principal = properties["Principal"].AsText(),
            SourceArn = properties["SourceArn"].AsText(),
            SourceAccount = properties["SourceAccount"].AsText(),
            PrincipalOrgId = properties["PrincipalOrgID"].AsText(),
            FunctionUrlAuthType = properties["FunctionUrlAuthType"].AsString(),
            InvokedViaFunctionUrl = properties["InvokedViaFunctionUrl"].AsBool(),
            EventSourceToken = properties["EventSourceToken"].AsText(),
        };
    }

    private static Function Function(Resource resource, Links links)
    {
        var properties = resource.Properties;
        var variables = properties.Path("Environment", "Variables");
        return new Function
        {
            Resource = resource,
            FunctionName = properties["FunctionName"].AsText(),
            Runtime = properties["Runtime"].AsString(),
            Handler = properties["Handler"].AsText(),
            PackageType = properties["PackageType"].AsString(),
            Code = properties["Code"],
            RoleArn = properties["Role"].AsText(),
            RoleIds = links.Roles(properties["Role"]),
            Environment =
            [
                .. variables.EachEntry().Select(pair =>
                    new EnvironmentVariable(pair.Entry.Key, pair.Entry.KeyAt, pair.Entry.Value.AsText(), pair.When)),
            ],
            EnvironmentUnknown = variables.Cases().Select(c => c.Value).OfType<UnknownValue>().FirstOrDefault()?.Why,
            KmsKeyArn = properties["KmsKeyArn"].AsText(),
            Layers = properties["Layers"].AsTextItems(),
            TracingMode = properties.Path("TracingConfig", "Mode").AsString(),
            ReservedConcurrency = properties["ReservedConcurrentExecutions"].AsInt(),
            TimeoutSeconds = properties["Timeout"].AsInt(),
            CodeSigningConfigArn = properties["CodeSigningConfigArn"].AsText(),
            DeadLetterTargetArn = properties.Path("DeadLetterConfig", "TargetArn").AsText(),
            SecurityGroupIds = properties.Path("VpcConfig", "SecurityGroupIds").AsTextItems(),
            SubnetIds = properties.Path("VpcConfig", "SubnetIds").AsTextItems(),
            LogGroupName = properties.Path("LoggingConfig", "LogGroup").AsText(),
            Urls = [],
            Versions = [],
            Aliases = [],
            EventInvokeConfigs = [],
            Permissions = [],
            Triggers = [],
            FrameworkHelper = CdkHelpers.PurposeOf(resource),
        };
    }

    private static EventInvokeConfig EventInvokeConfig(Resource resource) => new(
        resource,
        resource.Properties.Path("DestinationConfig", "OnSuccess", "Destination").AsText(),
        resource.Properties.Path("DestinationConfig", "OnFailure", "Destination").AsText());

    private static ILookup<string, Resource> ByFunction(IEnumerable<Resource> resources, string property, Links links) =>
        (from resource in resources from id in links.Functions(resource.Properties[property]) select (id, resource))
        .ToLookup(pair => pair.id, pair => pair.resource, StringComparer.Ordinal);
}
