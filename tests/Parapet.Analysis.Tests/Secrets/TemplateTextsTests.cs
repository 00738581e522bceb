using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Tests.Secrets;

public sealed class TemplateTextsTests
{
    private static readonly string Password = string.Join('-', "grey", "otter", "58");

    [Fact]
    public void What_belongs_to_a_value_that_is_known_to_hold_a_secret_is_left_out()
    {
        var text = $"""
            # DB_PASSWORD={Password}
            Resources:
              Runner:
                UserData:
                  Fn::Base64: |
                    export DB_PASSWORD={Password}

                    export API_PASSWORD={Password}
                  Other: postgres://orders:{Password}@db.internal/orders
            """;
        Assert.Equal([1, 6, 8, 9], Lines(text));
        Assert.Equal([1, 9], Lines(text, new Location("t.yaml", 5, 19)));
        Assert.Equal([1, 6, 8], Lines(text, new Location("t.yaml", 9, 14)));
        Assert.Equal([1, 6, 8, 9], Lines(text, new Location("other.yaml", 9, 14)));
    }

    [Fact]
    public void On_one_line_a_value_ends_before_the_next_key()
    {
        var text = $$"""{"A": {"DB_PASSWORD": "{{Password}}"}, "B": {"API_PASSWORD": "{{Password}}"} }""";
        Assert.Single(Lines(text, new Location("t.yaml", 1, text.IndexOf(Password, StringComparison.Ordinal))));
        Assert.Equal(2, Lines(text).Count());
    }

    [Fact]
    public void Nothing_that_is_said_repeats_a_secret_of_the_text_or_one_that_was_given()
    {
        var given = "x" + Password;
        var discretion = TemplateTexts.Of([new TemplateText("t.yaml", $"A: postgres://orders:{Password}@db.internal/orders\nDB_PASSWORD: !{Password}\n")], new Dictionary<string, string> { ["DbPassword"] = given, ["Stage"] = "production-one" }).Discretion;

        Assert.Equal("there is no function `Fn::…` and no `…`, production-one", discretion.Of(new Problem(new Location("t.yaml", 1, 1), $"there is no function `Fn::{Password}` and no `{given}`, production-one")).Message);
        Assert.Equal("t.yaml", discretion.Of(new Problem(new Location("t.yaml", 1, 1), "")).At.File);
    }

    private static IEnumerable<int> Lines(string text, params Location[] known) =>
        TemplateTexts.Of([new TemplateText("t.yaml", text)], new Dictionary<string, string>()).Besides(known).Select(found => found.Line);
}
