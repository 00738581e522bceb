using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the method that reads the contract as an object of JSON.</summary>
internal sealed class ObjectWriter(CodeWriter code, ContractModel contract)
{
    private readonly MemberVariables variables = new(code, contract);
    private readonly MemberModel? body = contract.Members.FirstOrDefault(member => member.Part == MarkReader.BodyPart);

    public void Write()
    {
        code.Line($"public static void Read<TMode>(ref global::Parapet.Guard.Reading.EventReader reader, out {contract.Type}? value)");
        code.Block("    where TMode : struct, global::Parapet.Guard.Reading.IReadMode", () =>
        {
            code.Line("value = null;");
            code.Line("if (!reader.TryOpenObject()) return;");
            code.Line("var start = reader.Count;");
            variables.Declare();
            if (contract.HasParts)
            {
                code.Line("var parts = new global::Parapet.Guard.Reading.HttpParts();");
            }

            new PropertyLoop(code, contract, variables).Write([.. Enumerable.Range(0, contract.Members.Count)]);
            code.Line("if (reader.Stopped) return;");
            variables.WriteMissing([.. Enumerable.Range(0, contract.Members.Count)], member => $"reader.RefuseMissing({member.Segment});");
            if (body is not null)
            {
                code.Line($"if (reader.Count == start) reader.ReadRequest<{body.Shape.Type}, TMode>(parts, out {variables.Of(body)});");
            }

            code.Block("if (TMode.Builds && reader.Count == start)", variables.WriteObject);
        });
        variables.WriteSetters();
    }
}
