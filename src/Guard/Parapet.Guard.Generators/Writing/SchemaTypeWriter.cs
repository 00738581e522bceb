using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Generators.Schemas;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the declarations of the types that a schema describes, and of their members.</summary>
internal static class SchemaTypeWriter
{
    public static string Write(SchemaTarget target, SchemaResult schema) => ContractWriter.File(target.Namespace, target.Containers, code =>
    {
        foreach (var contract in schema.Contracts)
        {
            var isRoot = contract.Name == target.Name;
            if (!isRoot)
            {
                code.Line($"/// <summary>{contract.Summary}</summary>");
            }

            code.Block(isRoot ? target.Declaration : $"{target.Accessibility} sealed {contract.Model.Declaration}", () =>
            {
                for (var i = 0; i < contract.Members.Count; i++)
                {
                    WriteMember(code, contract.Model.Members[i], contract.Members[i]);
                }
            });
            code.Line();
        }

        foreach (var names in schema.Enums)
        {
            WriteEnum(code, target, names);
        }
    });

    private static void WriteMember(CodeWriter code, MemberModel member, SchemaMember declared)
    {
        var isNullable = member.Shape.IsNullable || (member is { IsRequired: false, Shape.IsValueType: false } && declared.Default is null);
        var initial = declared.Default is null ? "" : $" = {(declared.DefaultIsText ? Literals.Text(declared.Default) : declared.Default)};";
        code.Line($"/// <summary>{declared.Summary}</summary>");
        code.Line($"[global::System.Text.Json.Serialization.JsonPropertyName({Literals.Text(member.JsonName)})]");
        code.Line($"public {(member.IsRequired ? "required " : "")}{member.Shape.Type}{(isNullable ? "?" : "")} {member.Name} {{ get; init; }}{initial}");
        code.Line();
    }

    private static void WriteEnum(CodeWriter code, SchemaTarget target, SchemaEnum names)
    {
        code.Line($"/// <summary>{names.Summary}</summary>");
        code.Block($"{target.Accessibility} enum {names.Name}", () =>
        {
            foreach (var name in names.Names)
            {
                code.Line($"/// <summary><c>{ValueReader.Escape(name.Json)}</c></summary>");
                code.Line($"[global::System.Text.Json.Serialization.JsonStringEnumMemberName({Literals.Text(name.Json)})]");
                code.Line($"{name.Constant.Substring(name.Constant.LastIndexOf('.') + 1)},");
            }
        });
        code.Line();
    }
}
