using System.Globalization;
using System.Text;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Names in C# for what schemas name in JSON.</summary>
internal static class SchemaNames
{
    // What a record has anyway, and what the generator adds.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Clone", "ContractName", "ContractReading", "Deconstruct", "DescribeContract", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone",
        "PrintMembers", "Read", "ReadContract", "ReadDelivered", "ReadRequest", "ReadText", "ReferenceEquals", "ToString", "Validate",
    };

    /// <summary>A name in Pascal case: <c>order-id</c> is <c>OrderId</c>. Letters and digits are kept, everything else begins a new word.</summary>
    public static string Pascal(string name)
    {
        var result = new StringBuilder();
        var begins = true;
        foreach (var unit in name)
        {
            if (!char.IsLetterOrDigit(unit))
            {
                begins = true;
                continue;
            }

            result.Append(begins ? char.ToUpperInvariant(unit) : unit);
            begins = false;
        }

        return result.Length == 0 ? "Empty" : char.IsLetter(result[0]) ? result.ToString() : "_" + result;
    }

    /// <summary>The name of a member: one that its type, the members before it and the generator do not have.</summary>
    public static string Member(string name, string type, HashSet<string> others)
    {
        var pascal = Pascal(name);
        return Unique(Taken.Contains(pascal) || pascal == type ? pascal + "Value" : pascal, others);
    }

    /// <summary>A name that is not among others yet, with a number behind it if need be. It is then.</summary>
    public static string Unique(string name, HashSet<string> others)
    {
        var unique = name;
        for (var number = 2; !others.Add(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
