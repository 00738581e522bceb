using System.Collections.Immutable;
using System.Text;

namespace Parapet.Trail.CloudTrail;

/// <summary>Which records are worth making events of. What is left open lets all pass.</summary>
public sealed class TrailFilter
{
    private readonly ImmutableArray<byte[]> roles;
    private readonly ImmutableArray<byte[]> sessions;
    private readonly ImmutableArray<byte[]> functions;
    private readonly DateTimeOffset since;
    private readonly DateTimeOffset until;

    /// <summary>Makes a filter.</summary>
    /// <param name="roles">ARNs of roles; calls of their sessions pass.</param>
    /// <param name="functions">Names or unqualified ARNs of functions; calls with credentials issued to them pass, and calls of sessions that have their name.</param>
    /// <param name="since">The first moment that passes.</param>
    /// <param name="until">The first moment that does not pass any more.</param>
    public TrailFilter(IEnumerable<string> roles, IEnumerable<string> functions, DateTimeOffset? since = null, DateTimeOffset? until = null)
    {
        string[] roleArns = [.. roles];
        this.roles = [.. roleArns.Select(Encoding.UTF8.GetBytes)];
        sessions = [.. roleArns.Select(SessionPrefix).Where(prefix => prefix is not null).Select(prefix => Encoding.UTF8.GetBytes(prefix!))];
        this.functions = [.. functions.Select(Encoding.UTF8.GetBytes)];
        this.since = since ?? DateTimeOffset.MinValue;
        this.until = until ?? DateTimeOffset.MaxValue;
    }

    /// <summary>Whether a record passes; looks at its bytes and makes nothing.</summary>
    public bool Passes(in TrailRecord record) =>
        record.Time >= since && record.Time < until
        && ((roles.IsEmpty && functions.IsEmpty) || IsOfRole(record) || IsOfFunction(record));

    private bool IsOfRole(in TrailRecord record)
    {
        if (roles.IsEmpty)
        {
            return false;
        }

        var issuer = record.Utf8(TrailField.IssuerArn);
        var arn = record.Utf8(TrailField.IdentityArn);
        return Contains(roles, issuer) || Contains(roles, arn) || (issuer.IsEmpty && StartsWithAny(sessions, arn));
    }

    private bool IsOfFunction(in TrailRecord record)
    {
        if (functions.IsEmpty)
        {
            return false;
        }

        var scope = record.Utf8(TrailField.ScopeFunction);
        var session = record.SessionName;
        foreach (var function in functions)
        {
            var name = NameOf(function);
            if (function.Length == name.Length ? NameOf(scope).SequenceEqual(name) : Unqualified(scope).SequenceEqual(function))
            {
                return true;
            }

            if (!session.IsEmpty && session.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ImmutableArray<byte[]> all, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        foreach (var each in all)
        {
            if (text.SequenceEqual(each))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ImmutableArray<byte[]> all, ReadOnlySpan<byte> text)
    {
        foreach (var each in all)
        {
            if (text.StartsWith(each))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How the ARNs of a role's sessions start. They leave out the role's path.</summary>
    private static string? SessionPrefix(string role)
    {
        var parts = role.Split(':', 6);
        return parts.Length == 6 && parts[5].StartsWith("role/", StringComparison.Ordinal)
            ? $"{parts[0]}:{parts[1]}:sts::{parts[4]}:assumed-role/{parts[5][(parts[5].LastIndexOf('/') + 1)..]}/"
            : null;
    }

    // arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]
    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> function)
    {
        var start = function.IndexOf(":function:"u8);
        var name = start < 0 ? function : function[(start + ":function:"u8.Length)..];
        return name.IndexOf((byte)':') is >= 0 and var colon ? name[..colon] : name;
    }

    private static ReadOnlySpan<byte> Unqualified(ReadOnlySpan<byte> function)
    {
        var start = function.IndexOf(":function:"u8);
        var colon = start < 0 ? -1 : function[(start + ":function:"u8.Length)..].IndexOf((byte)':');
        return colon < 0 ? function : function[..(start + ":function:"u8.Length + colon)];
    }
}
