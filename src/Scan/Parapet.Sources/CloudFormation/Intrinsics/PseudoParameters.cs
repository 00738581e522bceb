using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary>
/// Pseudo parameters. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
/// Without a region the partition stays a hole: a template may be deployed to China or GovCloud, and a hole still matches <c>arn:aws:</c>.
/// </summary>
internal static class PseudoParameters
{
    private static readonly string[] OfTheStack = ["AWS::StackName", "AWS::StackId", "AWS::NotificationARNs"];
    private static readonly string[] OfTheAccount = ["AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::URLSuffix"];

    public static Value Find(Evaluator evaluator, string name, Location at)
    {
        if (name == "AWS::NoValue")
        {
            return new AbsentValue(at);
        }

        var ofTheStack = OfTheStack.Contains(name);
        if (!ofTheStack && !OfTheAccount.Contains(name))
        {
            return evaluator.Malformed(at, $"there is no pseudo parameter `{TextBuilder.Clip(name)}`");
        }

        var given = evaluator.Input.Pseudo;
        if (!(ofTheStack && evaluator.Scope.Length > 0) && given.TryGetValue(name, out var value))
        {
            return new TextValue(value, at);
        }

        if (given.TryGetValue("AWS::Region", out var region) && name is "AWS::Partition" or "AWS::URLSuffix" && region is not null)
        {
            var (partition, suffix) = Of(region);
            return new TextValue(name == "AWS::Partition" ? partition : suffix, at);
        }

        var why = new Unknown(UnknownKind.PseudoParameter, name);
        return name == "AWS::NotificationARNs"
            ? new UnknownValue(why, at)
            : new TextValue(Text.Of(new Hole(why, ofTheStack ? evaluator.Scope + name : name)), ScalarKind.String, at);
    }

    private static (string Partition, string Suffix) Of(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? ("aws-cn", "amazonaws.com.cn")
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? ("aws-us-gov", "amazonaws.com")
        : region.StartsWith("us-iso-", StringComparison.Ordinal) ? ("aws-iso", "c2s.ic.gov")
        : region.StartsWith("us-isob-", StringComparison.Ordinal) ? ("aws-iso-b", "sc2s.sgov.gov")
        : region.StartsWith("eusc-", StringComparison.Ordinal) ? ("aws-eusc", "amazonaws.eu")
        : ("aws", "amazonaws.com");
}
