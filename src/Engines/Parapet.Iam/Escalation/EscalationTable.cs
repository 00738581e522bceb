using System.Collections.Immutable;

namespace Parapet.Iam.Escalation;

/// <summary>Reads the table of ways; its first lines explain its words.</summary>
internal static class EscalationTable
{
    /// <summary>The ways of a table.</summary>
    /// <exception cref="FormatException">A line is none of those that the table explains; the message quotes it.</exception>
    public static ImmutableArray<EscalationPath> Read(string table)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        var paths = ImmutableArray.CreateBuilder<EscalationPath>();
        Block? block = null;
        foreach (var line in table.Split('\n'))
        {
            var words = line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case [] or ["#", ..]:
                    break;
                case ["page", var page] when page.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var address]:
                    pages.Add(name, address);
                    break;
                case ["path", var id]:
                    AddTo(paths, block);
                    block = new Block(id);
                    break;
                case [var word, .. var rest] when block is not null:
                    block.Add(word, rest is [var value] ? value : "", pages);
                    break;
                default:
                    throw Misread(line);
            }
        }

        AddTo(paths, block);
        return paths.ToImmutable();
    }

    private static void AddTo(ImmutableArray<EscalationPath>.Builder paths, Block? block)
    {
        if (block is not null)
        {
            paths.Add(block.Finish());
        }
    }

    private static FormatException Misread(string line) => new($"the table of ways has a line that is not understood: `{line.Trim()}`");

    private sealed class Block(string id)
    {
        private readonly Dictionary<string, List<string>> words = new(StringComparer.Ordinal);
        private readonly ImmutableArray<EscalationNeed>.Builder needs = ImmutableArray.CreateBuilder<EscalationNeed>();
        private readonly ImmutableArray<string>.Builder sources = ImmutableArray.CreateBuilder<string>();

        public void Add(string word, string value, Dictionary<string, string> pages)
        {
            switch (word)
            {
                case "needs" or "unblocked":
                    needs.Add(Need(value, word == "unblocked"));
                    break;
                case "passes":
                    needs.Insert(0, new("iam:PassRole", EscalationSubject.Target, null, [new("iam:PassedToService", value)], IsUnblocked: false));
                    Keep(word, value);
                    break;
                case "source":
                    sources.AddRange(value.Split(' ').Select(page => pages.TryGetValue(page, out var address) ? address : throw Misread($"{word} {page}")));
                    break;
                case "title" or "category" or "from" or "target" or "assumes" or "when" or "unless" or "given" or "helps" or "gives":
                    Keep(word, value);
                    break;
                default:
                    throw Misread($"{word} {value}");
            }
        }

        public EscalationPath Finish()
        {
            var isRole = words.ContainsKey("passes") || words.ContainsKey("assumes");
            var target = isRole ? ["role"] : One("target", "none").Split(' ');
            var gives = One("gives").Split(' ');
            return new EscalationPath
            {
                Id = id,
                Title = One("title"),
                Category = Category(One("category")),
                From = One("from", "") switch { "user" => EscalationPrincipalKind.User, "role" => EscalationPrincipalKind.Role, _ => null },
                Target = TargetKind(target[0]),
                TargetResource = target is [_, var kind] ? kind : null,
                PassedTo = words.ContainsKey("passes") ? One("passes") : null,
                IsAssumed = words.ContainsKey("assumes"),
                Needs = needs.ToImmutable(),
                When = Many("when"),
                Unless = Many("unless"),
                Given = Many("given"),
                Helps = Many("helps"),
                Gives = Gain(gives[0]),
                Capability = gives is [_, var name] ? name : null,
                Sources = sources.ToImmutable(),
            };
        }

        private void Keep(string word, string value)
        {
            if (!words.TryGetValue(word, out var values))
            {
                words.Add(word, values = []);
            }

            values.Add(value);
        }

        private string One(string word, string? otherwise = null) =>
            words.TryGetValue(word, out var values) && values is [var only] ? only : otherwise ?? throw Misread($"{id}: one {word}");

        private ImmutableArray<string> Many(string word) => words.TryGetValue(word, out var values) ? [.. values] : [];
    }

    private static EscalationNeed Need(string text, bool isUnblocked)
    {
        if (text.Split(' ') is not [var action, "on", var subject, .. var rest])
        {
            throw Misread(text);
        }

        string? resource = null;
        if (subject is "new" or "some" or "existing")
        {
            (resource, rest) = rest is [var kind, .. var after] ? (kind, after) : throw Misread(text);
        }

        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, string?>>();
        for (; rest is [var with, var key, .. var more]; rest = more)
        {
            context.Add(with switch
            {
                "with" when key.Split('=', 2) is [var name, var value] => new(name, value),
                "without" => new(key, null),
                _ => throw Misread(text),
            });
        }

        return rest is [] ? new(action, Subject(subject), resource, context.ToImmutable(), isUnblocked) : throw Misread(text);
    }

    private static EscalationSubject Subject(string word) => word switch
    {
        "target" => EscalationSubject.Target,
        "self" => EscalationSubject.Self,
        "*" => EscalationSubject.Everything,
        "new" => EscalationSubject.New,
        "some" => EscalationSubject.Some,
        "existing" => EscalationSubject.Existing,
        _ => throw Misread(word),
    };

    private static EscalationTargetKind TargetKind(string word) => word switch
    {
        "none" => EscalationTargetKind.None,
        "user" => EscalationTargetKind.User,
        "role" => EscalationTargetKind.Role,
        "group" => EscalationTargetKind.Group,
        "policy" => EscalationTargetKind.Policy,
        "self" => EscalationTargetKind.Self,
        "existing" => EscalationTargetKind.Existing,
        _ => throw Misread(word),
    };

    private static EscalationCategory Category(string word) => word switch
    {
        "self-escalation" => EscalationCategory.SelfEscalation,
        "principal-access" => EscalationCategory.PrincipalAccess,
        "new-passrole" => EscalationCategory.NewPassRole,
        "existing-passrole" => EscalationCategory.ExistingPassRole,
        "credential-exposure" => EscalationCategory.CredentialExposure,
        "resource-policy" => EscalationCategory.ResourcePolicy,
        _ => throw Misread(word),
    };

    private static EscalationGain Gain(string word) => word switch
    {
        "target" => EscalationGain.Target,
        "target-role" => EscalationGain.TargetRole,
        "edit" => EscalationGain.Edit,
        "lift" => EscalationGain.Lift,
        "admin" => EscalationGain.Administrator,
        "capability" => EscalationGain.Capability,
        _ => throw Misread(word),
    };
}
