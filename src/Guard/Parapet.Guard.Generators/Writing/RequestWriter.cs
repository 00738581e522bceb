using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the method that reads the contract from an HTTP request: bound members from its parameters, the others from its body.</summary>
internal sealed class RequestWriter(CodeWriter code, ContractModel contract)
{
    private readonly MemberVariables variables = new(code, contract);
    private readonly int[] inBody = [.. Enumerable.Range(0, contract.Members.Count).Where(index => contract.Members[index].Binding is null)];

    public void Write()
    {
        code.Line();
        code.Line($"public static bool ReadRequest<TMode>(ref global::Parapet.Guard.Reading.HttpRequest request, ref global::Parapet.Guard.Violations violations, out {contract.Type}? value)");
        code.Block("    where TMode : struct, global::Parapet.Guard.Reading.IReadMode", () =>
        {
            code.Line("value = null;");
            code.Line("var start = violations.Count;");
            variables.Declare();
            WriteParameters(BindingSource.Path, "PathParameters", "pathParameters");
            WriteParameters(BindingSource.Query, "Query", "queryStringParameters");
            WriteParameters(BindingSource.Header, "Headers", "headers");
            if (inBody.Length > 0)
            {
                WriteBody();
            }

            code.Block("if (TMode.Builds && violations.Count == start)", variables.WriteObject);
            code.Line("return violations.Count == start && !violations.IsFull;");
        });
    }

    private void WriteParameters(BindingSource source, string method, string part)
    {
        var members = Enumerable.Range(0, contract.Members.Count).Where(index => contract.Members[index].Binding?.Source == source).ToArray();
        if (members.Length == 0)
        {
            return;
        }

        var lists = members.Where(index => contract.Members[index].Shape.Kind == ShapeKind.List).ToArray();
        foreach (var index in lists)
        {
            code.Line($"var items{index} = new global::Parapet.Guard.Reading.ItemBuffer<{CollectionWriter.ItemType(contract.Members[index].Shape)}>();");
            code.Line($"var count{index} = 0;");
        }

        code.Line($"var parameters{source} = request.{method}();");
        code.Block($"while (parameters{source}.NextName(out var name))", () =>
            new NameWriter(code, contract.Options.IgnoreCase || source == BindingSource.Header).Write(
                "name",
                [.. members.Select(index => contract.Members[index].Binding!.Name)],
                index => WriteParameter(members[index], $"parameters{source}")));
        code.Line($"parameters{source}.Return();");
        foreach (var index in lists)
        {
            WriteList(index, $"parameters{source}");
        }

        variables.WriteMissing(members, member => $"global::Parapet.Guard.Reading.HttpRequest.RefuseMissing(ref violations, {Literals.Text(part)}, {member.Binding!.Segment});");
    }

    private void WriteParameter(int index, string parameters)
    {
        var member = contract.Members[index];
        var segment = member.Binding!.Segment;
        code.Block($"while ({parameters}.NextValue(out var text))", () =>
        {
            if (member.Shape.Kind == ShapeKind.List)
            {
                var max = member.Limits.MaxLength ?? contract.Options.MaxItems;
                code.Line(MemberVariables.See(index));
                code.Line($"if (count{index} == {max}) {{ {parameters}.Refuse(ref violations, {segment}, global::Parapet.Guard.Rules.{(member.Limits.MaxLength is null ? "Items" : "Length")}, {Literals.Text(Messages.AtMost(max, "items"))}); break; }}");
                code.Line("var before = violations.Count;");
                code.Line("var reader = request.Value(text, violations);");
                code.Line($"ReadItem_{member.Name}<TMode>(ref reader, out var item);");
                code.Line($"{parameters}.Close(ref reader, ref violations, {segment});");
                code.Line($"if (TMode.Builds && violations.Count == before) items{index}.Add(item{CollectionWriter.Forgive(member.Shape)});");
                code.Line($"count{index}++;");
            }
            else
            {
                code.Line($"if ({MemberVariables.IsSeen(index)}) {{ {parameters}.Refuse(ref violations, {segment}, global::Parapet.Guard.Rules.Duplicate, \"stands twice\"); break; }}");
                code.Line(MemberVariables.See(index));
                code.Line("var reader = request.Value(text, violations);");
                code.Line($"Read_{member.Name}<TMode>(ref reader, out {variables.Of(member)});");
                code.Line($"{parameters}.Close(ref reader, ref violations, {segment});");
            }
        });
        code.Line("continue;");
    }

    private void WriteList(int index, string parameters)
    {
        var member = contract.Members[index];
        if (member.Limits.MinLength is > 0 and var min)
        {
            code.Line($"if ({MemberVariables.IsSeen(index)} && count{index} < {min}) {parameters}.Refuse(ref violations, {member.Binding!.Segment}, global::Parapet.Guard.Rules.Length, \"must have at least {min} items\");");
        }

        code.Block($"if (TMode.Builds && {MemberVariables.IsSeen(index)})", () => code.Line($"value{index} = items{index}.{member.Shape.Finish}()!;"));
        code.Line($"items{index}.Dispose();");
    }

    private void WriteBody()
    {
        var options = contract.Options;
        code.Line("var body = violations.Count;");
        code.Block("if (request.TryBody(mustBeJson: true, ref violations, out var content))", () =>
        {
            code.Line($"var reader = new global::Parapet.Guard.Reading.EventReader(content, {options.MaxBytes}, {options.MaxDepth}, {ContractWriter.Bool(options.AllowInvalidText)}, violations, request.Level);");
            code.Block("if (reader.TryOpenObject())", () =>
            {
                new PropertyLoop(code, contract, variables).Write(inBody);
                code.Block("if (!reader.Stopped)", () => variables.WriteMissing(inBody, member => $"reader.RefuseMissing({member.Segment});"));
            });
            code.Line("reader.Finish(ref violations);");
            code.Line("global::Parapet.Guard.Reading.HttpRequest.UnderBody(ref violations, body);");
        });
        if (inBody.Any(index => contract.Members[index].IsRequired))
        {
            code.Line("else if (violations.Count == body) global::Parapet.Guard.Reading.HttpRequest.RefuseMissing(ref violations, \"body\", null);");
        }
    }
}
