using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Sam.Apis;
using Parapet.Sources.Sam.Functions;

namespace Parapet.Sources.Sam;

/// <summary>
/// Turns the SAM resources of a stack into the CloudFormation resources that AWS's transform makes of them, as far as they matter for security.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
/// </summary>
public static class SamTransform
{
    /// <summary>The stack's resources with the SAM ones expanded, without nested stacks.</summary>
    public static (ImmutableArray<Resource> Resources, ImmutableArray<Problem> Problems) Expand(Stack stack)
    {
        if (!stack.UsesSam)
        {
            return (stack.Resources, []);
        }

        var expansion = new Expansion(stack);
        foreach (var resource in expansion.Source)
        {
            switch (resource.Type)
            {
                case "AWS::Serverless::Function":
                    ServerlessFunction.Expand(expansion, resource);
                    break;
                case "AWS::Serverless::StateMachine":
                    ServerlessStateMachine.Expand(expansion, resource);
                    break;
                case "AWS::Serverless::Api" or "AWS::Serverless::HttpApi" or "AWS::Serverless::WebSocketApi":
                    break; // After all events have added their routes.
                default:
                    OtherResources.Expand(expansion, resource);
                    break;
            }
        }

        ServerlessApis.Expand(expansion);
        Connectors.Expand(expansion);
        return expansion.Finish();
    }
}
