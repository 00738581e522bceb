using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Cli.Policies;

/// <summary>The options that name the policies of a question, and the set that they make.</summary>
internal sealed class PolicySetOptions
{
    private readonly Option<string[]> identity = Many("--policy", "A policy of the principal: its own, those of its groups, AWS managed ones by name.");
    private readonly Option<string?> boundary = One("--boundary", "The principal's permissions boundary.");
    private readonly Option<string[]> session = Many("--session", "A policy that was passed when the session was made.");
    private readonly Option<string[]> serviceControl = Many("--scp", "Service control policies: give the option once for each level (root, unit, account), files of one level with commas.");
    private readonly Option<string[]> resourceControl = Many("--rcp", "Resource control policies, by level as with --scp.");
    private readonly Option<string?> resource = One("--resource-policy", "The policy of the resource: a bucket's, a queue's, a function's.");
    private readonly Option<string?> key = One("--key-policy", "The policy of the KMS key that is asked about.");
    private readonly Option<string?> trust = One("--trust", "The trust policy of the role that is asked about.");
    private readonly Option<string?> endpoint = One("--vpc-endpoint-policy", "The policy of the VPC endpoint that the request goes through.");

    /// <summary>The options, in the order of help.</summary>
    public IEnumerable<Option> All => [identity, boundary, session, serviceControl, resourceControl, resource, key, trust, endpoint];

    /// <summary>Whether the user named any policy.</summary>
    public bool HasAny(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Whether the request goes through a VPC endpoint.</summary>
    public bool ThroughVpcEndpoint(ParseResult parsed) => parsed.GetValue(endpoint) is not null;

    /// <summary>The policies; null with a sentence when one cannot be read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="notes">Receives what of the policies was not understood.</param>
    /// <param name="error">Set when a policy cannot be read.</param>
    public PolicySet? Read(ParseResult parsed, ICollection<string> notes, out string? error)
    {
        var reading = new Reading(notes);
        if (((Option<string?>[])[resource, key, trust]).Count(option => parsed.GetValue(option) is not null) > 1)
        {
            error = "a resource has one policy; give one of `--resource-policy`, `--key-policy` and `--trust`";
            return null;
        }

        var set = new PolicySet
        {
            Identity = reading.Several(parsed.GetValue(identity), PolicyKind.Identity) ?? [],
            Boundary = reading.Single(parsed.GetValue(boundary), PolicyKind.Boundary),
            Session = reading.Several(parsed.GetValue(session), PolicyKind.Session),
            ServiceControl = reading.Levels(parsed.GetValue(serviceControl), PolicyKind.ServiceControl),
            ResourceControl = reading.Levels(parsed.GetValue(resourceControl), PolicyKind.ResourceControl),
            Resource = reading.Single(parsed.GetValue(resource), PolicyKind.Resource)
                ?? reading.Single(parsed.GetValue(key), PolicyKind.Key)
                ?? reading.Single(parsed.GetValue(trust), PolicyKind.Trust),
            VpcEndpoint = reading.Single(parsed.GetValue(endpoint), PolicyKind.VpcEndpoint),
        };
        error = reading.Error;
        return error is null ? set : null;
    }

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description, HelpName = "POLICY" };

    private static Option<string?> One(string name, string description) => new(name) { Description = description, HelpName = "POLICY" };

    private sealed class Reading(ICollection<string> notes)
    {
        public string? Error { get; private set; }

        public Policy? Single(string? name, PolicyKind kind)
        {
            if (name is null || Error is not null)
            {
                return null;
            }

            var file = PolicyFile.Read(name, out var error);
            Error = error;
            foreach (var note in file?.Notes ?? [])
            {
                notes.Add(note);
            }

            return file is null ? null : Policy.Compile(file.Document, kind, file.Name);
        }

        public ImmutableArray<Policy>? Several(string[]? names, PolicyKind kind) =>
            names is null or [] ? null : [.. names.Select(name => Single(name, kind)).OfType<Policy>()];

        public ImmutableArray<ImmutableArray<Policy>>? Levels(string[]? levels, PolicyKind kind) =>
            levels is null or [] ? null : [.. levels.Select(level => Several(level.Split(',', StringSplitOptions.RemoveEmptyEntries), kind) ?? [])];
    }
}
