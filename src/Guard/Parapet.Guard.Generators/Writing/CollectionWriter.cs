using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the loops over the items of arrays and the entries of dictionaries. Too many end the reading: that is what a budget is for.</summary>
internal sealed class CollectionWriter(CodeWriter code, Options options)
{
    public void WriteList(string method, Shape shape, Limits limits)
    {
        code.Line("if (!reader.TryOpenArray()) return;");
        code.Line($"var items = new global::Parapet.Guard.Reading.ItemBuffer<{ItemType(shape)}>();");
        code.Line("var count = 0;");
        code.Block("while (reader.NextItem())", () =>
        {
            WriteBudget("count", limits, "Items", options.MaxItems, "items");
            code.Line("var before = reader.Count;");
            code.Line($"{ItemMethod(method)}<TMode>(ref reader, out var item);");
            code.Line("if (reader.Count != before) reader.Under(before, count);");
            code.Line($"else if (TMode.Builds) items.Add(item{Forgive(shape)});");
            code.Line("count++;");
        });
        WriteMinimum("count", limits, "items");
        code.Block("if (TMode.Builds)", () =>
        {
            code.Line($"value = items.{shape.Finish}()!;");
            code.Line("items.Dispose();");
        });
    }

    public void WriteMap(string method, Shape shape, Limits limits)
    {
        var unique = !options.AllowDuplicateKeys;
        code.Line("if (!reader.TryOpenObject()) return;");
        code.Line($"var map = TMode.Builds ? new global::System.Collections.Generic.Dictionary<string, {ItemType(shape)}>(global::System.StringComparer.Ordinal) : null;");
        code.Line("var count = 0;");
        if (unique)
        {
            code.Line("var names = new global::Parapet.Guard.Reading.NameSet();");
        }

        code.Block("while (reader.NextName(out var name))", () =>
        {
            WriteBudget("count", limits, "Properties", options.MaxProperties, "entries");
            code.Line("count++;");
            code.Line($"if (name.Length > {options.MaxStringLength} && reader.Length(name) > {options.MaxStringLength}) {{ reader.Stop(global::Parapet.Guard.Rules.Length, {Literals.Text(Messages.KeysAtMost(options.MaxStringLength))}); break; }}");
            if (unique)
            {
                code.Line("if (!names.Add(name)) { reader.RefuseDuplicate(\"*\"); continue; }");
            }

            code.Line("var key = TMode.Builds ? global::System.Text.Encoding.UTF8.GetString(name) : null;");
            code.Line("var before = reader.Count;");
            code.Line($"{ItemMethod(method)}<TMode>(ref reader, out var item);");
            code.Line("if (reader.Count != before) reader.Under(before, \"*\");");
            code.Line($"else if (TMode.Builds) map![key!] = item{Forgive(shape)};");
        });
        if (unique)
        {
            code.Line("names.Dispose();");
        }

        WriteMinimum("count", limits, "entries");
        code.Line($"if (TMode.Builds) value = {(shape.Finish.Length == 0 ? "map" : shape.Finish)}!;");
    }

    private void WriteBudget(string count, Limits limits, string rule, int budget, string unit)
    {
        var max = limits.MaxLength ?? budget;
        code.Line($"if ({count} == {max}) {{ reader.Stop(global::Parapet.Guard.Rules.{(limits.MaxLength is null ? rule : "Length")}, {Literals.Text(Messages.AtMost(max, unit))}); break; }}");
    }

    private void WriteMinimum(string count, Limits limits, string unit)
    {
        if (limits.MinLength > 0)
        {
            code.Line($"if (!reader.Stopped && {count} < {limits.MinLength}) reader.Refuse(global::Parapet.Guard.Rules.Length, {Literals.Text(Messages.AtLeast(limits.MinLength.Value, unit))});");
        }
    }

    /// <summary>The method for the items of what a method reads: no member has a name that makes it the method of another.</summary>
    public static string ItemMethod(string method) => method.Insert("Read".Length, "Item");

    public static string ItemType(Shape shape) => shape.Item!.IsNullable ? shape.Item.Type + "?" : shape.Item.Type;

    public static string Forgive(Shape shape) => shape.Item is { IsNullable: false, IsValueType: false } ? "!" : "";
}
