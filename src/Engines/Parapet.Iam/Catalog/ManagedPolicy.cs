namespace Parapet.Iam.Catalog;

/// <summary>A policy that AWS keeps, in its current version.</summary>
/// <param name="Name">The name without a path, such as <c>AWSLambdaBasicExecutionRole</c>.</param>
/// <param name="Arn">The ARN in the partition <c>aws</c>.</param>
/// <param name="VersionId">The current version, such as <c>v3</c>.</param>
/// <param name="Document">The policy as JSON in UTF-8, without whitespace.</param>
public sealed record ManagedPolicy(string Name, string Arn, string VersionId, ReadOnlyMemory<byte> Document);
