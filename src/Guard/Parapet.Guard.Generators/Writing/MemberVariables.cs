using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the variables that hold the members until the object is made, and how it is made of them. Which members were there is a bit for each.</summary>
internal sealed class MemberVariables(CodeWriter code, ContractModel contract)
{
    private const int BitsOfWord = 64;

    public static string IsSeen(int index) => $"(seen{index / BitsOfWord} & {Bit(index)}) != 0";

    public static string See(int index) => $"seen{index / BitsOfWord} |= {Bit(index)};";

    public string Of(MemberModel member) => $"value{Index(member.Name)}";

    public void Declare()
    {
        for (var word = 0; word * BitsOfWord < contract.Members.Count; word++)
        {
            code.Line($"var seen{word} = 0UL;");
        }

        for (var i = 0; i < contract.Members.Count; i++)
        {
            code.Line($"{contract.Members[i].Shape.NullableType} value{i} = {contract.Members[i].Default};");
        }
    }

    /// <summary>Writes what happens to members that must be there and are not.</summary>
    /// <param name="members">The positions of the members.</param>
    /// <param name="refuse">What happens to one.</param>
    public void WriteMissing(IReadOnlyList<int> members, Func<MemberModel, string> refuse)
    {
        foreach (var word in members.Where(index => contract.Members[index].IsRequired).GroupBy(index => index / BitsOfWord))
        {
            var all = word.Aggregate(0UL, (bits, index) => bits | (1UL << (index % BitsOfWord)));
            code.Block($"if ((seen{word.Key} & 0x{all:X}UL) != 0x{all:X}UL)", () =>
            {
                foreach (var index in word)
                {
                    code.Line($"if (!({IsSeen(index)})) {refuse(contract.Members[index])}");
                }
            });
        }
    }

    public void WriteObject()
    {
        var arguments = contract.Arguments.Select(name => Value(Index(name)));
        code.Line($"value = new {contract.Type}({string.Join(", ", arguments)})");
        code.Line("{");
        for (var i = 0; i < contract.Members.Count; i++)
        {
            if (!contract.Members[i].KeepsInitializer && !contract.Arguments.Contains(contract.Members[i].Name))
            {
                code.Line($"    @{contract.Members[i].Name} = {Value(i)},");
            }
        }

        code.Line("};");
        for (var i = 0; i < contract.Members.Count; i++)
        {
            var member = contract.Members[i];
            if (member.KeepsInitializer)
            {
                code.Line($"if ({IsSeen(i)}) {(member.IsInitOnly ? $"Set_{member.Name}(value, {Value(i)})" : $"value.@{member.Name} = {Value(i)}")};");
            }
        }
    }

    /// <summary>Writes how a member is set that can only be set when the object is made, but must keep its initializer when the event does not have it.</summary>
    public void WriteSetters()
    {
        foreach (var member in contract.Members.Where(member => member.KeepsInitializer && member.IsInitOnly))
        {
            code.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{member.Name}\")]");
            code.Line($"private static extern void Set_{member.Name}({contract.Type} target, {TypeOf(member.Shape)} value);");
        }
    }

    private string Value(int index) => contract.Members[index].Shape is { IsNullable: false, IsValueType: false } ? $"value{index}!" : $"value{index}";

    private int Index(string name) => Enumerable.Range(0, contract.Members.Count).First(index => contract.Members[index].Name == name);

    private static string TypeOf(Shape shape) => shape.IsNullable ? shape.Type + "?" : shape.Type;

    private static string Bit(int index) => $"0x{1UL << (index % BitsOfWord):X}UL";
}
