using System.Text;

namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    /// <summary>Reads a moment of RFC 3339 that .NET can hold: from year 1, without leap seconds, to 100 nanoseconds, with an offset of at most 14 hours.</summary>
    /// <param name="value">The moment.</param>
    public bool TryDateTimeOffset(out DateTimeOffset value)
    {
        value = default;
        return TryString(out var text) && (Moments.TryRead(text, out value) || Refuse(Rules.Format, "must be a date and time with an offset (RFC 3339)"));
    }

    /// <summary>Reads a day of RFC 3339.</summary>
    /// <param name="value">The day.</param>
    public bool TryDateOnly(out DateOnly value)
    {
        value = default;
        return TryString(out var text) && (Moments.TryReadDate(text, out value) || Refuse(Rules.Format, "must be a date (RFC 3339)"));
    }

    /// <summary>Reads a time of day of RFC 3339 without offset.</summary>
    /// <param name="value">The time.</param>
    public bool TryTimeOnly(out TimeOnly value)
    {
        value = default;
        return TryString(out var text) && (Moments.TryReadTime(text, out value) || Refuse(Rules.Format, "must be a time without an offset (RFC 3339)"));
    }

    /// <summary>Reads an identifier of RFC 4122.</summary>
    /// <param name="value">The identifier.</param>
    public bool TryGuid(out Guid value)
    {
        value = default;
        if (!TryString(out var text) || !(Formats.IsUuid(text) || Refuse(Rules.Format, "must be a UUID (RFC 4122)")))
        {
            return false;
        }

        Span<char> digits = stackalloc char[36];
        Ascii.ToUtf16(text, digits, out _);
        value = Guid.ParseExact(digits, "D");
        return true;
    }

    /// <summary>Reads an absolute identifier of RFC 3986 that names a host.</summary>
    /// <param name="build">Whether the object is wanted.</param>
    /// <param name="value">The identifier.</param>
    public bool TryUri(bool build, out Uri? value)
    {
        value = null;
        if (!TryString(out var text) || !(Formats.IsUriWithHost(text) || Refuse(Rules.Format, "must be an absolute URI with a host (RFC 3986)")))
        {
            return false;
        }

        return !build || Uri.TryCreate(Encoding.ASCII.GetString(text), UriKind.Absolute, out value) || Refuse(Rules.Format, "must be an absolute URI with a host (RFC 3986)");
    }

    /// <summary>Reads bytes in base64 (RFC 4648, section 4), as a string without white space and without superfluous bits.</summary>
    /// <param name="build">Whether the object is wanted.</param>
    /// <param name="length">How many bytes there are.</param>
    /// <param name="value">The bytes.</param>
    public bool TryBytes(bool build, out int length, out byte[]? value)
    {
        length = 0;
        value = null;
        if (!TryString(out var text) || !(Formats.IsBase64(text) || Refuse(Rules.Format, "must be base64 (RFC 4648)")))
        {
            return false;
        }

        length = Base64Text.DecodedLength(text);
        value = build ? Base64Text.Decode(text, length) : null;
        return true;
    }
}
