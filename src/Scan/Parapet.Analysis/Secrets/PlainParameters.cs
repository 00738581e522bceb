using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// Parameters of Parameter Store that hold a secret as plain text, which is all that CloudFormation can make.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html
/// </summary>
public static class PlainParameters
{
    /// <summary>Why a parameter's value is held to be secret, in each of its cases; empty when it is none.</summary>
    public static ImmutableArray<PlainSecret> Of(StoredParameter parameter)
    {
        // The words of a path are told apart as those of a variable are.
        var name = (parameter.Name.Known.Select(c => c.Value!.ToString()).FirstOrDefault() ?? parameter.Resource.LogicalId).Replace('/', '_');
        return
        [
            .. from c in parameter.Content.Cases
               let why = EnvironmentSecrets.WhySensitive(name, c)
               where why is not null
               select new PlainSecret(why, c.Value?.Known is { } known && EnvironmentSecrets.IsWrittenOut(name, known), c.At, c.When),
        ];
    }
}

/// <summary>A secret that lies in a parameter as plain text.</summary>
/// <param name="Why">Why it is held to be secret, as a fragment.</param>
/// <param name="IsWrittenOut">Whether the secret itself stands in the template.</param>
/// <param name="At">Where the value stands.</param>
/// <param name="When">The template condition under which it is set; null for always.</param>
public sealed record PlainSecret(string Why, bool IsWrittenOut, Location At, string? When);
