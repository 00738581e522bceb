using System.Net;

namespace Parapet.Guard.Handling;

/// <summary>The words that belong to a status code (https://www.iana.org/assignments/http-status-codes).</summary>
internal static class StatusPhrase
{
    public static string Of(int status)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return response.ReasonPhrase is { Length: > 0 } phrase ? phrase : "Unknown";
    }
}
