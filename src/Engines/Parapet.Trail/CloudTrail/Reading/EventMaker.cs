using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Makes events of records.</summary>
internal static class EventMaker
{
    public static TrailEvent Make(in TrailRecord record, TrailStrings strings) => new()
    {
        EventId = record.Text(TrailField.EventId) ?? "",
        Time = record.Time,
        Source = record.Text(TrailField.Source) ?? "",
        Name = record.Text(TrailField.Name) ?? "",
        Region = record.Text(TrailField.Region) ?? "",
        SourceAddress = record.Text(TrailField.SourceAddress),
        UserAgent = record.Text(TrailField.UserAgent),
        ErrorCode = record.Text(TrailField.ErrorCode),
        ErrorMessage = record.Text(TrailField.ErrorMessage),
        EventType = record.Text(TrailField.EventType) ?? "",
        Category = record.Category,
        ReadOnly = Flag(record.Utf8(TrailField.ReadOnly)),
        RecipientAccount = record.Text(TrailField.RecipientAccount),
        VpcEndpointId = record.Text(TrailField.VpcEndpointId),
        SharedEventId = record.Text(TrailField.SharedEventId),
        RequestId = record.Text(TrailField.RequestId),
        Identity = Identity(record, strings),
        Resources = Resources(record.Utf8(TrailField.Resources), strings),
        RequestParameters = Raw(record.Utf8(TrailField.RequestParameters)),
        ResponseElements = Raw(record.Utf8(TrailField.ResponseElements)),
        AdditionalEventData = Raw(record.Utf8(TrailField.AdditionalEventData)),
    };

    private static TrailIdentity Identity(in TrailRecord record, TrailStrings strings) => new()
    {
        Type = record.Text(TrailField.IdentityType),
        PrincipalId = record.Text(TrailField.PrincipalId),
        Arn = record.Text(TrailField.IdentityArn),
        Account = record.Text(TrailField.IdentityAccount),
        UserName = record.Text(TrailField.UserName),
        InvokedBy = record.Text(TrailField.InvokedBy),
        AccessKeyId = record.Text(TrailField.AccessKeyId),
        IssuerArn = record.Text(TrailField.IssuerArn),
        IssuerType = record.Text(TrailField.IssuerType),
        SessionName = record.SessionName is { IsEmpty: false } name ? strings.Intern(name) : null,
        ScopeIssuerType = record.Text(TrailField.ScopeIssuerType),
        ScopeFunction = record.Text(TrailField.ScopeFunction),
        ScopeVersion = record.Text(TrailField.ScopeVersion),
        ScopeSourceArn = record.Text(TrailField.ScopeSourceArn),
    };

    private static bool? Flag(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("true"u8) ? true : text.SequenceEqual("false"u8) ? false : null;

    private static ReadOnlyMemory<byte> Raw(ReadOnlySpan<byte> json) => json.IsEmpty ? default : Escapes.CopyReadable(json);

    private static ImmutableArray<TrailResource> Resources(ReadOnlySpan<byte> json, TrailStrings strings)
    {
        if (json.Length <= "[]".Length)
        {
            return [];
        }

        var resources = ImmutableArray.CreateBuilder<TrailResource>(1);
        var reader = new Utf8JsonReader(Escapes.CopyReadable(json));
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                resources.Add(Resource(ref reader, strings));
            }
        }

        return resources.DrainToImmutable();
    }

    private static TrailResource Resource(ref Utf8JsonReader reader, TrailStrings strings)
    {
        string? arn = null, type = null, account = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isArn = reader.ValueTextEquals("ARN"u8) || reader.ValueTextEquals("arn"u8);
            var isPrefix = reader.ValueTextEquals("ARNPrefix"u8);
            var isType = reader.ValueTextEquals("type"u8);
            var isAccount = reader.ValueTextEquals("accountId"u8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                reader.Skip();
                continue;
            }

            if (isArn)
            {
                arn = Text(ref reader, strings);
            }
            else if (isPrefix)
            {
                arn ??= Text(ref reader, strings) + "*";
            }
            else if (isType)
            {
                type = Text(ref reader, strings);
            }
            else if (isAccount)
            {
                account = Text(ref reader, strings);
            }
        }

        return new(arn, type, account);
    }

    private static string Text(ref Utf8JsonReader reader, TrailStrings strings) =>
        reader.ValueIsEscaped ? reader.GetString()! : strings.Intern(reader.ValueSpan);
}
