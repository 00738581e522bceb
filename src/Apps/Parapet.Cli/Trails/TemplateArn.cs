using Parapet.Analysis.Permissions;
using Parapet.Cli.Policies;
using Parapet.Model;
using Parapet.Reports.LeastPrivilege;

namespace Parapet.Cli.Trails;

/// <summary>Writes ARNs of a real account as a template does, so that the policy fits every stage.</summary>
internal static class TemplateArn
{
    // What Ref or GetAtt Arn gives: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
    private static readonly string[] ArnByAttribute =
        ["AWS::DynamoDB::Table", "AWS::Kinesis::Stream", "AWS::KMS::Key", "AWS::Lambda::Function", "AWS::S3::Bucket", "AWS::SQS::Queue"];

    private static readonly string[] ArnByRef = ["AWS::SecretsManager::Secret", "AWS::SNS::Topic", "AWS::StepFunctions::StateMachine"];

    /// <summary>The YAML; null when the ARN has nothing that differs between accounts.</summary>
    /// <param name="arn">The ARN.</param>
    /// <param name="account">The account that it is of.</param>
    /// <param name="policies">The template; null when there is none.</param>
    /// <param name="function">The function whose policy names it.</param>
    public static string? Of(string arn, RealAccount account, DeploymentPolicies? policies, Function? function)
    {
        if (policies is null || !arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        // A bucket that invokes a function depends on it, and so must not be named by what the function's role depends on:
        // https://repost.aws/knowledge-center/unable-validate-circular-dependency-cloudformation
        // Which bucket it is no permission of S3 says, so that none is named.
        var isInvokedByBucket = function?.Triggers.Any(trigger => trigger.Service == "s3") == true;
        foreach (var resource in policies.Deployment.Resources)
        {
            if (isInvokedByBucket && resource.Type == "AWS::S3::Bucket")
            {
                continue;
            }

            var isRef = ArnByRef.Contains(resource.Type);
            if ((!isRef && !ArnByAttribute.Contains(resource.Type)) || resource.Scope.Length > 0 || policies.Permissions.Concretizer.Arn(resource) is not { } imaginary
                || Rest(arn, account.Of(imaginary), resource.LogicalId) is not { } rest)
            {
                continue;
            }

            return rest.Length > 0 ? $"!Sub {SamPolicies.Quoted($"${{{resource.LogicalId}{(isRef ? "" : ".Arn")}}}{Literal(rest)}")}"
                : isRef ? $"!Ref {resource.LogicalId}"
                : $"!GetAtt {resource.LogicalId}.Arn";
        }

        var text = Literal(arn);
        var general = text.Replace($":{account.Account}:", ":${AWS::AccountId}:", StringComparison.Ordinal).Replace($":{account.Region}:", ":${AWS::Region}:", StringComparison.Ordinal);
        return general == arn ? null : $"!Sub {SamPolicies.Quoted(general)}";
    }

    /// <summary>What follows the ARN of a resource in one that starts with it; null when it does not. The resource's name may end in a star for what CloudFormation adds.</summary>
    private static string? Rest(string arn, string own, string logicalId)
    {
        if (!own.EndsWith("-*", StringComparison.Ordinal))
        {
            return !arn.StartsWith(own, StringComparison.Ordinal) ? null : arn.Length == own.Length || arn[own.Length] is '/' or ':' ? arn[own.Length..] : null;
        }

        var start = own[..^1];
        if (!arn.StartsWith(start, StringComparison.Ordinal))
        {
            return null;
        }

        var stop = arn.AsSpan(start.Length).IndexOfAny('/', ':');
        var end = stop < 0 ? arn.Length : start.Length + stop;
        var name = arn[(arn.AsSpan(0, start.Length).LastIndexOfAny('/', ':') + 1)..end];
        return arn[start.Length..end] == "*" || RealAccount.IsGenerated(name, logicalId) ? arn[end..] : null;
    }

    // In Sub, what is to stay a policy variable has an exclamation mark.
    private static string Literal(string text) => text.Replace("${", "${!", StringComparison.Ordinal);
}
