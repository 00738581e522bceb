namespace Parapet.Trail.Activity.Calls;

/// <summary>How parameters are read that are neither the name in the ARN nor the ARN: the words after the colon in <c>resources.txt</c>.</summary>
internal static class ValueReadings
{
    /// <summary>A value that the request has, but not in the form that the ARN needs.</summary>
    public const string Untold = "?";

    /// <summary>The reading with a name; a name that ends in a hyphen takes the values that start with it.</summary>
    public static ValueReading Named(string name) => name switch
    {
        "copy-source-bucket" => value => CopySource(value)?.Bucket,
        "copy-source-key" => value => CopySource(value)?.Key,
        _ => Reading(OfLiteral(name)),
    };

    /// <summary>
    /// A value for an ARN in a policy, where <c>*</c>, <c>?</c> and <c>$</c> mean something else: written as policy variables they mean themselves.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
    /// </summary>
    public static string Literal(string value)
    {
        if (value.AsSpan().IndexOfAny('*', '?', '$') < 0)
        {
            return value;
        }

        if (IsArn(value) && value.EndsWith(":*", StringComparison.Ordinal))
        {
            return Literal(value[..^2]) + ":*";
        }

        return string.Concat(value.Select(c => c is '*' or '?' or '$' ? $"${{{c}}}" : c.ToString()));
    }

    private static ValueReading Reading(ValueReading reading) => value => reading(Literal(value));

    private static ValueReading OfLiteral(string name) => name switch
    {
        "any" => _ => Untold,
        "last" => value => value[(value.LastIndexOfAny(['/', ':']) + 1)..] is { Length: > 0 } last ? last : null,
        "not-default" => value => value is "default" ? null : value,
        "function" => LambdaNames.Function,
        "function-name" => LambdaNames.FunctionName,
        "layer" => LambdaNames.Layer,
        "layer-version" => value => LambdaNames.Layer(value) is { } layer && layer != value ? layer : null,
        "bucket" => value => IsArn(value) ? null : value,
        "access-point" => AccessPoint,
        "partiql-table" => value => PartiQl.Target(value)?.Table,
        "partiql-index" => value => PartiQl.Target(value)?.Index,
        "queue-url" => QueueNames.FromUrl,
        "subscription-topic" => value => value.Split(':') is { Length: 7 } fields ? string.Join(':', fields[..6]) : null,
        "secret" => SecretNames.Pattern,
        "parameter" => Parameter,
        "document" => value => IsArn(value) || !value.StartsWith("AWS-", StringComparison.Ordinal) ? value : $"arn:*:ssm:*::document/{value}",
        "kms-key" => value => value.Contains("alias/", StringComparison.Ordinal) ? Untold : value,
        "kms-alias" => value => value.StartsWith("alias/", StringComparison.Ordinal) ? value["alias/".Length..] : value,
        "log-group" => LogGroup,
        "event-bus" => value => value.TrimEnd('/'),
        "state-machine" => StateMachine,
        "mail-identity" => MailIdentity,
        "family" => value => TaskDefinition(value).Family,
        "revision" => value => TaskDefinition(value).Revision,
        "appconfig-id" => value => value.Length == 7 && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) ? value : Untold,
        "foundation-model" => value => IsArn(value) || IsProfile(value) ? null : value,
        "inference-profile" => value => !IsArn(value) && IsProfile(value) ? value : null,
        _ when name.EndsWith('-') => value => value.StartsWith(name, StringComparison.Ordinal) ? value : null,
        _ => throw new InvalidOperationException($"no reading is called {name}"),
    };

    /// <summary>Whether a value is a whole ARN.</summary>
    public static bool IsArn(string value) => value.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary><c>/bucket/key</c> or <c>bucket/key</c>, percent-encoded, perhaps with <c>?versionId=</c>; the ARN of an access point's object is not told apart.</summary>
    private static (string Bucket, string Key)? CopySource(string value)
    {
        var version = value.IndexOf("?versionId=", StringComparison.OrdinalIgnoreCase);
        var source = Uri.UnescapeDataString(version < 0 ? value : value[..version]).TrimStart('/');
        return source.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < source.Length - 1 && !IsArn(source)
            ? (Literal(source[..slash]), Literal(source[(slash + 1)..]))
            : null;
    }

    private static string? AccessPoint(string value) =>
        IsArn(value) && value.LastIndexOfAny(['/', ':']) is var at && value.Contains("accesspoint", StringComparison.Ordinal) ? value[(at + 1)..] : null;

    /// <summary>A leading slash belongs to the name, but the ARN has only one.</summary>
    private static string? Parameter(string value)
    {
        if (IsArn(value))
        {
            return value;
        }

        var name = value.StartsWith('/') ? value[1..] : value;
        // A version or a label after a colon is no part of the ARN.
        var end = name.IndexOf(':', StringComparison.Ordinal);
        return (end < 0 ? name : name[..end]) is { Length: > 0 } bare ? bare : "*";
    }

    /// <summary>Policies name a log group with <c>:*</c> behind it, for its streams.</summary>
    private static string LogGroup(string value) => value.EndsWith(":*", StringComparison.Ordinal) ? value : value + ":*";

    /// <summary>Express executions and versions are started by the ARN of the machine, with a version, an alias or a map's label behind it.</summary>
    private static string? StateMachine(string value) =>
        value.Split(':') is ["arn", _, _, _, _, _, _, ..] fields ? string.Join(':', fields.Take(7)).Split('/')[0] : value;

    /// <summary>A mail address, perhaps with a display name, may be sent from when its address or its domain is verified: the domain takes in both.</summary>
    private static string? MailIdentity(string value)
    {
        var at = value.LastIndexOf('@');
        var domain = at < 0 ? "" : value[(at + 1)..].TrimEnd('>', ' ');
        return domain.Length == 0 ? null : "*" + domain;
    }

    private static (string Family, string? Revision) TaskDefinition(string value)
    {
        if (IsArn(value))
        {
            return (value, value);
        }

        return value.LastIndexOf(':') is > 0 and var colon ? (value[..colon], value[(colon + 1)..]) : (value, null);
    }

    /// <summary>An inference profile's name starts with where it routes to.</summary>
    private static bool IsProfile(string value) =>
        value.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && value[..dot] is "us" or "eu" or "apac" or "global" or "us-gov" or "jp" or "au" or "ca";
}
