using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parapet.Guard.Handling;

namespace Parapet.Guard;

/// <summary>The answer to an HTTP request, the same for all sources. How each of them wants it written is no concern of the function.</summary>
public sealed record HttpAnswer
{
    private HttpAnswer(int status, ReadOnlyMemory<byte> body, bool isText)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        Status = status;
        Body = body;
        IsText = isText;
    }

    /// <summary>The status code, 100 to 599.</summary>
    public int Status { get; }

    /// <summary>The headers in their order. A name may stand more than once, as <c>Set-Cookie</c> does.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; private init; } = [];

    /// <summary>The body; UTF-8 when it is text.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the body is text. It goes in base64 otherwise.</summary>
    public bool IsText { get; }

    /// <summary>An answer without a body.</summary>
    /// <param name="status">The status code.</param>
    public static HttpAnswer Empty(int status) => new(status, default, isText: true);

    /// <summary>An answer with a JSON body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <param name="status">The status code.</param>
    /// <param name="value">The body.</param>
    /// <param name="type">How it is written: of a <c>JsonSerializerContext</c>.</param>
    public static HttpAnswer Json<T>(int status, T value, JsonTypeInfo<T> type) =>
        new HttpAnswer(status, JsonSerializer.SerializeToUtf8Bytes(value, type), isText: true).With("content-type", "application/json");

    /// <summary>An answer with a body that is text.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="text">The body.</param>
    /// <param name="contentType">Its media type.</param>
    public static HttpAnswer Text(int status, string text, string contentType = "text/plain; charset=utf-8") =>
        new HttpAnswer(status, Encoding.UTF8.GetBytes(text), isText: true).With("content-type", contentType);

    /// <summary>An answer with a body of bytes.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Its media type.</param>
    public static HttpAnswer Bytes(int status, ReadOnlyMemory<byte> body, string contentType) => new HttpAnswer(status, body, isText: false).With("content-type", contentType);

    /// <summary>The same with one more header.</summary>
    /// <param name="name">Its name, a token (https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2).</param>
    /// <param name="value">Its value: no line breaks or other control characters, so that nobody can add headers of their own.</param>
    /// <exception cref="ArgumentException">Name or value is none.</exception>
    public HttpAnswer With(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.Length == 0 || !name.All(HeaderCharacters.IsOfName))
        {
            throw new ArgumentException("the name of a header must be a token", nameof(name));
        }

        if (!value.All(HeaderCharacters.IsOfValue))
        {
            throw new ArgumentException("the value of a header must have no control characters", nameof(value));
        }

        return this with { Headers = Headers.Add(new KeyValuePair<string, string>(name, value)) };
    }

    /// <summary>The answer to a refused request.</summary>
    internal static HttpAnswer Problem(int status, ReadOnlyMemory<byte> problem) => new HttpAnswer(status, problem, isText: true)
        .With("content-type", "application/problem+json")
        .With("cache-control", "no-store")
        .With("x-content-type-options", "nosniff");
}
