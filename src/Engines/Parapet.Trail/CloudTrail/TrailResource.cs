namespace Parapet.Trail.CloudTrail;

/// <summary>A resource that an event says was touched.</summary>
/// <param name="Arn">Its ARN; ends in <c>*</c> where the event only says how it begins (<c>ARNPrefix</c>).</param>
/// <param name="Type">Its kind, such as <c>AWS::S3::Object</c>.</param>
/// <param name="Account">The account that owns it.</param>
public sealed record TrailResource(string? Arn, string? Type, string? Account);
