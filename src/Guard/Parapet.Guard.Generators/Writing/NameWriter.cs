using System.Globalization;
using System.Text;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes how a name is told apart from others: by its length, then by the byte in which most differ, then by the whole of it.</summary>
internal sealed class NameWriter(CodeWriter code, bool ignoreCase)
{
    /// <summary>Writes it. What is written for a name must leave, by <c>continue</c> or <c>return</c>; what follows is for names that are none of these.</summary>
    /// <param name="variable">The variable with the name.</param>
    /// <param name="names">The names.</param>
    /// <param name="found">Writes what to do for one of them.</param>
    public void Write(string variable, IReadOnlyList<string> names, Action<int> found)
    {
        if (names.Count == 0)
        {
            return;
        }

        var indices = Enumerable.Range(0, names.Count);
        code.Block($"switch ({variable}.Length)", () =>
        {
            foreach (var bucket in indices.GroupBy(index => Encoding.UTF8.GetByteCount(names[index])).OrderBy(bucket => bucket.Key))
            {
                code.Line($"case {bucket.Key.ToString(CultureInfo.InvariantCulture)}:");
                WriteBucket(variable, names, [.. bucket], found);
                code.Line("    break;");
            }
        });
    }

    private void WriteBucket(string variable, IReadOnlyList<string> names, int[] bucket, Action<int> found)
    {
        var bytes = bucket.Select(index => Encoding.UTF8.GetBytes(names[index])).ToArray();
        var best = Enumerable.Range(0, bytes[0].Length).OrderByDescending(at => bytes.Select(name => name[at]).Distinct().Count()).Cast<int?>().FirstOrDefault();
        if (bucket.Length < 3 || ignoreCase || best is null)
        {
            foreach (var index in bucket)
            {
                WriteOne(variable, names[index], () => found(index));
            }

            return;
        }

        code.Block($"switch ({variable}[{best}])", () =>
        {
            foreach (var same in bucket.GroupBy(index => Encoding.UTF8.GetBytes(names[index])[best.Value]).OrderBy(same => same.Key))
            {
                code.Line($"case {same.Key.ToString(CultureInfo.InvariantCulture)}:");
                foreach (var index in same)
                {
                    WriteOne(variable, names[index], () => found(index));
                }

                code.Line("    break;");
            }
        });
    }

    private void WriteOne(string variable, string name, Action found) => code.Block(
        ignoreCase && name.All(letter => letter < 0x80)
            ? $"if (global::System.Text.Ascii.EqualsIgnoreCase({variable}, {ContractWriter.Utf8(name)}))"
            : $"if (global::System.MemoryExtensions.SequenceEqual({variable}, {ContractWriter.Utf8(name)}))",
        found);
}
