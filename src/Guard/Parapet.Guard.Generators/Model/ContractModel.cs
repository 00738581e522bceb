namespace Parapet.Guard.Generators.Model;

/// <summary>Everything that the generated source depends on. Has no places, so that it stays equal when the file is edited elsewhere.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Containers">Declarations of the types around it, outermost first: <c>partial class X</c>.</param>
/// <param name="Declaration">Its own declaration: <c>partial record Order</c>.</param>
/// <param name="Type">The full name.</param>
/// <param name="FileName">A unique name for the generated file.</param>
internal sealed record ContractModel(string Namespace, EquatableArray<string> Containers, string Declaration, string Type, string FileName)
{
    public Options Options { get; init; } = new();

    public EquatableArray<MemberModel> Members { get; init; }

    /// <summary>Names of the type's own parameters.</summary>
    public EquatableArray<string> TypeParameters { get; init; }

    /// <summary>Whether members come from other parts of an HTTP request than its body.</summary>
    public bool IsBound => Members.Any(member => member.Binding is not null);

    /// <summary>Whether it is the envelope of an HTTP request.</summary>
    public bool HasParts => Members.Any(member => member.Part is not null);

    /// <summary>Names of the members that are the constructor's arguments, in order.</summary>
    public EquatableArray<string> Arguments { get; init; }
}

/// <summary>What <c>[EventContract]</c> says.</summary>
internal sealed record Options
{
    public bool AllowUnknownProperties { get; init; }

    public bool AllowDuplicateKeys { get; init; }

    public bool IgnoreCase { get; init; }

    public bool AllowInexactNumbers { get; init; }

    public bool AllowInvalidText { get; init; }

    public int MaxBytes { get; init; } = 6 * 1024 * 1024;

    public int MaxDepth { get; init; } = 32;

    public int MaxItems { get; init; } = 1000;

    public int MaxProperties { get; init; } = 256;

    public int MaxStringLength { get; init; } = 65536;
}

/// <summary>One property.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Limits">What its attributes say.</param>
internal sealed record MemberModel(string Name, string JsonName, Shape Shape, Limits Limits)
{
    public bool IsRequired { get; init; }

    /// <summary>Set after construction, and only when the event has it, so that its initializer counts otherwise.</summary>
    public bool KeepsInitializer { get; init; }

    public bool IsInitOnly { get; init; }

    /// <summary>How its text stands in the event, when it is a text of its own: a member of <c>ContentEncoding</c>.</summary>
    public int? Content { get; init; }

    /// <summary>Which part of an HTTP request it is: a member of <c>HttpPart</c>.</summary>
    public int? Part { get; init; }

    /// <summary>Which parameter of an HTTP request it is bound to.</summary>
    public Binding? Binding { get; init; }

    /// <summary>Its name as a segment of a JSON pointer, as C# source.</summary>
    public string Segment => Contracts.Literals.Segment(JsonName);

    /// <summary>The value when the event does not have it, as C# source.</summary>
    public string Default { get; init; } = "default";
}

/// <summary>A parameter of an HTTP request.</summary>
internal sealed record Binding(BindingSource Source, string Name)
{
    /// <summary>Its name as a segment of a JSON pointer, as C# source.</summary>
    public string Segment => Contracts.Literals.Segment(Name);
}

/// <summary>The parts of an HTTP request that have parameters.</summary>
internal enum BindingSource
{
    Path,
    Query,
    Header,
}
