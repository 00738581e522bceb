using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the method that reads one value, and those for what is in it.</summary>
internal sealed class MemberWriter(CodeWriter code, Options options)
{
    public void Write(string method, Shape shape, Limits limits, int? content = null)
    {
        code.Line();
        code.Line($"private static void {method}<TMode>(ref global::Parapet.Guard.Reading.EventReader reader, out {shape.NullableType} value)");
        code.Block("    where TMode : struct, global::Parapet.Guard.Reading.IReadMode", () =>
        {
            code.Line("value = default;");
            if (shape.IsNullable)
            {
                code.Line("if (reader.TryNull()) return;");
            }

            if (content is { } encoding)
            {
                code.Line($"reader.ReadContent<{shape.Type}, TMode>((global::Parapet.Guard.ContentEncoding){encoding}, out value);");
            }
            else
            {
                WriteValue(method, shape, limits);
            }
        });
        if (shape.Item is { } item)
        {
            Write(CollectionWriter.ItemMethod(method), item, shape.ItemLimits);
        }
    }

    private void WriteValue(string method, Shape shape, Limits limits)
    {
        var checks = new CheckWriter(code, options, limits);
        switch (shape.Kind)
        {
            case ShapeKind.Text:
                code.Line("if (!reader.TryString(out var text)) return;");
                checks.WriteText();
                code.Line("if (TMode.Builds) value = global::System.Text.Encoding.UTF8.GetString(text);");
                break;
            case ShapeKind.Integer:
                code.Line($"if (!reader.TryInt64({Whole(shape.Min)}, {Whole(shape.Max)}, out var number)) return;");
                checks.WriteNumber();
                code.Line($"value = ({shape.Type})number;");
                break;
            case ShapeKind.UInt64:
                WriteNumber("TryUInt64(", checks);
                break;
            case ShapeKind.Decimal:
                WriteNumber($"TryDecimal({Exact}, ", checks);
                break;
            case ShapeKind.Double:
                WriteNumber($"TryDouble({Exact}, ", checks);
                break;
            case ShapeKind.Single:
                WriteNumber($"TrySingle({Exact}, ", checks);
                break;
            case ShapeKind.Boolean:
                WriteSimple("TryBoolean(", "found");
                break;
            case ShapeKind.DateTime:
                WriteSimple("TryDateTimeOffset(", "found.UtcDateTime");
                break;
            case ShapeKind.DateTimeOffset or ShapeKind.DateOnly or ShapeKind.TimeOnly or ShapeKind.Guid:
                WriteSimple($"Try{shape.Kind}(", "found");
                break;
            case ShapeKind.Uri:
                WriteSimple("TryUri(TMode.Builds, ", "found");
                break;
            case ShapeKind.Bytes:
                code.Line("if (!reader.TryBytes(TMode.Builds, out var length, out var found)) return;");
                checks.WriteLength("length", "bytes", options.MaxBytes);
                code.Line("value = found;");
                break;
            case ShapeKind.Enum:
                code.Line("if (!reader.TryString(out var text)) return;");
                new NameWriter(code, ignoreCase: false).Write("text", [.. shape.Names.Select(name => name.Json)], index => code.Line($"value = {shape.Names[index].Constant}; return;"));
                code.Line($"reader.Refuse(global::Parapet.Guard.Rules.Allowed, {Contracts.Literals.Text(Messages.Names)});");
                break;
            case ShapeKind.Contract:
                code.Line($"{shape.Type}.ReadContract<TMode>(ref reader, out value);");
                break;
            case ShapeKind.List:
                new CollectionWriter(code, options).WriteList(method, shape, limits);
                break;
            default:
                new CollectionWriter(code, options).WriteMap(method, shape, limits);
                break;
        }
    }

    private string Exact => ContractWriter.Bool(!options.AllowInexactNumbers);

    private void WriteNumber(string call, CheckWriter checks)
    {
        code.Line($"if (!reader.{call}out var number)) return;");
        checks.WriteNumber();
        code.Line("value = number;");
    }

    private void WriteSimple(string call, string result)
    {
        code.Line($"if (!reader.{call}out var found)) return;");
        code.Line($"value = {result};");
    }

    private static string Whole(decimal value) => Contracts.Literals.Long((long)value);
}
