using System.Text.Json;

namespace Parapet.Trail.Activity.Calls;

/// <summary>A condition of a row in <c>event-actions.txt</c>.</summary>
internal sealed class ParameterCondition
{
    private readonly ParameterPath path;
    private readonly bool negated;
    private readonly char sign;
    private readonly string value;

    public ParameterCondition(string text)
    {
        negated = text[0] == '!';
        var body = negated ? text[1..] : text;
        // A sign inside brackets belongs to the path.
        var from = body.LastIndexOf(']') + 1;
        var at = body.AsSpan(from).IndexOfAny('=', '^', '~');
        sign = at < 0 ? '\0' : body[from + at];
        path = new ParameterPath(at < 0 ? body : body[..(from + at)]);
        value = at < 0 ? "" : body[(from + at + 1)..];
    }

    /// <summary>Whether the condition holds for a request without parameters.</summary>
    public bool HoldsForNothing => negated;

    public bool Holds(JsonElement root) => negated != path.Find(root).Exists(Fits);

    private bool Fits(JsonElement element) => sign switch
    {
        '\0' => HoldsSomething(element),
        '=' => ParameterPath.Text(element) is { } text && text.Equals(value, StringComparison.OrdinalIgnoreCase),
        '^' => ParameterPath.Text(element) is { } text && text.AsSpan().TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase),
        _ => ParameterPath.Text(element) is { } text && text.Contains(value, StringComparison.OrdinalIgnoreCase),
    };

    private static bool HoldsSomething(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(),
        JsonValueKind.Array => element.GetArrayLength() > 0,
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => ParameterPath.Text(element) is not null,
        _ => true,
    };
}
