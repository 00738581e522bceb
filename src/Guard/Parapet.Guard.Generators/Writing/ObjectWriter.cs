using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the loop over the properties of an object, and how the object is made. Which properties were there is a bit for each.</summary>
internal sealed class ObjectWriter(CodeWriter code, ContractModel contract)
{
    private const int BitsOfWord = 64;

    private readonly bool counts = contract.Options.AllowUnknownProperties || contract.Options.AllowDuplicateKeys;

    public void Write()
    {
        code.Line($"public static void Read<TMode>(ref global::Parapet.Guard.Reading.EventReader reader, out {contract.Type}? value)");
        code.Block("    where TMode : struct, global::Parapet.Guard.Reading.IReadMode", () =>
        {
            code.Line("value = null;");
            code.Line("if (!reader.TryOpenObject()) return;");
            code.Line("var start = reader.Count;");
            for (var word = 0; word * BitsOfWord < contract.Members.Count; word++)
            {
                code.Line($"var seen{word} = 0UL;");
            }

            for (var i = 0; i < contract.Members.Count; i++)
            {
                code.Line($"{contract.Members[i].Shape.NullableType} value{i} = {contract.Members[i].Default};");
            }

            if (counts)
            {
                code.Line("var properties = 0;");
            }

            code.Block("while (reader.NextName(out var name))", WriteProperty);
            code.Line("if (reader.Stopped) return;");
            WriteMissing();
            code.Block("if (TMode.Builds && reader.Count == start)", WriteObject);
        });
        foreach (var member in contract.Members.Where(member => member.KeepsInitializer && member.IsInitOnly))
        {
            code.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{member.Name}\")]");
            code.Line($"private static extern void Set_{member.Name}({contract.Type} target, {TypeOf(member.Shape)} value);");
        }
    }

    private void WriteProperty()
    {
        if (counts)
        {
            code.Line($"if (++properties > {contract.Options.MaxProperties}) {{ reader.Stop(global::Parapet.Guard.Rules.Properties, \"has more properties than allowed\"); return; }}");
        }

        if (contract.Members.Count > 0)
        {
            code.Line("var before = reader.Count;");
        }

        new NameWriter(code, contract.Options.IgnoreCase).Write("name", [.. contract.Members.Select(member => member.JsonName)], WriteMember);
        code.Line(contract.Options.AllowUnknownProperties ? "reader.Skip();" : "reader.RefuseUnknown();");
    }

    private void WriteMember(int index)
    {
        var member = contract.Members[index];
        var segment = Literals.Text(member.JsonName.Replace("~", "~0").Replace("/", "~1"));
        if (!contract.Options.AllowDuplicateKeys)
        {
            code.Line($"if ({IsSeen(index)}) {{ reader.RefuseDuplicate({segment}); continue; }}");
        }

        code.Line($"seen{index / BitsOfWord} |= {Bit(index)};");
        code.Line($"Read_{member.Name}<TMode>(ref reader, out value{index});");
        code.Line($"if (reader.Count != before) reader.Under(before, {segment});");
        code.Line("continue;");
    }

    private void WriteMissing()
    {
        var required = Enumerable.Range(0, contract.Members.Count).Where(index => contract.Members[index].IsRequired).ToArray();
        foreach (var word in required.GroupBy(index => index / BitsOfWord))
        {
            var all = word.Aggregate(0UL, (bits, index) => bits | (1UL << (index % BitsOfWord)));
            code.Block($"if ((seen{word.Key} & 0x{all:X}UL) != 0x{all:X}UL)", () =>
            {
                foreach (var index in word)
                {
                    code.Line($"if (!({IsSeen(index)})) reader.RefuseMissing({Literals.Text(contract.Members[index].JsonName.Replace("~", "~0").Replace("/", "~1"))});");
                }
            });
        }
    }

    private void WriteObject()
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

    private string Value(int index) => contract.Members[index].Shape is { IsNullable: false, IsValueType: false } ? $"value{index}!" : $"value{index}";

    private int Index(string name) => Enumerable.Range(0, contract.Members.Count).First(index => contract.Members[index].Name == name);

    private static string TypeOf(Shape shape) => shape.IsNullable ? shape.Type + "?" : shape.Type;

    private static string Bit(int index) => $"0x{1UL << (index % BitsOfWord):X}UL";

    private static string IsSeen(int index) => $"(seen{index / BitsOfWord} & {Bit(index)}) != 0";
}
