using System.Collections.Immutable;
using System.Text;
using Parapet.Guard;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Reading;

namespace Parapet.Events.Reading;

/// <summary>A string.</summary>
internal sealed class TextRule(Limits limits, Options options, bool isNullable) : ValueRule(isNullable)
{
    private readonly int max = limits.MaxLength ?? options.MaxStringLength;
    private readonly ImmutableArray<Pattern> patterns = [.. limits.Patterns.Select(pattern => new Pattern([.. pattern.Classes], [.. pattern.Steps], pattern.Width))];
    private readonly ImmutableArray<byte[]> allowed = [.. limits.Allowed.Select(Encoding.UTF8.GetBytes)];
    private readonly ImmutableArray<byte[]> denied = [.. limits.Denied.Select(Encoding.UTF8.GetBytes)];

    protected override void ReadValue(ref EventReader reader, EventPlaces places)
    {
        if (!reader.TryString(out var text))
        {
            return;
        }

        var length = reader.CodePoints(text);
        Check(ref reader, length <= max, Rules.Length, Messages.AtMost(max, "characters"));
        if (limits.MinLength is { } min)
        {
            Check(ref reader, length >= min, Rules.Length, Messages.AtLeast(min, "characters"));
        }

        foreach (var pattern in patterns)
        {
            Check(ref reader, Patterns.Matches(text, pattern.Classes, pattern.Steps, pattern.Width), Rules.Pattern, Messages.Pattern);
        }

        Check(ref reader, allowed.IsEmpty || Contains(allowed, text), Rules.Allowed, Messages.Allowed);
        Check(ref reader, !Contains(denied, text), Rules.Denied, Messages.Denied);
        foreach (var format in limits.Formats)
        {
            Check(ref reader, Is(format.Method, text), Rules.Format, format.Message);
        }
    }

    private static void Check(ref EventReader reader, bool isKept, string rule, string message)
    {
        if (!isKept)
        {
            reader.Refuse(rule, message);
        }
    }

    private static bool Contains(ImmutableArray<byte[]> values, ReadOnlySpan<byte> text)
    {
        foreach (var value in values)
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string method, ReadOnlySpan<byte> text) => method switch
    {
        nameof(Formats.IsDateTime) => Formats.IsDateTime(text),
        nameof(Formats.IsDate) => Formats.IsDate(text),
        nameof(Formats.IsTime) => Formats.IsTime(text),
        nameof(Formats.IsUuid) => Formats.IsUuid(text),
        nameof(Formats.IsEmail) => Formats.IsEmail(text),
        nameof(Formats.IsHostname) => Formats.IsHostname(text),
        nameof(Formats.IsIPv4) => Formats.IsIPv4(text),
        nameof(Formats.IsIPv6) => Formats.IsIPv6(text),
        nameof(Formats.IsUri) => Formats.IsUri(text),
        nameof(Formats.IsBase64) => Formats.IsBase64(text),
        _ => throw new InvalidOperationException(method),
    };

    private sealed record Pattern(byte[] Classes, byte[] Steps, int Width);
}

/// <summary>One of some names.</summary>
internal sealed class NameRule(Shape shape, bool isNullable) : ValueRule(isNullable)
{
    private readonly HashSet<string> names = [.. shape.Names.Select(name => name.Json)];

    protected override void ReadValue(ref EventReader reader, EventPlaces places)
    {
        if (reader.TryString(out var text) && !names.Contains(Encoding.UTF8.GetString(text)))
        {
            reader.Refuse(Rules.Allowed, Messages.Names);
        }
    }
}
