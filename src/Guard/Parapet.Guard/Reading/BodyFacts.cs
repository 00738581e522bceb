using System.Text;

namespace Parapet.Guard.Reading;

/// <summary>What the headers say of a body.</summary>
/// <param name="IsJson">Whether it is JSON in UTF-8. Also when there is no header: not every client sends one.</param>
/// <param name="Packing">How it is compressed.</param>
/// <param name="IsPlain">Whether it is not compressed.</param>
internal readonly record struct BodyFacts(bool IsJson, Packing? Packing, bool IsPlain)
{
    public static BodyFacts Of(ParameterReader headers)
    {
        var facts = new BodyFacts(IsJson: true, Packing: null, IsPlain: true);
        while (headers.NextName(out var name))
        {
            var isType = Ascii.EqualsIgnoreCase(name, "content-type"u8);
            var isEncoding = Ascii.EqualsIgnoreCase(name, "content-encoding"u8);
            while (headers.NextValue(out var value))
            {
                facts = isType ? facts with { IsJson = facts.IsJson && IsJsonType(value) }
                    : isEncoding ? facts.Encoded(value)
                    : facts;
            }
        }

        headers.Return();
        return facts;
    }

    private BodyFacts Encoded(ReadOnlySpan<byte> value)
    {
        var coding = Ascii.Trim(value) is var range ? value[range] : value;
        if (Ascii.EqualsIgnoreCase(coding, "identity"u8))
        {
            return this;
        }

        Packing? packing = Ascii.EqualsIgnoreCase(coding, "gzip"u8) || Ascii.EqualsIgnoreCase(coding, "x-gzip"u8) ? Reading.Packing.Gzip
            : Ascii.EqualsIgnoreCase(coding, "br"u8) ? Reading.Packing.Brotli
            : null;
        return this with { IsPlain = false, Packing = IsPlain ? packing : null };
    }

    // RFC 9110, section 8.3.1; RFC 6839, section 3.1; RFC 8259, section 8.1.
    private static bool IsJsonType(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)';');
        var type = value[..(end < 0 ? value.Length : end)];
        type = type[Ascii.Trim(type)];
        var isJson = Ascii.EqualsIgnoreCase(type, "application/json"u8) || (type.Length > "application/+json".Length
            && Ascii.EqualsIgnoreCase(type[.."application/".Length], "application/"u8) && Ascii.EqualsIgnoreCase(type[^"+json".Length..], "+json"u8));
        return isJson && (end < 0 || IsUtf8(value[(end + 1)..]));
    }

    private static bool IsUtf8(ReadOnlySpan<byte> parameters)
    {
        foreach (var part in parameters.Split((byte)';'))
        {
            var parameter = parameters[part];
            parameter = parameter[Ascii.Trim(parameter)];
            if (parameter.Length >= "charset=".Length && Ascii.EqualsIgnoreCase(parameter[.."charset=".Length], "charset="u8)
                && !Ascii.EqualsIgnoreCase(parameter["charset=".Length..].Trim("\" "u8), "utf-8"u8))
            {
                return false;
            }
        }

        return true;
    }
}
