using System.Text;

namespace Parapet.Packages.Inventory.Java;

/// <summary>What of a <c>pom.xml</c> decides which dependencies there are, and the properties that its texts refer to.</summary>
internal sealed class Pom
{
    private const int DeepestReference = 8;
    private const int LongestText = 1024;

    private readonly Dictionary<string, string> properties = new(StringComparer.Ordinal);
    private readonly List<PomDependency> managed = [];
    private Dictionary<(string, string), string>? managedVersions;
    private PomDependency current = new("", "", "", "", 0);

    /// <summary>The dependencies in order, as written.</summary>
    public List<PomDependency> Dependencies { get; } = [];

    /// <summary>Takes the end of an element.</summary>
    public void Take(List<string> path, string text, int line)
    {
        switch (path)
        {
            case ["project", var name] when text.Length > 0:
                properties["project." + name] = text;
                break;
            case ["project", "parent", var name]:
                properties["project.parent." + name] = text;

                // A project has the group and version of its parent unless it says otherwise, which it may do before or after.
                properties.TryAdd("project." + name, text);
                break;
            case ["project", "properties", var name]:
                properties[name] = text;
                break;
            case ["project", "dependencies", "dependency"]:
                Dependencies.Add(current with { Line = line });
                current = new("", "", "", "", 0);
                break;
            case ["project", "dependencyManagement", "dependencies", "dependency"]:
                managed.Add(current);
                current = new("", "", "", "", 0);
                break;
            case ["project", "dependencies", "dependency", var field]:
                Set(field, text);
                break;
            case ["project", "dependencyManagement", "dependencies", "dependency", var field]:
                Set(field, text);
                break;
        }
    }

    /// <summary>The version that the project's own dependency management gives; empty when it gives none.</summary>
    public string Managed(string group, string artifact)
    {
        if (managedVersions is null)
        {
            managedVersions = [];
            foreach (var dependency in managed)
            {
                managedVersions.TryAdd((Resolve(dependency.Group) ?? "", Resolve(dependency.Artifact) ?? ""), dependency.Version);
            }
        }

        return managedVersions.GetValueOrDefault((group, artifact), "");
    }

    /// <summary>Puts properties into a text; null when one of them is not known here.</summary>
    public string? Resolve(string text)
    {
        for (var depth = 0; text.Contains("${", StringComparison.Ordinal); depth++)
        {
            if (depth == DeepestReference || Once(text) is not { Length: <= LongestText } next)
            {
                return null;
            }

            text = next;
        }

        return text;
    }

    private void Set(string field, string text) => current = field switch
    {
        "groupId" => current with { Group = text },
        "artifactId" => current with { Artifact = text },
        "version" => current with { Version = text },
        "scope" => current with { Scope = text },
        _ => current,
    };

    private string? Once(string text)
    {
        var result = new StringBuilder();
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf('}', start);
            if (end < 0 || result.Length > LongestText || !TryProperty(text[(start + 2)..end], out var value) || value.Length > LongestText)
            {
                return null;
            }

            result.Append(text, at, start - at).Append(value);
            at = end + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    // `pom.` and no prefix at all are old spellings of `project.`.
    private bool TryProperty(string name, out string value) =>
        properties.TryGetValue(name, out value!)
        || (name.StartsWith("pom.", StringComparison.Ordinal) && properties.TryGetValue("project." + name[4..], out value!))
        || (name is "version" or "groupId" or "artifactId" && properties.TryGetValue("project." + name, out value!));
}

/// <summary>A dependency as a <c>pom.xml</c> writes it.</summary>
internal sealed record PomDependency(string Group, string Artifact, string Version, string Scope, int Line);
