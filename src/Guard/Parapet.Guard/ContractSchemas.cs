using System.ComponentModel;
using System.Text;

namespace Parapet.Guard;

/// <summary>
/// Contracts as JSON Schema 2020-12 (https://json-schema.org/draft/2020-12/json-schema-core), for those who send the events. A schema says less than its contract: nothing of
/// properties that stand twice, of bytes and depth, or of digits that a type cannot hold. What the contract accepts, the schema accepts.
/// </summary>
public sealed class ContractSchemas
{
    private readonly SortedDictionary<string, string> schemas = new(StringComparer.Ordinal);

    private ContractSchemas()
    {
    }

    /// <summary>The schema of a contract, with those that it contains under <c>$defs</c>, in ordinal order of their types' names.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    public static string Of<T>()
        where T : class, IEventContract<T> => Of<T>(onlyBodies: false);

    /// <summary>The same of the body of a request: without members that are bound to its path, query or headers.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    public static string OfBody<T>()
        where T : class, IEventContract<T> => Of<T>(onlyBodies: true);

    /// <summary>Whether members that are bound to other parts of a request are left out. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool OnlyBodies { get; private init; }

    private static string Of<T>(bool onlyBodies)
        where T : class, IEventContract<T>
    {
        var all = new ContractSchemas { OnlyBodies = onlyBodies };
        T.DescribeContract(all);
        var text = new StringBuilder("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/$defs/""").Append(all.Root).Append("\",\"$defs\":{");
        foreach (var (name, schema) in all.schemas)
        {
            text.Append(text[^1] == '{' ? "" : ",").Append('"').Append(name).Append("\":").Append(schema);
        }

        return text.Append("}}").ToString();
    }

    /// <summary>The name of a contract in schemas. For generated code.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string NameOf<T>()
        where T : class, IEventContract<T> => T.ContractName;

    /// <summary>Adds the schemas of a contract. For generated code.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Describe<T>()
        where T : class, IEventContract<T> => T.DescribeContract(this);

    private string Root { get; set; } = "";

    /// <summary>Adds the schema of one contract; false when it is there. For generated code.</summary>
    /// <param name="name">The name of the type.</param>
    /// <param name="schema">The schema.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Add(string name, string schema)
    {
        Root = Root.Length == 0 ? name : Root;
        return schemas.TryAdd(name, schema);
    }
}
