using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>
/// Logical ids for secrets that are yet to be made, one for each place where a value stands, so that several fixes can be taken over together: none is
/// taken in a template, and no two places share one.
/// </summary>
internal sealed class NewSecretIds
{
    private const string Suffix = "Secret";

    private readonly Dictionary<Site, string> ids = [];
    private readonly HashSet<Site> shared = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> last = new(StringComparer.Ordinal);

    private NewSecretIds(Deployment deployment)
    {
        taken.UnionWith(deployment.Names);
        taken.UnionWith(deployment.Resources.Select(resource => resource.Id));
        var variables = deployment.Functions.SelectMany(function => Distinct(function).Select(variable => new Use(function, SiteOf(variable)))).ToList();
        var owners = new Dictionary<Site, Function>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var use in variables)
        {
            if (owners.TryAdd(use.Site, use.Function))
            {
                var name = Pascal(use.Site.Name);
                places[name] = places.GetValueOrDefault(name) + 1;
            }
            else if (owners[use.Site].Resource.Scope == use.Function.Resource.Scope)
            {
                shared.Add(use.Site);
            }
        }

        foreach (var (site, owner) in owners)
        {
            var name = Pascal(site.Name);
            ids[site] = Free(owner.Resource.Scope, places[name] == 1 ? name : Pascal(owner.Name) + name);
        }

        foreach (var parameter in deployment.OfType("AWS::SSM::Parameter"))
        {
            ids.TryAdd(SiteOf(parameter), Free(parameter.Scope, Pascal(parameter.LogicalId)));
        }
    }

    /// <summary>The ids for one deployment.</summary>
    public static NewSecretIds Of(Deployment deployment) => new(deployment);

    /// <summary>The id of the secret that replaces a variable.</summary>
    public string Of(Function function, string variable) => ids[SiteOf(Find(function, variable))];

    /// <summary>The id of the secret that replaces a parameter of Parameter Store.</summary>
    public string Of(Resource parameter) => ids[SiteOf(parameter)];

    /// <summary>Where a variable stands when that is not in the function's own resource: in <c>Globals</c>, or in a part that several functions share; else null.</summary>
    public Location? SharedPlace(Function function, string variable)
    {
        var at = Find(function, variable).NameAt;
        return shared.Contains(new Site(at, variable)) || at < function.At ? at : null;
    }

    /// <summary><c>DATABASE_URL</c> and <c>databaseUrl</c> as <c>DatabaseUrl</c>.</summary>
    public static string Pascal(string name)
    {
        var isShouted = !name.Any(char.IsAsciiLetterLower);
        return string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + (isShouted ? word[1..].ToLowerInvariant() : word[1..])));
    }

    private static IEnumerable<EnvironmentVariable> Distinct(Function function) => function.Environment.DistinctBy(variable => variable.Name, StringComparer.Ordinal);

    private static EnvironmentVariable Find(Function function, string variable) => function.Environment.First(each => each.Name == variable);

    private static Site SiteOf(EnvironmentVariable variable) => new(variable.NameAt, variable.Name);

    private static Site SiteOf(Resource parameter) => new(parameter.At, parameter.LogicalId);

    private string Free(string scope, string name)
    {
        var wanted = name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix;
        for (var number = last.GetValueOrDefault(scope + wanted) + 1; ; number++)
        {
            var id = number == 1 ? wanted : $"{wanted}{number}";
            if (taken.Add(scope + id))
            {
                last[scope + wanted] = number;
                return id;
            }
        }
    }

    /// <summary>The place of a value and what it is called there.</summary>
    private sealed record Site(Location At, string Name);

    /// <summary>A variable of a function.</summary>
    private sealed record Use(Function Function, Site Site);
}
