using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parapet.Sources.Sam.Functions.ConnectorProfiles;

/// <summary>What a connection between two kinds of resources permits. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html</summary>
/// <param name="Source">The source's resource type.</param>
/// <param name="Destination">The destination's resource type.</param>
/// <param name="Kind">Where the permission goes: <c>source-role</c>, <c>destination-role</c>, <c>permission</c>, <c>queue-policy</c> or <c>topic-policy</c>.</param>
/// <param name="Accesses">What <c>Read</c> and <c>Write</c> permit.</param>
internal sealed record ConnectorProfile(string Source, string Destination, string Kind, ImmutableArray<ConnectorAccess> Accesses)
{
    private static readonly Lazy<FrozenDictionary<(string Source, string Destination), ConnectorProfile>> Loaded = new(Load);

    /// <summary>All profiles by source and destination type.</summary>
    public static FrozenDictionary<(string Source, string Destination), ConnectorProfile> All => Loaded.Value;

    private static FrozenDictionary<(string Source, string Destination), ConnectorProfile> Load()
    {
        var profiles = new List<ConnectorProfile>();
        foreach (var line in DataLines.Read("sam-connector-profiles"))
        {
            switch (line.Split(' '))
            {
                case [var source, ">", var destination, "by", var kind]:
                    profiles.Add(new ConnectorProfile(source, destination, kind, []));
                    break;
                case ["Read" or "Write"]:
                    profiles[^1] = profiles[^1] with { Accesses = profiles[^1].Accesses.Add(new ConnectorAccess { Name = line }) };
                    break;
                case [var word, ..]:
                    profiles[^1] = profiles[^1].WithLine(word, line[(word.Length + 1)..]);
                    break;
            }
        }

        return profiles.ToFrozenDictionary(profile => (profile.Source, profile.Destination));
    }

    private ConnectorProfile WithLine(string word, string rest)
    {
        var access = Accesses[^1];
        var changed = word switch
        {
            "allow" => access with { Statements = access.Statements.Add(StatementText.Allow(rest)) },
            "on" => access with { Statements = access.Statements.SetItem(access.Statements.Length - 1, access.Statements[^1].On(rest)) },
            "service" => access with { Service = rest },
            "from" => access with { SourceArn = rest },
            "account" => access with { SourceAccount = rest },
            _ => throw new InvalidOperationException($"the connector profiles have an unknown line `{word}`"),
        };
        return this with { Accesses = Accesses.SetItem(Accesses.Length - 1, changed) };
    }
}

/// <summary>What one kind of access permits.</summary>
internal sealed record ConnectorAccess
{
    /// <summary><c>Read</c> or <c>Write</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The statements for a role or a resource-based policy.</summary>
    public ImmutableArray<StatementText> Statements { get; init; } = [];

    /// <summary>The service that acts, where no role does.</summary>
    public string? Service { get; init; }

    /// <summary>The ARN on whose behalf the service acts.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The account that the source must lie in.</summary>
    public string? SourceAccount { get; init; }
}
