using System.Net;

namespace Parapet.Guard.Handling;

/// <summary>The words that belong to a status code (https://www.iana.org/assignments/http-status-codes).</summary>
internal static class StatusPhrase
{
    // The runtime's word for it is that of an older standard.
    private const int ContentTooLarge = 413;

    public static string Of(int status)
    {
        if (status == ContentTooLarge)
        {
            return "Content Too Large";
        }

        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return response.ReasonPhrase is { Length: > 0 } phrase ? phrase : "Unknown";
    }
}
