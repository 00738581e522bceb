namespace Parapet.Guard;

/// <summary>Formats of strings, named as JSON Schema names them (https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3).</summary>
public enum TextFormat
{
    /// <summary>A moment with its offset: RFC 3339, <c>date-time</c>.</summary>
    DateTime,

    /// <summary>A day: RFC 3339, <c>full-date</c>.</summary>
    Date,

    /// <summary>A time of day with its offset: RFC 3339, <c>full-time</c>.</summary>
    Time,

    /// <summary>An identifier of 32 hexadecimal digits with hyphens: RFC 4122.</summary>
    Uuid,

    /// <summary>An address of e-mail: RFC 5321, without quoted names and without numeric hosts.</summary>
    Email,

    /// <summary>A name of a host: RFC 1123.</summary>
    Hostname,

    /// <summary>Four numbers with dots: RFC 2673, section 3.2.</summary>
    IPv4,

    /// <summary>An address of IP version 6: RFC 4291, section 2.2, without a zone.</summary>
    IPv6,

    /// <summary>An absolute identifier: RFC 3986, <c>URI</c>.</summary>
    Uri,
}
