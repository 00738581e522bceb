using System.Collections.Immutable;
using Parapet.Iam.Language;

namespace Parapet.Iam.Catalog;

/// <summary>A kind of resource that a service defines for use in policies.</summary>
/// <param name="Name">The name in the service authorization reference, such as <c>bucket</c>.</param>
/// <param name="ArnPattern">The ARN with placeholders, such as <c>arn:${Partition}:s3:::${BucketName}</c>.</param>
/// <param name="ConditionKeys">The condition keys that a request for such a resource can carry.</param>
public sealed record ResourceType(string Name, string ArnPattern, ImmutableArray<string> ConditionKeys)
{
    private Fields? fields;

    /// <summary>The ARN with <c>*</c> for each placeholder: matches every ARN of such a resource, and perhaps others.</summary>
    public string ArnGlob => field ??= Placeholders.Fill(ArnPattern, "*");

    /// <summary>The fields of <see cref="ArnGlob"/>.</summary>
    internal Arn Arn => (fields ??= new Fields(Arn.TryParse(ArnGlob, out var arn) ? arn : default)).Arn;

    private sealed record Fields(Arn Arn);
}
