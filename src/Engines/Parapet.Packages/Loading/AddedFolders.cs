using System.Collections.Immutable;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Loading;

/// <summary>
/// The folders of layers that a function's own <c>NODE_PATH</c> and <c>PYTHONPATH</c> name, which it may set
/// (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime). Where they stand among the folders that
/// the runtime searches by itself is not followed: what lies in them may be loaded.
/// </summary>
public sealed class AddedFolders
{
    private const string Layers = "/opt/";

    // Each with the `/` at its end, relative to where layers lie; empty is everything.
    private readonly ImmutableArray<string> node;
    private readonly ImmutableArray<string> python;

    private AddedFolders(ImmutableArray<string> node, ImmutableArray<string> python)
    {
        this.node = node;
        this.python = python;
    }

    /// <summary>Neither variable is set.</summary>
    public static AddedFolders None { get; } = new([], []);

    /// <summary>Nobody knows which variables are set: every folder may be searched.</summary>
    public static AddedFolders Unknown { get; } = new([""], [""]);

    /// <summary>What the variables of a function name.</summary>
    /// <param name="variables">Its environment; a value is null when it is set but not known. A name may come more than once, when a condition decides.</param>
    public static AddedFolders Of(IEnumerable<(string Name, string? Value)> variables)
    {
        var set = variables.ToLookup(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        return new AddedFolders([.. set["NODE_PATH"].SelectMany(Folders)], [.. set["PYTHONPATH"].SelectMany(Folders)]);
    }

    /// <summary>Whether the variables name, or may name, the folder in which a package of a layer lies.</summary>
    internal bool MayHold(Package package)
    {
        var folders = package.Ecosystem switch { Ecosystem.Npm => node, Ecosystem.PyPI => python, _ => [] };
        return folders.Any(folder => package.Path.StartsWith(folder, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Folders(string? value)
    {
        // A shell expands nothing here, but a wrapper script may; and `..` leads anywhere.
        if (value is null || value.Contains('$', StringComparison.Ordinal) || value.Contains("..", StringComparison.Ordinal))
        {
            return [""];
        }

        return value.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(path => (path.StartsWith('/') ? "/" : "") + string.Concat(path.Split('/').Where(part => part is not ("" or ".")).Select(part => part + "/")))
            .Where(folder => folder.StartsWith(Layers, StringComparison.Ordinal))
            .Select(folder => folder[Layers.Length..]);
    }
}
