namespace Parapet.Guard.Generators.Schemas;

internal enum NodeKind
{
    Object,
    Array,
    Text,
    Number,
    True,
    False,
    Null,
}

/// <summary>A value of a schema file, with its place. Two nodes are the same when they stand at the same place.</summary>
/// <param name="kind">What it is.</param>
/// <param name="start">Where it begins in the file.</param>
internal sealed class SchemaNode(NodeKind kind, int start)
{
    public NodeKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; set; }

    /// <summary>The content of a string, or a number as it is written.</summary>
    public string Text { get; set; } = "";

    public List<SchemaProperty> Properties { get; } = [];

    public List<SchemaNode> Items { get; } = [];

    public SchemaNode? this[string name] => Find(name)?.Value;

    public bool IsText(string text) => Kind == NodeKind.Text && Text == text;

    public SchemaProperty? Find(string name) => Properties.Find(property => property.Name == name);
}

/// <summary>A property of an object in a schema file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="End">Where the name ends.</param>
/// <param name="Value">Its value.</param>
internal sealed record SchemaProperty(string Name, int Start, int End, SchemaNode Value);
