namespace Parapet.Trail.Activity.Callers;

/// <summary>A function that calls may have come from.</summary>
/// <param name="Name">The name without account and version.</param>
/// <param name="Arn">The unqualified ARN, when it is known.</param>
/// <param name="RoleArn">The ARN of the execution role, when it is known.</param>
/// <param name="Runtime">The runtime, such as <c>dotnet8</c>, when it is known; ranks candidates.</param>
public sealed record KnownFunction(string Name, string? Arn = null, string? RoleArn = null, string? Runtime = null)
{
    /// <summary>The ARN when it is known, else the name.</summary>
    public string Id => Arn ?? Name;
}
