namespace Parapet.Trail.CloudTrail;

/// <summary>A log that can be opened.</summary>
/// <param name="Name">What problems call it; with forward slashes.</param>
/// <param name="Open">Opens it anew.</param>
public sealed record TrailFile(string Name, Func<Stream> Open);
