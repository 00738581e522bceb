using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>Asks a custom identity provider of AWS Transfer Family whether a user may sign in (https://docs.aws.amazon.com/transfer/latest/userguide/custom-lambda-idp.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record TransferAuthorizer
{
    /// <summary>The user's name.</summary>
    public required string Username { get; init; }

    /// <summary>The password; empty or not there when the user has a key.</summary>
    public string? Password { get; init; }

    /// <summary>The protocol.</summary>
    [AllowedValues("SFTP", "FTP", "FTPS", "AS2", "HTTPS")]
    public required string Protocol { get; init; }

    /// <summary>The server.</summary>
    [RegularExpression("^s-[0-9a-z]+$")]
    public required string ServerId { get; init; }

    /// <summary>The address of the user.</summary>
    public required string SourceIp { get; init; }
}
