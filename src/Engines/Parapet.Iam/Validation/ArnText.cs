using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation;

/// <summary>What can be said of the fields of an ARN pattern.</summary>
internal static class ArnText
{
    /// <summary>The account field of resources that AWS owns.</summary>
    private const string OwnedByAws = "aws";

    private static readonly string[] Partitions =
        ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

    /// <summary>The ARN with <c>*</c> for each policy variable.</summary>
    public static string WithoutVariables(string text) => text.Contains("${", StringComparison.Ordinal) ? Placeholders.Fill(text, "*") : text;

    /// <summary>Whether the field can be a partition.</summary>
    public static bool IsPartition(string field) => Partitions.Any(partition => Wildcards.Overlap(field, partition));

    /// <summary>Whether the field can be a region, such as <c>eu-west-1</c> or <c>us-gov-east-1</c>; empty and patterns count.</summary>
    public static bool IsRegion(string field)
    {
        if (field.Length == 0 || field.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            return field.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one is '-' or '*' or '?');
        }

        var parts = field.Split('-');
        return parts.Length is >= 3 and <= 4
            && parts[..^1].All(part => part.Length >= 2 && part.All(char.IsAsciiLetterLower))
            && parts[^1].Length is 1 or 2 && parts[^1].All(char.IsAsciiDigit);
    }

    /// <summary>Whether the field can be an account: twelve digits, <c>aws</c>, nothing, or a pattern that can match such.</summary>
    public static bool IsAccount(string field) =>
        field.Length == 0 || field == OwnedByAws || IsAccountNumber(field)
        || (field.Contains('*', StringComparison.Ordinal) && field.Replace("*", "", StringComparison.Ordinal) is { Length: <= 12 } rest && rest.All(one => char.IsAsciiDigit(one) || one == '?'))
        || (field.Length == 12 && field.All(one => char.IsAsciiDigit(one) || one == '?'));

    /// <summary>Whether a text is the number of an account: twelve digits.</summary>
    public static bool IsAccountNumber(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    /// <summary>An ARN whose missing fields are <c>*</c>; null when it is none.</summary>
    public static Arn? Complete(string text)
    {
        if (Arn.TryParse(text, out var arn))
        {
            return arn;
        }

        var fields = text.Split(':');
        return fields is ["arn", _, ..]
            ? new Arn(fields[1], fields.ElementAtOrDefault(2) ?? "*", fields.ElementAtOrDefault(3) ?? "*", fields.ElementAtOrDefault(4) ?? "*", "*")
            : null;
    }

    /// <summary>Whether some resource is named by both.</summary>
    public static bool Overlap(Arn left, Arn right) =>
        Wildcards.Overlap(left.Service, right.Service)
        && Wildcards.Overlap(left.Region, right.Region)
        && Wildcards.Overlap(left.Account, right.Account)
        && Wildcards.Overlap(left.Resource, right.Resource);
}
