using System.Text.Json.Nodes;

namespace Parapet.Trail.Tests.Activity.Calls;

/// <summary>Parameters that have something at a path of the tables.</summary>
internal static class SampleParameters
{
    /// <summary>Parameters for which conditions of a row hold.</summary>
    public static string For(IEnumerable<string> conditions)
    {
        var root = new JsonObject();
        foreach (var condition in conditions.Where(condition => condition[0] != '!'))
        {
            var from = condition.LastIndexOf(']') + 1;
            var at = condition.AsSpan(from).IndexOfAny('=', '^', '~');
            var path = at < 0 ? condition : condition[..(from + at)];
            Set(root, path, at < 0 ? "x" : condition[(from + at + 1)..]);
        }

        return root.ToJsonString();
    }

    /// <summary>Puts a value at a path.</summary>
    public static void Set(JsonObject root, string path, string value)
    {
        var at = root;
        var steps = path.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            var isLast = i == steps.Length - 1;
            var step = steps[i];
            var open = step.IndexOfAny(['[', '{']);
            var name = open < 0 ? step : step[..open];
            if (open < 0)
            {
                at[name] ??= isLast ? value : new JsonObject();
                at = at[name] as JsonObject ?? at;
            }
            else if (step[open] == '{')
            {
                at[name] = new JsonObject { [value] = new JsonObject() };
            }
            else if (isLast && step[open..] == "[]")
            {
                at[name] = new JsonArray(value);
            }
            else
            {
                var item = new JsonObject();
                (at[name] as JsonArray ?? (JsonArray)(at[name] = new JsonArray())).Add(item);
                if (step[(open + 1)..^1].Split('=', '^') is [var field, var wanted])
                {
                    item[field] = wanted;
                }

                at = item;
            }
        }
    }
}
