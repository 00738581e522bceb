using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Parameters;

/// <summary>Reads files of parameter values: the AWS CLI's list, a plain map, CodePipeline's template configuration, and SAM's <c>samconfig.toml</c>.</summary>
public static class ParameterFile
{
    /// <summary>The values by parameter name, and what is wrong with the file.</summary>
    /// <param name="file">The file's path as problems name it; one that ends in <c>.toml</c> is a <c>samconfig.toml</c>.</param>
    /// <param name="content">The file's bytes.</param>
    public static (ImmutableSortedDictionary<string, string> Values, ImmutableArray<Problem> Problems) Read(string file, ReadOnlyMemory<byte> content)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (file.EndsWith(".toml", StringComparison.OrdinalIgnoreCase))
        {
            SamConfig.Read(file, content, values, problems);
            return (values.ToImmutable(), problems.ToImmutable());
        }

        var document = DocumentReader.Read(file, content);
        problems.AddRange(document.Problems);
        switch (document.Root)
        {
            case ListValue list:
                foreach (var item in list.Items)
                {
                    ReadPair(item, values, problems);
                }

                break;
            case MapValue map when map.TryGet("Parameters", out var inner) && inner is MapValue configuration:
                ReadMap(configuration, values, problems);
                break;
            case MapValue map:
                ReadMap(map, values, problems);
                break;
            case { } other:
                problems.Add(new Problem(other.At, "a parameter file must be a map of names and values, or a list of `ParameterKey` and `ParameterValue`"));
                break;
        }

        return (values.ToImmutable(), problems.ToImmutable());
    }

    private static void ReadPair(Value item, ImmutableSortedDictionary<string, string>.Builder values, ImmutableArray<Problem>.Builder problems)
    {
        var name = Texts.Known(item["ParameterKey"]);
        if (name is not null && Texts.Known(item["ParameterValue"]) is { } value)
        {
            values[name] = value;
        }
        else if (name is not null && string.Equals(Texts.Known(item["UsePreviousValue"]), "true", StringComparison.OrdinalIgnoreCase))
        {
            return; // The account knows the value; here it stays unknown.
        }
        else if (Texts.Known(item)?.IndexOf('=') is > 0 and var equals)
        {
            var text = Texts.Known(item)!;
            values[text[..equals]] = text[(equals + 1)..]; // `aws cloudformation deploy` also takes a list of `Name=Value`.
        }
        else
        {
            problems.Add(new Problem(item.At, "an item must have a `ParameterKey` and a `ParameterValue`"));
        }
    }

    private static void ReadMap(MapValue map, ImmutableSortedDictionary<string, string>.Builder values, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Value is TextValue or ListValue && Texts.Of(entry.Value)?.Known is { } value)
            {
                values[entry.Key] = value;
            }
            else
            {
                problems.Add(new Problem(entry.Value.At, $"the value of parameter `{entry.Key}` must be a string, a number or a list of them"));
            }
        }
    }
}
