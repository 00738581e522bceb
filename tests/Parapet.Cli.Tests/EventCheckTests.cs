namespace Parapet.Cli.Tests;

public sealed class EventCheckTests
{
    private const string Schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "required": ["orderId", "items"],
          "properties": {
            "orderId": { "type": "string", "pattern": "^ORD-[0-9]{6}$" },
            "items": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/item" } }
          },
          "additionalProperties": false,
          "$defs": {
            "item": {
              "type": "object",
              "required": ["sku", "quantity"],
              "properties": {
                "sku": { "type": "string", "maxLength": 20 },
                "quantity": { "type": "integer", "minimum": 1, "maximum": 999 }
              }
            }
          }
        }
        """;

    private const string Good = """{ "orderId": "ORD-123456", "items": [{ "sku": "A", "quantity": 1, "gift": true }] }""";

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Each_refusal_has_a_place_and_nothing_of_the_event(string format)
    {
        using var folder = Events();
        var run = Check(folder, "events", "--format", format);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.DoesNotContain("secret", run.Output, StringComparison.OrdinalIgnoreCase);
        Golden.Matches($"event-check.{(format == "json" ? "json" : "txt")}", run.Output);
    }

    [Fact]
    public void Events_that_fit_are_accepted()
    {
        using var folder = Events();
        var run = Check(folder, "events/good.json", "events/good.json", "events/sub/also-good.json");
        Assert.Equal((0, "accepted: 2 events\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(1, Check(folder, "events/good.json", "--refuse-unknown").ExitCode);
    }

    [Fact]
    public void Standard_input_is_an_event_too()
    {
        using var folder = Events();
        var run = Check(folder, "-");
        Assert.Equal((1, "stdin:1:1 the event is not well-formed JSON (json)\n\nrefused: 1 of 1 event\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_schema_that_cannot_be_checked_is_a_problem_with_its_place()
    {
        using var folder = Events().With("order.schema.json", Schema.Replace("\"maxLength\": 20", "\"maxLength\": -1, \"if\": {}", StringComparison.Ordinal));
        var run = Check(folder, "events");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal(
            """
            parapet: order.schema.json:15:49: a length must be a whole number that is not negative (PG023)
            parapet: order.schema.json:15:53: `if` is not supported (PG022)

            """.ReplaceLineEndings("\n"),
            run.Error);
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("empty")]
    public void What_cannot_be_read_does_not_hide_the_rest(string path)
    {
        using var folder = Events();
        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        var run = Check(folder, path, "events/bad.json");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"parapet: {path}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("refused: 1 of 1 event", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_must_be_named_and_be_there()
    {
        using var folder = Events();
        Assert.Equal(2, Parapet.Run(folder.Path, "event", "check", "events").ExitCode);
        Assert.Equal(2, Parapet.Run(folder.Path, "event", "check", "--schema", "none.json", "events").ExitCode);
    }

    [Fact]
    public void Help_shows_an_example_that_is_true()
    {
        using var folder = Events();
        var help = Parapet.Run(folder.Path, "event", "check", "--help").Output;
        folder.With("order.json", """
            {
              "orderId": "ORD-123456",
              "items": [
                { "sku": "A", "quantity": 1 },
                { "sku": "B", "quantity": 0 }
              ]
            }
            """);
        var line = Check(folder, "order.json").Output.Split('\n')[0];
        Assert.Contains($"  {line}\n", help.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static Folder Events() => new Folder()
        .With("order.schema.json", Schema)
        .With("events/good.json", Good)
        .With("events/sub/also-good.json", Good)
        .With("events/bad.json", """
            {
              "orderId": "secret",
              "items": [
                { "sku": "secret secret secret secret", "quantity": 0 },
                { "quantity": "secret" }
              ],
              "secret": {}
            }
            """)
        .With("events/broken.json", "{ \"orderId\": \"secret,\n}")
        .With("events/notes.txt", "no event");

    private static Run Check(Folder folder, params string[] arguments) => Parapet.Run(folder.Path, ["event", "check", "--schema", "order.schema.json", .. arguments]);
}
