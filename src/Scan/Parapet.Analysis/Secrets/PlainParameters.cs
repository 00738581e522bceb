using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// Parameters of Parameter Store that hold a secret as plain text, which is all that CloudFormation can make.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html
/// </summary>
public static class PlainParameters
{
    /// <summary>The secrets in a deployment's plain parameters, in each of their cases.</summary>
    public static IEnumerable<PlainSecret> Of(Deployment deployment)
    {
        var places = ParameterPlaces.Of(deployment);
        return
            from parameter in deployment.Data.Parameters
            where !parameter.Type.Is("SecureString")
            let name = NameOf(parameter)
            from c in parameter.Content.Cases
            let why = EnvironmentSecrets.WhySensitive(name, c, places)
            where why is not null
            select new PlainSecret(parameter.Resource, why, c.Value?.Known is { } known && EnvironmentSecrets.IsWrittenOut(name, known), c.At, c.When);
    }

    // The words of a path are told apart as those of a variable are.
    private static string NameOf(StoredParameter parameter) =>
        (parameter.Name.Known.Select(c => c.Value!.ToString()).FirstOrDefault() ?? parameter.Resource.LogicalId).Replace('/', '_');
}

/// <summary>A secret that lies in a parameter as plain text.</summary>
/// <param name="Resource">The parameter.</param>
/// <param name="Why">Why it is held to be secret, as a fragment.</param>
/// <param name="IsWrittenOut">Whether the secret itself stands in the template.</param>
/// <param name="At">Where the value stands.</param>
/// <param name="When">The template condition under which it is set; null for always.</param>
public sealed record PlainSecret(Resource Resource, string Why, bool IsWrittenOut, Location At, string? When);
