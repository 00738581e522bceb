namespace Parapet.Guard.Tests.Interpreter;

/// <summary>A JSON value as far as it could be read. What comes after <see cref="Broken"/> does not exist.</summary>
internal abstract record Node
{
    public sealed record Null : Node;

    public sealed record Bool(bool Value) : Node;

    public sealed record Number(string Spelling) : Node;

    public sealed record Text(string Value) : Node;

    /// <summary>The end is missing when what broke comes between members.</summary>
    public sealed record Object(List<(string Name, Node Value)> Members, Broken? End) : Node;

    /// <summary>The end is missing when what broke comes between items.</summary>
    public sealed record Array(List<Node> Items, Broken? End) : Node;

    public sealed record Broken(string Rule) : Node;

    /// <summary>The first thing that is broken in it.</summary>
    public Broken? FirstBroken() => this switch
    {
        Broken broken => broken,
        Object value => value.Members.Select(member => member.Value.FirstBroken()).FirstOrDefault(broken => broken is not null) ?? value.End,
        Array value => value.Items.Select(item => item.FirstBroken()).FirstOrDefault(broken => broken is not null) ?? value.End,
        _ => null,
    };
}
