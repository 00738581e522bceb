namespace Parapet.Iam.Language;

/// <summary>
/// An Amazon Resource Name split at its first five colons: <c>arn:partition:service:region:account:resource</c>.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> and others.</param>
/// <param name="Service">The service's namespace, such as <c>sqs</c>.</param>
/// <param name="Region">The region; empty for global services.</param>
/// <param name="Account">The account's twelve digits, <c>aws</c>, or nothing.</param>
/// <param name="Resource">The rest, which may hold more colons.</param>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>How many parts an ARN has.</summary>
    public const int FieldCount = 6;

    /// <summary>Whether a text has the form of an ARN; wildcards may stand in any field.</summary>
    public static bool TryParse(string text, out Arn arn)
    {
        var fields = text.Split(':', FieldCount);
        if (fields is ["arn", var partition, var service, var region, var account, var resource])
        {
            arn = new Arn(partition, service, region, account, resource);
            return true;
        }

        arn = default;
        return false;
    }

    /// <summary>The ARN as text.</summary>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
