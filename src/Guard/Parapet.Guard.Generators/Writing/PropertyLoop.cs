using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the loop over the properties of an object.</summary>
internal sealed class PropertyLoop(CodeWriter code, ContractModel contract, MemberVariables variables)
{
    private readonly bool counts = contract.Options.AllowUnknownProperties || contract.Options.AllowDuplicateKeys;

    /// <summary>Writes it.</summary>
    /// <param name="members">The positions of the members that are properties here.</param>
    public void Write(IReadOnlyList<int> members)
    {
        if (counts)
        {
            code.Line("var properties = 0;");
        }

        code.Block("while (reader.NextName(out var name))", () =>
        {
            if (counts)
            {
                code.Line($"if (++properties > {contract.Options.MaxProperties}) {{ reader.Stop(global::Parapet.Guard.Rules.Properties, {Literals.Text(Messages.Properties)}); break; }}");
            }

            if (members.Count > 0)
            {
                code.Line("var before = reader.Count;");
            }

            new NameWriter(code, contract.Options.IgnoreCase).Write("name", [.. members.Select(index => contract.Members[index].JsonName)], index => WriteMember(members[index]));
            code.Line(contract.Options.AllowUnknownProperties ? "reader.Skip();" : "reader.RefuseUnknown();");
        });
    }

    private void WriteMember(int index)
    {
        var member = contract.Members[index];
        if (!contract.Options.AllowDuplicateKeys)
        {
            code.Line($"if ({MemberVariables.IsSeen(index)}) {{ reader.RefuseDuplicate({member.Segment}); continue; }}");
        }

        code.Line(MemberVariables.See(index));
        if (member.Part is { } part)
        {
            code.Line($"parts.Mark({part}, ref reader);");
        }

        code.Line(member.Part == MarkReader.BodyPart ? "if (!reader.TryNull()) reader.TryString(out _);" : $"Read_{member.Name}<TMode>(ref reader, out {variables.Of(member)});");
        code.Line($"if (reader.Count != before) reader.Under(before, {member.Segment});");
        code.Line("continue;");
    }
}
