using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>Mail that SES received (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html). Who wrote it, wrote all of it: also the sender's address.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Ses
{
    /// <summary>The mails; the service sends one at a time.</summary>
    [JsonPropertyName("Records"), Length(1, 100)]
    public required ImmutableArray<SesRecord> Records { get; init; }
}

/// <summary>One mail.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesRecord
{
    /// <summary>Always <c>aws:ses</c>.</summary>
    [AllowedValues("aws:ses")]
    public required string EventSource { get; init; }

    /// <summary>The version of the record's form, 1.x.</summary>
    [RegularExpression(@"1\.[0-9]{1,3}")]
    public required string EventVersion { get; init; }

    /// <summary>The mail.</summary>
    public required SesMessage Ses { get; init; }
}

/// <summary>A mail, and how it was received.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesMessage
{
    /// <summary>The mail.</summary>
    public required SesMail Mail { get; init; }

    /// <summary>How it was received.</summary>
    public required SesReceipt Receipt { get; init; }
}

/// <summary>A mail, without its content.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesMail
{
    /// <summary>The identifier that SES gave it.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string MessageId { get; init; }

    /// <summary>The address in the envelope, which the sender chose.</summary>
    [StringLength(1024)]
    public required string Source { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The recipients in the envelope.</summary>
    public required ImmutableArray<string> Destination { get; init; }

    /// <summary>Whether there were more headers than are shown.</summary>
    public required bool HeadersTruncated { get; init; }

    /// <summary>The headers, in order.</summary>
    [MaxLength(10_000)]
    public ImmutableArray<SesHeader> Headers { get; init; } = [];

    /// <summary>The headers that all mails have.</summary>
    public SesCommonHeaders? CommonHeaders { get; init; }
}

/// <summary>A header.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesHeader
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    public required string Value { get; init; }
}

/// <summary>The headers that all mails have.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesCommonHeaders
{
    /// <summary><c>From</c>.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary><c>To</c>.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary><c>Cc</c>.</summary>
    public ImmutableArray<string> Cc { get; init; } = [];

    /// <summary><c>Bcc</c>.</summary>
    public ImmutableArray<string> Bcc { get; init; } = [];

    /// <summary><c>Reply-To</c>.</summary>
    public ImmutableArray<string> ReplyTo { get; init; } = [];

    /// <summary><c>Sender</c>.</summary>
    public string? Sender { get; init; }

    /// <summary><c>Return-Path</c>.</summary>
    public string? ReturnPath { get; init; }

    /// <summary><c>Message-ID</c>.</summary>
    public string? MessageId { get; init; }

    /// <summary><c>Date</c>, as the sender wrote it.</summary>
    public string? Date { get; init; }

    /// <summary><c>Subject</c>.</summary>
    public string? Subject { get; init; }
}

/// <summary>How a mail was received.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesReceipt
{
    /// <summary>The recipients that the rule matched.</summary>
    public required ImmutableArray<string> Recipients { get; init; }

    /// <summary>When the rule ran.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>How long SES took, in milliseconds.</summary>
    [Range(0, long.MaxValue)]
    public required long ProcessingTimeMillis { get; init; }

    /// <summary>Whether it is spam.</summary>
    public required SesVerdict SpamVerdict { get; init; }

    /// <summary>Whether it has a virus.</summary>
    public required SesVerdict VirusVerdict { get; init; }

    /// <summary>Whether the sender's domain allows the sending host.</summary>
    public required SesVerdict SpfVerdict { get; init; }

    /// <summary>Whether a domain signed it.</summary>
    public required SesVerdict DkimVerdict { get; init; }

    /// <summary>Whether the sender's domain vouches for it.</summary>
    public required SesVerdict DmarcVerdict { get; init; }

    /// <summary>What the sender's domain asks for when it does not.</summary>
    [StringLength(64)]
    public string? DmarcPolicy { get; init; }

    /// <summary>The action that called the function.</summary>
    public required SesAction Action { get; init; }
}

/// <summary>What a check said.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesVerdict
{
    /// <summary><c>PASS</c>, <c>FAIL</c>, <c>GRAY</c> (nothing to check), <c>PROCESSING_FAILED</c> or <c>DISABLED</c>.</summary>
    [AllowedValues("PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "DISABLED")]
    public required string Status { get; init; }
}

/// <summary>The action of a receipt rule.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SesAction
{
    /// <summary>Always <c>Lambda</c>.</summary>
    [AllowedValues("Lambda")]
    public required string Type { get; init; }

    /// <summary>The ARN of the function.</summary>
    [StringLength(2048)]
    public required string FunctionArn { get; init; }

    /// <summary><c>Event</c>, or <c>RequestResponse</c> when SES waits for an answer.</summary>
    [AllowedValues("Event", "RequestResponse")]
    public required string InvocationType { get; init; }
}
