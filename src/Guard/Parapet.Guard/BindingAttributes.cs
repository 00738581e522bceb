namespace Parapet.Guard;

/// <summary>Where the contract is read from an HTTP request, the member is a parameter of the path. Elsewhere it is a property like others.</summary>
/// <param name="name">The parameter's name; the member's name in JSON when there is none.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FromPathAttribute(string? name = null) : Attribute
{
    /// <summary>The parameter's name, or null.</summary>
    public string? Name { get; } = name;
}

/// <summary>
/// Where the contract is read from an HTTP request, the member is a parameter of the query; a list takes a parameter that stands more than once. Elsewhere it is a property
/// like others.
/// </summary>
/// <param name="name">The parameter's name; the member's name in JSON when there is none.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FromQueryAttribute(string? name = null) : Attribute
{
    /// <summary>The parameter's name, or null.</summary>
    public string? Name { get; } = name;
}

/// <summary>Where the contract is read from an HTTP request, the member is a header, whose name may be in any case. Elsewhere it is a property like others.</summary>
/// <param name="name">The header's name; the member's name in JSON when there is none.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FromHeaderAttribute(string? name = null) : Attribute
{
    /// <summary>The header's name, or null.</summary>
    public string? Name { get; } = name;
}
