using System.Collections.Immutable;
using CsCheck;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Tests.CloudFormation;

public sealed class PropertyTests
{
    private static readonly string[] Names = ["P", "Q", "R", "C1", "C2", "C3", "M", "AWS::Region", "AWS::NoValue", "N.Outputs.O", "R.Arn", "0", "${P}-${X}", "x"];
    private static readonly string[] Keys =
    [
        "Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::If", "Fn::Not", "Fn::And", "Fn::Or", "Fn::Equals",
        "Condition", "Fn::Base64", "Fn::Cidr", "Fn::ImportValue", "Fn::GetAZs", "Fn::Length", "Fn::ToJsonString", "Fn::ForEach::L", "Fn::Transform", "k", "Type", "Properties", "Default",
    ];

    private static readonly Gen<Value> Trees = Gen.Recursive<Value>((depth, tree) =>
        depth > 5 ? Leaves : Gen.Frequency((2, Leaves), (3, Lists(tree)), (5, Maps(tree))));

    private static readonly Gen<Value> PlainTrees = Gen.Recursive<Value>((depth, tree) => depth > 4
        ? Gen.String.AlphaNumeric.Select(text => (Value)new TextValue(text, Location.None))
        : Gen.OneOf(
            Gen.String.AlphaNumeric.Select(text => (Value)new TextValue(text, Location.None)),
            Lists(tree),
            tree.Array[2, 4].Select(items => (Value)new MapValue([.. items.Select((item, i) => new MapEntry($"k{i}", Location.None, item))], Location.None))));

    private static Gen<Value> Leaves => Pick(Names).Select(text => (Value)new TextValue(text, Location.None));

    [Fact]
    public void Random_trees_of_functions_never_throw() => Gen.Select(Trees, Trees, Trees, Trees).Sample(
        (property, condition, parameter, outputs) =>
        {
            var stack = TemplateResolver.Resolve(
                new Document("t.yaml", Template(property, condition, parameter, outputs), [], []),
                new Dictionary<string, string>(),
                path => path == "x" ? new Document("x", property, [], []) : null);
            Assert.True(stack.Resources.Length <= 3);
            Assert.All(stack.Resources, resource => AssertNoContradiction(resource.Properties, []));
        }, iter: 20_000);

    [Fact]
    public void A_tree_without_functions_resolves_to_itself() => PlainTrees.Sample(tree =>
        Assert.Equal(Templates.Print(tree), Templates.Print(Resolve(tree))), iter: 1_000);

    [Fact]
    public void Sub_of_known_values_is_string_replacement() => Gen.Select(Gen.String.AlphaNumeric, Gen.String.AlphaNumeric, Pick("${A}", "-", "${B}", " x ").Array[0, 8])
        .Sample((a, b, pieces) =>
        {
            var template = string.Concat(pieces);
            var sub = Map(("Fn::Sub", new ListValue([Text(template), Map(("A", Text(a)), ("B", Text(b)))], Location.None)));
            Assert.Equal(template.Replace("${A}", a, StringComparison.Ordinal).Replace("${B}", b, StringComparison.Ordinal), Templates.Print(Resolve(sub)));
        }, iter: 2_000);

    private static void AssertNoContradiction(Value value, ImmutableHashSet<string> decided)
    {
        switch (value)
        {
            case ChoiceValue choice:
                Assert.DoesNotContain(choice.Condition, decided);
                AssertNoContradiction(choice.WhenTrue, decided.Add(choice.Condition));
                AssertNoContradiction(choice.WhenFalse, decided.Add(choice.Condition));
                break;
            case ListValue list:
                Assert.All(list.Items, item => AssertNoContradiction(item, decided));
                break;
            case MapValue map:
                Assert.All(map.Entries, entry => AssertNoContradiction(entry.Value, decided));
                break;
        }
    }

    private static Value Resolve(Value tree) => TemplateResolver.Resolve(
        new Document("t.yaml", Map(("Resources", Map(("T", Map(("Type", Text("A::B::C")), ("Properties", tree)))))), [], []),
        new Dictionary<string, string>(),
        _ => null).Resources.Single().Properties;

    private static MapValue Template(Value property, Value condition, Value parameter, Value outputs) => Map(
        ("Parameters", Map(("P", Map(("Type", Text("String")))), ("Q", parameter))),
        ("Mappings", Map(("M", parameter))),
        ("Conditions", Map(
            ("C1", Map(("Fn::Equals", new ListValue([Map(("Ref", Text("P"))), Text("x")], Location.None)))),
            ("C2", condition),
            ("C3", Map(("Fn::Or", new ListValue([Map(("Condition", Text("C1"))), Map(("Condition", Text("C2")))], Location.None)))))),
        ("Resources", Map(
            ("R", Map(("Type", Text("A::B::C")), ("Properties", property), ("Condition", Text("C3")))),
            ("S", Map(("Type", Text("A::B::C")), ("Properties", outputs), ("Metadata", condition))),
            ("N", Map(("Type", Text("AWS::CloudFormation::Stack")), ("Properties", Map(("TemplateURL", Text("x")), ("Parameters", property))))))),
        ("Outputs", outputs));

    private static Gen<string> Pick(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<Value> Lists(Gen<Value> items) =>
        items.Array[0, 4].Select(array => (Value)new ListValue([.. array], Location.None));

    private static Gen<Value> Maps(Gen<Value> values) => Gen.Select(Pick(Keys), values, Pick(Keys), values, Gen.Bool).Select((k1, v1, k2, v2, two) =>
        (Value)(two && k1 != k2 ? Map((k1, v1), (k2, v2)) : Map((k1, v1))));

    private static TextValue Text(string text) => new(text, Location.None);

    private static MapValue Map(params (string Key, Value Value)[] entries) =>
        new([.. entries.Select(entry => new MapEntry(entry.Key, Location.None, entry.Value))], Location.None);
}
