namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// The forms in which Lambda takes the name of a function: <c>name</c>, <c>name:qualifier</c>, <c>account:function:name[:qualifier]</c> and ARNs.
/// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
/// </summary>
internal static class LambdaNames
{
    private const string Marker = "function:";

    /// <summary>What stands behind <c>function:</c> in the ARN, with the qualifier when there is one; a whole ARN stays whole.</summary>
    public static string? Function(string value)
    {
        if (ValueReadings.IsArn(value))
        {
            return value;
        }

        var at = value.LastIndexOf(Marker, StringComparison.Ordinal);
        if (at > 0 && value.Split(':') is [{ Length: 12 } account, ..] && account.All(char.IsAsciiDigit))
        {
            return $"arn:*:lambda:*:{account}:{value[at..]}";
        }

        return (at < 0 ? value : value[(at + Marker.Length)..]) is { Length: > 0 } name ? name : null;
    }

    /// <summary>The name without account and qualifier.</summary>
    public static string? FunctionName(string value)
    {
        var at = value.LastIndexOf(Marker, StringComparison.Ordinal);
        return (at < 0 ? value : value[(at + Marker.Length)..]).Split(':')[0] is { Length: > 0 } name ? name : null;
    }

    /// <summary>The name of a layer out of its name, its ARN or the ARN of a version.</summary>
    public static string? Layer(string value) =>
        value.Split(':') is ["arn", _, _, _, _, "layer", var name, ..] ? name : value.Length > 0 ? value : null;
}
