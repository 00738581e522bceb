using System.Collections.Immutable;

namespace Parapet.Values.Tests;

public sealed class ValueTests
{
    private static readonly Location Here = new("t.yaml", 1, 1);

    [Fact]
    public void A_missing_property_is_absent_and_has_the_place_of_its_parent() =>
        Assert.True(Map(("A", Text("x")))["B"] is AbsentValue { At: var at } && at == Here);

    [Fact]
    public void A_property_of_an_unknown_is_unknown() =>
        Assert.IsType<UnknownValue>(new UnknownValue(new Unknown(UnknownKind.Parameter, "P"), Here)["A"]["B"]);

    [Fact]
    public void A_property_of_a_choice_keeps_both_branches_and_names_the_condition()
    {
        var choice = ChoiceValue.Of("IsProd", Map(("A", Text("x"))), Map(("A", Text("y"))), Here);
        Assert.Equal([("x", "IsProd"), ("y", "not IsProd")], choice["A"].AsString().Known.Select(c => (c.Value!, c.When!)));
    }

    [Fact]
    public void A_choice_of_nothing_and_nothing_is_nothing() =>
        Assert.True(ChoiceValue.Of("IsProd", new AbsentValue(Here), new AbsentValue(Here), Here).IsAbsent);

    [Fact]
    public void Items_flatten_lists_within_choices_and_leave_out_what_is_absent()
    {
        var list = List(Text("a"), ChoiceValue.Of("C", List(Text("b"), Text("c")), new AbsentValue(Here), Here));
        Assert.Equal([("a", null), ("b", "C"), ("c", "C")], list.EachItem().Select(i => (i.Value.ToString()!, i.When)));
    }

    [Fact]
    public void A_single_value_counts_as_a_list_of_one() =>
        Assert.Equal("a", Assert.Single(Text("a").AsTextItems()).Text.Known);

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    public void Booleans_are_read_however_they_are_spelled(string spelling, bool expected) =>
        Assert.True(Text(spelling).AsBool().Is(expected));

    [Fact]
    public void A_word_where_a_number_is_expected_is_unknown() =>
        Assert.Equal(UnknownKind.Malformed, Text("many").AsInt().Cases.Single().Why!.Kind);

    [Fact]
    public void A_map_where_a_string_is_expected_is_unknown() =>
        Assert.Equal(CaseState.Unknown, Map(("A", Text("x"))).AsString().Cases.Single().State);

    [Fact]
    public void A_large_map_finds_its_keys_as_a_small_one_does()
    {
        var map = Map([.. Enumerable.Range(0, 100).Select(i => ($"k{i}", (Value)Text($"v{i}")))]);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal($"v{i}", map[$"k{i}"].ToString()));
        Assert.True(map["k100"].IsAbsent);
    }

    [Fact]
    public void Setting_a_key_replaces_it_in_place_or_adds_it_at_the_end()
    {
        var map = Map(("A", Text("x")), ("B", Text("y")));
        Assert.Equal(["A", "B"], map.With("A", Text("z")).Entries.Select(e => e.Key));
        Assert.Equal("z", map.With("A", Text("z"))["A"].ToString());
        Assert.Equal(["A", "B", "C"], map.With("C", Text("z")).Entries.Select(e => e.Key));
        Assert.Equal(["B"], map.Without("A").Entries.Select(e => e.Key));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("A", null, "A")]
    [InlineData("A", "A", "A")]
    [InlineData("A", "not B", "A and not B")]
    [InlineData("A and B", "A", "A and B")]
    [InlineData("B", "A and B", "B and A")]
    public void Conditions_join_with_and(string? first, string? second, string? expected) =>
        Assert.Equal(expected, Conditions.Both(first, second));

    [Fact]
    public void Places_sort_by_file_then_line_then_column()
    {
        ImmutableArray<Location> sorted = [new("a", 2, 1), new("a", 10, 1), new("a", 10, 2), new("b", 1, 1)];
        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.Equal("a:10:2", sorted[2].ToString());
    }

    private static TextValue Text(string text) => new(text, Here);

    private static ListValue List(params ImmutableArray<Value> items) => new(items, Here);

    private static MapValue Map(params (string Key, Value Value)[] entries) =>
        new([.. entries.Select(e => new MapEntry(e.Key, Here, e.Value))], Here);
}
