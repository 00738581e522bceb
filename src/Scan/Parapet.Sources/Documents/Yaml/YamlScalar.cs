using System.Buffers;
using Parapet.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parapet.Sources.Documents.Yaml;

/// <summary>What kind of scalar a spelling is.</summary>
internal static class YamlScalar
{
    private const string StandardTag = "tag:yaml.org,2002:";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static TextValue Read(Scalar scalar, Location at)
    {
        var kind = KindOf(scalar);
        var text = kind switch
        {
            ScalarKind.Null => "",
            ScalarKind.Boolean => BooleanText(scalar.Value),
            _ => scalar.Value,
        };
        return new TextValue(Text.Of(text), kind, at);
    }

    private static ScalarKind KindOf(Scalar scalar) => TagOf(scalar) switch
    {
        "" => scalar.Style == ScalarStyle.Plain ? KindOf(scalar.Value) : ScalarKind.String,
        StandardTag + "null" => ScalarKind.Null,
        StandardTag + "bool" => ScalarKind.Boolean,
        StandardTag + "int" or StandardTag + "float" => ScalarKind.Number,
        _ => ScalarKind.String,
    };

    /// <summary>The kind of a plain scalar by its spelling.</summary>
    public static ScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        _ when BooleanOf(plain) is not null => ScalarKind.Boolean,
        _ when IsNumber(plain) => ScalarKind.Number,
        _ => ScalarKind.String,
    };

    /// <summary>
    /// CloudFormation reads YAML 1.1: an unquoted <c>yes</c> arrives in a property as <c>true</c>, so that is what the
    /// text says here. <c>True</c> keeps its spelling. A lone <c>y</c> or <c>n</c> stays a string, as in PyYAML, which SAM uses.
    /// </summary>
    private static string BooleanText(string spelling) => spelling switch
    {
        "yes" or "Yes" or "YES" or "on" or "On" or "ON" => "true",
        "no" or "No" or "NO" or "off" or "Off" or "OFF" => "false",
        _ => spelling,
    };

    private static bool? BooleanOf(string plain) => BooleanText(plain) switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    private static string TagOf(Scalar scalar) => scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;

    private static bool IsNumber(string plain)
    {
        var digits = plain.AsSpan(plain[0] is '+' or '-' ? 1 : 0);
        if (digits.StartsWith("0x") && digits.Length > 2)
        {
            return !digits[2..].ContainsAnyExcept(HexDigits);
        }

        if (digits is ".inf" or ".Inf" or ".INF" || plain is ".nan" or ".NaN" or ".NAN")
        {
            return true;
        }

        var whole = Digits(ref digits);
        var fraction = digits.StartsWith(".") && Digits(ref digits, skip: 1) is var count ? count : 0;
        if (whole + fraction == 0)
        {
            return false;
        }

        if (digits is ['e' or 'E', ..])
        {
            var signed = digits is [_, '+' or '-', ..] ? 2 : 1;
            return Digits(ref digits, signed) > 0 && digits.IsEmpty;
        }

        return digits.IsEmpty;
    }

    /// <summary>Moves over digits after <paramref name="skip"/> characters, and counts them.</summary>
    private static int Digits(ref ReadOnlySpan<char> text, int skip = 0)
    {
        text = text[skip..];
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var count = end < 0 ? text.Length : end;
        text = text[count..];
        return count;
    }
}
