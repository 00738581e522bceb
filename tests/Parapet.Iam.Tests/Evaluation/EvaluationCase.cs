using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Tests.Evaluation;

/// <summary>One row of the truth tables under <c>Cases/</c>.</summary>
public sealed record EvaluationCase(string File, string Name, Request Request, PolicySet Policies, string Expected, ImmutableArray<string> DependsOn)
{
    public static IEnumerable<EvaluationCase> All() =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Evaluation", "Cases"), "*.json").Order(StringComparer.Ordinal)
        from row in Read(file)
        select row;

    public override string ToString() => $"{File}: {Name}";

    private static List<EvaluationCase> Read(string file)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
        var defaults = document.RootElement.TryGetProperty("defaults", out var found) ? found : default;
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(row => Case(Path.GetFileNameWithoutExtension(file), row, defaults))];
    }

    private static EvaluationCase Case(string file, JsonElement row, JsonElement defaults)
    {
        var request = Fields(row, defaults, "request");
        var policies = Fields(row, defaults, "policies");
        return new EvaluationCase(
            file,
            row.GetProperty("name").GetString()!,
            RequestOf(request, policies.ContainsKey("vpcEndpoint")),
            PoliciesOf(policies, request),
            row.GetProperty("expected").GetString()!,
            row.TryGetProperty("dependsOn", out var keys) ? [.. keys.EnumerateArray().Select(key => key.GetString()!)] : []);
    }

    private static Dictionary<string, JsonElement> Fields(JsonElement row, JsonElement defaults, string name)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var source in new[] { defaults, row })
        {
            if (source.ValueKind == JsonValueKind.Object && source.TryGetProperty(name, out var group))
            {
                foreach (var field in group.EnumerateObject())
                {
                    fields[field.Name] = field.Value;
                }
            }
        }

        return fields;
    }

    private static Request RequestOf(Dictionary<string, JsonElement> fields, bool hasEndpointPolicy)
    {
        var principal = PrincipalOf(fields);
        var context = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        if (fields.TryGetValue("context", out var given))
        {
            foreach (var key in given.EnumerateObject())
            {
                context[key.Name] = key.Value.ValueKind == JsonValueKind.Array
                    ? ContextValue.OfMany(key.Value.EnumerateArray().Select(Text))
                    : ContextValue.Of(Text(key.Value));
            }
        }

        if (fields.TryGetValue("unknown", out var unknown))
        {
            foreach (var key in unknown.EnumerateArray())
            {
                context[key.GetString()!] = ContextValue.Unknown;
            }
        }

        var resource = fields["resource"];
        return new Request
        {
            Principal = principal,
            Action = fields["action"].GetString()!,
            Resources = resource.ValueKind == JsonValueKind.Array ? [.. resource.EnumerateArray().Select(Text)] : [Text(resource)],
            ResourceAccount = fields.TryGetValue("resourceAccount", out var account) ? account.GetString() : null,
            Context = RequestContext.Of(context),
            Organization = fields.TryGetValue("organization", out var organization) ? OrganizationOf(organization, principal) : null,
            ThroughVpcEndpoint = fields.TryGetValue("viaVpcEndpoint", out var via) ? via.GetBoolean() : hasEndpointPolicy,
        };
    }

    private static RequestPrincipal PrincipalOf(Dictionary<string, JsonElement> fields)
    {
        var given = fields["principal"];
        var principal = RequestPrincipal.Parse(given.ValueKind == JsonValueKind.String ? given.GetString()!
            : given.TryGetProperty("federated", out var provider) ? provider.GetString()!
            : given.TryGetProperty("session", out var session) ? session.GetString()!
            : given.TryGetProperty("arn", out var arn) ? arn.GetString()!
            : given.GetProperty("principal").GetString()!);
        foreach (var source in new[] { fields.GetValueOrDefault("role"), given.ValueKind == JsonValueKind.Object && given.TryGetProperty("role", out var role) ? role : default })
        {
            principal = source.ValueKind == JsonValueKind.String ? principal with { Underlying = source.GetString() } : principal;
        }

        var isLinked = (fields.TryGetValue("serviceLinkedRole", out var linked) && linked.GetBoolean())
            || (given.ValueKind == JsonValueKind.Object && given.TryGetProperty("serviceLinkedRole", out linked) && linked.GetBoolean());
        return principal with { IsServiceLinked = principal.IsServiceLinked || isLinked };
    }

    private static Organization OrganizationOf(JsonElement organization, RequestPrincipal principal)
    {
        var paths = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (organization.TryGetProperty("path", out var own) && !organization.TryGetProperty("accounts", out _) && principal.Account is { } account)
        {
            paths[account] = own.GetString()!;
        }

        if (organization.TryGetProperty("accounts", out var accounts))
        {
            foreach (var each in accounts.EnumerateObject())
            {
                paths[each.Name] = each.Value.GetString()!;
            }
        }

        return new Organization
        {
            Id = organization.GetProperty("id").GetString()!,
            ManagementAccount = organization.TryGetProperty("managementAccount", out var management) ? management.GetString() : null,
            Paths = paths.ToImmutable(),
        };
    }

    private static PolicySet PoliciesOf(Dictionary<string, JsonElement> fields, Dictionary<string, JsonElement> request)
    {
        var action = request["action"].GetString()!;
        var resourceKind = action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) ? PolicyKind.Trust
            : action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase) ? PolicyKind.Key
            : PolicyKind.Resource;
        return new PolicySet
        {
            Identity = fields.TryGetValue("identity", out var identity) ? Each(identity, PolicyKind.Identity, "identity") : [],
            Boundary = One(fields, "boundary", PolicyKind.Boundary),
            Session = fields.TryGetValue("session", out var session) ? Each(session, PolicyKind.Session, "session") : null,
            ServiceControl = Levels(fields, "serviceControl", PolicyKind.ServiceControl),
            ResourceControl = Levels(fields, "resourceControl", PolicyKind.ResourceControl),
            Resource = One(fields, "resource", resourceKind),
            VpcEndpoint = One(fields, "vpcEndpoint", PolicyKind.VpcEndpoint),
        };
    }

    private static ImmutableArray<ImmutableArray<Policy>>? Levels(Dictionary<string, JsonElement> fields, string name, PolicyKind kind) =>
        fields.TryGetValue(name, out var levels) ? [.. levels.EnumerateArray().Select((level, i) => Each(level, kind, $"{name} {i + 1}"))] : null;

    private static Policy? One(Dictionary<string, JsonElement> fields, string name, PolicyKind kind) =>
        fields.TryGetValue(name, out var policy) ? Compile(policy, kind, name) : null;

    private static ImmutableArray<Policy> Each(JsonElement list, PolicyKind kind, string name) =>
        [.. list.EnumerateArray().Select((policy, i) => Compile(policy, kind, $"{name} {i + 1}"))];

    private static Policy Compile(JsonElement policy, PolicyKind kind, string name) =>
        Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes(policy.GetRawText()), name), kind, name);

    private static string Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
}
