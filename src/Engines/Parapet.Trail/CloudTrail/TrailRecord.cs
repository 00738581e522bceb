using Parapet.Trail.CloudTrail.Reading;

namespace Parapet.Trail.CloudTrail;

/// <summary>What is done with each record of a log.</summary>
/// <param name="record">The record; its bytes are overwritten when the call returns.</param>
public delegate void TrailSink(in TrailRecord record);

/// <summary>
/// A record as it lies in the reader's buffer: well formed, with its fields found but nothing made of them. Whoever counts or filters looks at the
/// fields; <see cref="ToEvent"/> makes an event for keeps.
/// </summary>
public readonly ref struct TrailRecord
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly RecordFields fields;
    private readonly TrailStrings strings;

    internal TrailRecord(ReadOnlySpan<byte> bytes, RecordFields fields, TrailStrings strings, long offset)
    {
        this.bytes = bytes;
        this.fields = fields;
        this.strings = strings;
        Offset = offset;
    }

    /// <summary>Bytes from the start of the decompressed log.</summary>
    public long Offset { get; }

    /// <summary>The kind of event.</summary>
    public TrailCategory Category => fields.Category;

    /// <summary>When the request completed, in UTC.</summary>
    public DateTimeOffset Time => fields.Time;

    /// <summary>The session's name, as UTF-8; empty when the caller is no session.</summary>
    public ReadOnlySpan<byte> SessionName => Session.NameOf(Utf8(TrailField.IdentityArn), Utf8(TrailField.PrincipalId));

    /// <summary>A field as UTF-8 without escapes; empty when it is absent, null or empty.</summary>
    public ReadOnlySpan<byte> Utf8(TrailField field) => fields.Find(bytes, field);

    /// <summary>A field as text; null when it is absent or null. Texts that repeat (services, operations, ARNs) are made once.</summary>
    public string? Text(TrailField field) =>
        !fields.Has(field) ? null
        : Repeats(field) ? strings.Intern(Utf8(field))
        : TrailStrings.Decode(Utf8(field));

    /// <summary>The event, with everything copied out of the buffer.</summary>
    public TrailEvent ToEvent() => EventMaker.Make(this, strings);

    private static bool Repeats(TrailField field) =>
        field is not (TrailField.EventId or TrailField.Time or TrailField.RequestId or TrailField.SharedEventId or TrailField.ErrorMessage);
}
