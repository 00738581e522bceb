using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// The account that a template was deployed to, as logs tell it. A name that CloudFormation made up becomes <c>STACK-LogicalId-*</c>: only its ending is not known.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
/// </summary>
/// <param name="Account">The account's twelve digits.</param>
/// <param name="Region">The region.</param>
/// <param name="Stack">The stack's name; null when nothing tells it.</param>
public sealed record RealAccount(string Account, string Region, string? Stack)
{
    private const int ShortestEnding = 12;
    private const int LongestEnding = 13;
    private const string SecretEnding = "-000000";

    /// <summary>Whether CloudFormation could have made a name for the resource with a logical id.</summary>
    public static bool IsGenerated(string name, string logicalId) => StackOf(name, logicalId) is not null;

    /// <summary>The stack in a name that CloudFormation made for a resource; null when the name is no such name.</summary>
    public static string? StackOf(string name, string logicalId)
    {
        var ending = name.LastIndexOf('-');
        var length = name.Length - ending - 1;
        return ending > 0 && length is >= ShortestEnding and <= LongestEnding && name.AsSpan(ending + 1).IndexOfAnyExcept(Letters) < 0
            && name[..ending].EndsWith("-" + logicalId, StringComparison.OrdinalIgnoreCase)
                ? name[..(ending - logicalId.Length - 1)]
                : null;
    }

    private static System.Buffers.SearchValues<char> Letters { get; } = System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Policies of the <see cref="ImaginaryAccount"/> as they are in this one.</summary>
    public PolicySet Of(PolicySet policies) => policies with
    {
        Identity = [.. policies.Identity.Select(Of)],
        Boundary = policies.Boundary is { } boundary ? Of(boundary) : null,
    };

    /// <summary>A text of the imaginary account as it is in this one.</summary>
    public string Of(string text)
    {
        // Secrets end in six characters that nobody knows, and those that CloudFormation names do not start with the stack.
        var isSecret = text.Contains(":secretsmanager:", StringComparison.Ordinal);
        if (isSecret && text.EndsWith(SecretEnding, StringComparison.Ordinal))
        {
            return Of(text[..^SecretEnding.Length]) + "-??????";
        }

        if (isSecret && text.IndexOf(ImaginaryAccount.Ending, StringComparison.Ordinal) is > 0 and var ending)
        {
            text = text[..ending] + "*";
        }

        var names = text.Contains(":s3:::", StringComparison.Ordinal) ? (Stack ?? "*").ToLowerInvariant() : Stack ?? "*";
        for (var start = text.IndexOf(ImaginaryAccount.Stack, StringComparison.Ordinal); start >= 0; start = text.IndexOf(ImaginaryAccount.Stack, start, StringComparison.Ordinal))
        {
            var length = text.AsSpan(start).IndexOfAny("/:.*") is >= 0 and var stop ? stop : text.Length - start;
            var inner = Inner(text.Substring(start, length)[ImaginaryAccount.Stack.Length..]);
            var real = names + inner;
            text = text[..start] + real + text[(start + length)..];
            start += real.Length;
        }

        return text.Replace("/stream/0", "/stream/*", StringComparison.Ordinal)
            .Replace(ImaginaryAccount.Id, Account, StringComparison.Ordinal).Replace(ImaginaryAccount.Region, Region, StringComparison.Ordinal);
    }

    // What follows the stack: a logical id and the ending, which also tells nested stacks apart.
    private static string Inner(string rest) =>
        rest.LastIndexOf("-0", StringComparison.Ordinal) is > 0 and var ending
            ? ending + "-0".Length == rest.Length ? rest[..ending] + "-*" : $"-*{rest[1..ending]}-*"
            : rest;

    private Policy Of(Policy policy) =>
        Policy.Compile(policy.Document with { Statements = [.. policy.Document.Statements.Select(Of)] }, policy.Kind, policy.Name);

    private Statement Of(Statement statement) => statement with
    {
        Resources = Of(statement.Resources),
        NotResources = Of(statement.NotResources),
        Conditions = [.. statement.Conditions.Select(condition => condition with { Values = Of(condition.Values) })],
    };

    private ImmutableArray<TextItem> Of(ImmutableArray<TextItem> items) =>
        [.. items.Select(item => item with { Text = Text.Concat(item.Text.Parts.Select(part => part.Hole is { } hole ? Text.Of(hole) : Text.Of(Of(part.Literal!)))) })];
}
