namespace Parapet.Analysis.Secrets.Code;

/// <summary>A call that fetches a secret or a parameter, and that runs whenever the method that it stands in runs.</summary>
/// <param name="Path">The source file, with <c>/</c>, seen from the artefact.</param>
/// <param name="Type">The class that the method belongs to; empty for a function of a module.</param>
/// <param name="Method">The function or method.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Call">What is called, such as <c>get_secret_value</c>.</param>
public sealed record FetchSite(string Path, string Type, string Method, int Line, int Column, string Call)
{
    /// <summary>Whether the method is the one that a function's <c>Handler</c> names. https://docs.aws.amazon.com/lambda/latest/dg/foundation-progmodel.html</summary>
    public bool IsIn(string? handler)
    {
        if (handler is null)
        {
            return false;
        }

        // C#: Assembly::Namespace.Type::Method.
        if (Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            return handler.Split("::") is [_, var type, var method] && method == Method && type[(type.LastIndexOf('.') + 1)..] == Type;
        }

        var dot = handler.LastIndexOf('.');
        return dot > 0 && handler[(dot + 1)..] == Method
            && Path[..Path.LastIndexOf('.')] == (Path.EndsWith(".py", StringComparison.Ordinal) ? handler[..dot].Replace('.', '/') : handler[..dot]);
    }
}
