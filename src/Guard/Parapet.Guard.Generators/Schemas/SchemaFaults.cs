using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Collects what cannot be checked, each once: a part that several refer to is looked at several times.</summary>
internal sealed class SchemaFaults
{
    private readonly HashSet<SchemaFault> all = [];

    public int Count => all.Count;

    public void Add(FaultKind kind, SchemaNode node, string message) => Add(new SchemaFault(kind, node.Start, node.End, message));

    /// <summary>Notes a fault at a keyword's name.</summary>
    public void AddAt(SchemaProperty keyword, string message) => Add(new SchemaFault(FaultKind.Keyword, keyword.Start, keyword.End, message));

    public EquatableArray<SchemaFault> ToArray() => new(all.OrderBy(fault => fault.Start).ThenBy(fault => fault.Message, StringComparer.Ordinal));

    private void Add(SchemaFault fault) => all.Add(fault);
}
