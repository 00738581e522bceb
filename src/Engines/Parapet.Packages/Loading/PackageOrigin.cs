namespace Parapet.Packages.Loading;

/// <summary>Where in a function's environment a package comes from.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="Name">What a person calls the part: the path of the zip, the layer's name, the runtime.</param>
/// <param name="Index">For a layer, its place in the function's list, from 0; else 0.</param>
public sealed record PackageOrigin(OriginKind Kind, string Name, int Index = 0);

/// <summary>The parts of a function's environment.</summary>
public enum OriginKind
{
    /// <summary>The function's own zip or image, in <c>/var/task</c>.</summary>
    Code,

    /// <summary>A layer, in <c>/opt</c>.</summary>
    Layer,

    /// <summary>What AWS puts in the runtime, in <c>/var/runtime</c>.</summary>
    Runtime,
}
