using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>One end of a connector. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-connector-resourcereference.html</summary>
/// <param name="Type">The CloudFormation type; null when unknown.</param>
/// <param name="Id">The resource of the stack, when it is one.</param>
/// <param name="RoleName">The role that acts for the resource; absent when none is known.</param>
/// <param name="Given">What the template says of this end.</param>
internal sealed record ConnectorEnd(string? Type, string? Id, Value RoleName, Value Given)
{
    /// <summary>Reads a <c>ResourceReference</c>.</summary>
    public static ConnectorEnd Of(Expansion expansion, Value given)
    {
        if (given["Id"].AsString().ValueOrDefault is not { } logicalId)
        {
            return new ConnectorEnd(given["Type"].AsString().ValueOrDefault, null, given["RoleName"], given);
        }

        var id = expansion.Stack.Scope + logicalId;
        var resource = expansion.Made.FirstOrDefault(made => made.Id == id);
        return new ConnectorEnd(resource?.Type, id, given["RoleName"].IsAbsent ? Role(resource) : given["RoleName"], given);
    }

    /// <summary>The text for a hole such as <c>Arn</c>, <c>Name</c>, <c>ResourceId</c> or <c>Qualifier</c>.</summary>
    public Text Fill(string property) => (property, Id, Given[property]) switch
    {
        (_, _, TextValue text) => text.Text,
        ("Qualifier", _, _) => Text.Of("*"),
        ("Arn", { } id, _) => Type == "AWS::SNS::Topic" || Type == "AWS::StepFunctions::StateMachine" ? Node.RefText(id) : Node.GetAttText(id, "Arn"),
        ("Name", { } id, _) => Node.GetAttText(id, "Name"),
        ("ResourceId", { } id, _) => Type == "AWS::AppSync::GraphQLApi" ? Node.GetAttText(id, "ApiId") : Node.RefText(id),
        _ => Text.Of(new Hole(new Unknown(UnknownKind.Malformed, $"the connector does not say `{property}`"), property)),
    };

    private static Value Role(Resource? resource)
    {
        var role = resource?.Type switch
        {
            "AWS::Lambda::Function" => resource.Properties["Role"],
            "AWS::StepFunctions::StateMachine" => resource.Properties["RoleArn"],
            "AWS::AppSync::DataSource" => resource.Properties["ServiceRoleArn"],
            "AWS::Events::Rule" => resource.Properties["RoleArn"],
            _ => new AbsentValue(resource?.At ?? Location.None),
        };
        return Alternatives.Map(role, arn => arn is TextValue { Text.Reference: { } reference } ? Node.Ref(reference.Resource, arn.At) : new AbsentValue(arn.At));
    }
}
