using System.Text.Encodings.Web;
using System.Text.Json;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary><c>Fn::ToJsonString</c>. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html</summary>
internal static class JsonText
{
    public static Value Of(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        if (argument is TextValue)
        {
            return evaluator.Malformed(argument.At, "`Fn::ToJsonString` takes a map or a list");
        }

        return Branches.Over([evaluator.Resolve(argument, frame)], values =>
        {
            var builder = new TextBuilder();
            Write(values[0], builder);
            return new TextValue(builder.ToText(), ScalarKind.String, at);
        }, at);
    }

    private static void Write(Value value, TextBuilder builder)
    {
        switch (value)
        {
            case MapValue map:
                builder.Add("{");
                for (var i = 0; i < map.Entries.Length; i++)
                {
                    builder.Add(i == 0 ? "\"" : ",\"");
                    builder.Add(Escape(map.Entries[i].Key));
                    builder.Add("\":");
                    Write(map.Entries[i].Value, builder);
                }

                builder.Add("}");
                break;
            case ListValue list:
                builder.Add("[");
                for (var i = 0; i < list.Items.Length; i++)
                {
                    builder.Add(i == 0 ? "" : ",");
                    Write(list.Items[i], builder);
                }

                builder.Add("]");
                break;
            case TextValue { Kind: ScalarKind.Null } or AbsentValue:
                builder.Add("null");
                break;
            case TextValue { Kind: ScalarKind.Number or ScalarKind.Boolean } plain:
                builder.Add(plain.Text);
                break;
            case TextValue text:
                builder.Add("\"");
                foreach (var part in text.Text.Parts)
                {
                    builder.Add(part.Literal is not null ? Text.Of(Escape(part.Literal)) : Text.Of(part.Hole!));
                }

                builder.Add("\"");
                break;
            default:
                builder.Add(Texts.Of(value)!);
                break;
        }
    }

    private static string Escape(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
