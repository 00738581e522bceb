using System.Globalization;
using System.Text;
using CsCheck;

namespace Parapet.Sources.Tests.Documents;

public sealed class TreeProperties
{
    private static readonly string[] Numbers = ["0", "-1", "1.5e3", "12345678901234567890"];

    private static readonly Gen<string> AnyString = Gen.String[Gen.Char["ab:#'{}[],&*!|>%@`-? \t\né\u2603"], 0, 6];

    private static readonly Gen<Tree> AnyTree = Gen.Recursive<Tree>((depth, inner) => depth > 4 ? AnyLeaf : Gen.Frequency(
        (2, AnyLeaf),
        (1, inner.Array[0, 4].Select(items => (Tree)new Tree.List(items))),
        (1, Gen.Select(AnyString, inner).Array[0, 15].Select(entries => (Tree)new Tree.Map(
            [.. entries.DistinctBy(entry => entry.Item1).Select(entry => (entry.Item1, entry.Item2))])))));

    private static Gen<Tree> AnyLeaf => Gen.OneOf(
        AnyString.Select(text => (Tree)new Tree.Leaf(Escape(text), Show(text))),
        OneOf("null", "true", "false").Select(word => (Tree)new Tree.Leaf(word, word)),
        OneOf(Numbers).Select(number => (Tree)new Tree.Leaf(number, number)));

    [Fact]
    public void Any_tree_written_as_json_is_read_back_with_every_place() =>
        Gen.Select(AnyTree, OneOf("", " ", "\n", "\r\n  ", " \r ")).Sample((tree, gap) =>
        {
            var writer = new Writer(gap);
            writer.Write(new Tree.List([tree]));
            var document = Reading.Read(writer.Json.ToString());
            Assert.Empty(document.Problems);
            Assert.Equal(writer.Expected.ToString(), Reading.Print(document.Root!, places: true));
        });

    [Fact]
    public void A_tree_is_the_same_in_json_and_yaml() =>
        AnyTree.Sample(tree =>
        {
            var json = new Writer(" ");
            json.Write(new Tree.List([tree]));
            var yaml = new StringBuilder();
            WriteYaml(yaml, new Tree.List([tree]), 0);
            Assert.Equal(Reading.Tree(json.Json.ToString()), Reading.Tree(yaml.ToString()));
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static void WriteYaml(StringBuilder yaml, Tree tree, int indent)
    {
        switch (tree)
        {
            case Tree.Leaf leaf:
                yaml.Append(' ').Append(leaf.Json).Append('\n');
                break;
            case Tree.List { Items: [] }:
                yaml.Append(" []\n");
                break;
            case Tree.Map { Entries: [] }:
                yaml.Append(" {}\n");
                break;
            case Tree.List list:
                yaml.Append('\n');
                foreach (var item in list.Items)
                {
                    WriteYaml(yaml.Append(' ', indent).Append('-'), item, indent + 1);
                }

                break;
            case Tree.Map map:
                yaml.Append('\n');
                foreach (var (key, value) in map.Entries)
                {
                    WriteYaml(yaml.Append(' ', indent).Append(Escape(key)).Append(':'), value, indent + 1);
                }

                break;
        }
    }

    private static string Escape(string text) => '"' + text.Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\u2603", "\\u2603", StringComparison.Ordinal) + '"';

    private static string Show(string text) => $"'{text.Replace("\n", "\\n", StringComparison.Ordinal)}'";

    private abstract record Tree
    {
        public sealed record Leaf(string Json, string Shown) : Tree;

        public sealed record List(Tree[] Items) : Tree;

        public sealed record Map((string Key, Tree Value)[] Entries) : Tree;
    }

    /// <summary>Writes JSON with a gap between all tokens, and beside it what reading should print.</summary>
    private sealed class Writer(string gap)
    {
        private int line = 1;
        private int column = 1;

        public StringBuilder Json { get; } = new();

        public StringBuilder Expected { get; } = new();

        public void Write(Tree tree)
        {
            Token(gap);
            var at = Here();
            switch (tree)
            {
                case Tree.Leaf leaf:
                    Token(leaf.Json);
                    Expected.Append(leaf.Shown);
                    break;
                case Tree.List list:
                    Enclose('[', ']', list.Items, Write);
                    break;
                case Tree.Map map:
                    Enclose('{', '}', map.Entries, entry =>
                    {
                        Token(gap);
                        Expected.Append(Show(entry.Key)).Append(Here()).Append(':');
                        Token(Escape(entry.Key) + gap + ":");
                        Write(entry.Value);
                    });
                    break;
            }

            Expected.Append(at);
        }

        private void Enclose<T>(char start, char end, T[] members, Action<T> write)
        {
            Token(start.ToString());
            Expected.Append(start);
            for (var i = 0; i < members.Length; i++)
            {
                if (i > 0)
                {
                    Token(gap + ",");
                    Expected.Append(',');
                }

                write(members[i]);
            }

            Token(gap + end);
            Expected.Append(end);
        }

        private string Here() => string.Create(CultureInfo.InvariantCulture, $"@{line}:{column}");

        private void Token(string text)
        {
            Json.Append(text);
            foreach (var one in text.Replace("\r\n", "\n", StringComparison.Ordinal))
            {
                (line, column) = one is '\n' or '\r' ? (line + 1, 1) : (line, column + 1);
            }
        }
    }
}
