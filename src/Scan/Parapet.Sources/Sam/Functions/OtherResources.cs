using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>The SAM types that become one resource of nearly the same properties; what is no SAM type passes through.</summary>
internal static class OtherResources
{
    public static void Expand(Expansion expansion, Resource resource)
    {
        switch (resource.Type)
        {
            case "AWS::Serverless::LayerVersion":
                Renamed(expansion, resource, "AWS::Lambda::LayerVersion", Layer);
                break;
            case "AWS::Serverless::SimpleTable":
                Renamed(expansion, resource, "AWS::DynamoDB::Table", Table);
                break;
            case "AWS::Serverless::Application":
                Renamed(expansion, resource, "AWS::CloudFormation::Stack", Application);
                break;
            case "AWS::Serverless::GraphQLApi":
                ServerlessGraphQl.Expand(expansion, resource);
                break;
            case "AWS::Serverless::CapacityProvider":
                Renamed(expansion, resource, "AWS::Lambda::CapacityProvider", properties => properties);
                break;
            case "AWS::Serverless::Connector":
                break; // Its permissions are made when everything else stands.
            default:
                expansion.Keep(resource);
                break;
        }
    }

    private static void Renamed(Expansion expansion, Resource resource, string type, Func<MapValue, MapValue> properties) =>
        expansion.Keep(resource with
        {
            Type = type,
            MadeFrom = resource.Id,
            Properties = resource.Properties switch
            {
                MapValue map => properties(map),
                AbsentValue => properties(new MapValue([], resource.At)),
                _ => resource.Properties,
            },
        });

    private static MapValue Layer(MapValue properties) => Replace(
        properties, "ContentUri", "Content", Alternatives.Map(properties["ContentUri"], uri => FunctionCode.S3Location(uri, "S3Bucket", "S3Key", "S3ObjectVersion")));

    private static MapValue Application(MapValue properties) => properties["Location"] is TextValue
        ? Replace(properties, "Location", "TemplateURL", properties["Location"])
        : properties;

    private static MapValue Table(MapValue properties)
    {
        var key = properties["PrimaryKey"];
        var at = key.IsAbsent ? properties.At : key.At;
        var name = key["Name"].IsAbsent ? Node.Text("id", at) : key["Name"];
        var type = Alternatives.Map(key["Type"], given => Node.Text(given.AsString().ValueOrDefault switch { "Number" => "N", "Binary" => "B", _ => "S" }, at));
        return Replace(properties, "PrimaryKey", "KeySchema", Node.List(at, Node.Map(at, ("AttributeName", name), ("KeyType", Node.Text("HASH", at)))))
            .With("AttributeDefinitions", Node.List(at, Node.Map(at, ("AttributeName", name), ("AttributeType", type))));
    }

    private static MapValue Replace(MapValue properties, string old, string key, Value value) =>
        value.IsAbsent ? properties : properties.Without(old).With(key, value);
}
