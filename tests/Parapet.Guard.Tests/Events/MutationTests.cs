namespace Parapet.Guard.Tests.Events;

public sealed class MutationTests
{
    [Fact]
    public void Everything_in_an_event_is_changed_once()
    {
        var mutants = Mutations.Of("""{"a": {"b": [1, true]}, "c": "x"}""").Select(mutant => $"{mutant.Change} {mutant.Pointer} {mutant.Text}").ToArray();
        Assert.Contains("""Removed /a/b {"a": {}, "c": "x"}""", mutants);
        Assert.Contains("""Renamed /c {"a":{"b": [1, true]},"c_":"x"}""", mutants);
        Assert.Contains("""OtherCase /a {"A":{"b": [1, true]},"c":"x"}""", mutants);
        Assert.Contains("""Twice /c {"a":{"b": [1, true]},"c":"x","c":"x"}""", mutants);
        Assert.Contains("""TwiceEscaped /c {"a":{"b": [1, true]},"c":"x","\u0063":"x"}""", mutants);
        Assert.Contains("""Added /a {"a": {"b":[1, true],"xUnknown":{"a":[1]}}, "c": "x"}""", mutants);
        Assert.Contains("""Null /a/b/1 {"a": {"b": [1, null]}, "c": "x"}""", mutants);
        Assert.Contains("""OtherType /a/b/0 {"a": {"b": ["1", true]}, "c": "x"}""", mutants);
        Assert.Contains("""Wrapped /c {"a": {"b": [1, true]}, "c": ["x"]}""", mutants);
        Assert.Contains("""OtherItem /a/b {"a": {"b": [1, true,"text"]}, "c": "x"}""", mutants);
        Assert.Contains("""LongerText /c {"a": {"b": [1, true]}, "c": "x' \u0000<"}""", mutants);
        Assert.Contains("""Garbage  {"a": {"b": [1, true]}, "c": "x"}x""", mutants);
        Assert.Contains("Cut  {\"a\": {\"b\": [1, true]}, \"c\": \"x\"", mutants);
    }

    [Fact]
    public void Texts_within_strings_are_changed_too()
    {
        var base64 = Convert.ToBase64String("""{"d":1}"""u8);
        var gzip = Convert.ToBase64String(EnclosedText.Zip("""{"e":1}"""u8.ToArray()));
        var mutants = Mutations.Of($$"""{"a":"{\"b\":1}","c":"{{base64}}","f":"{{gzip}}"}""").Where(mutant => mutant.Change == Change.Removed).Select(mutant => mutant.Pointer);
        Assert.Equal(["/a", "/c", "/f", "/a/b", "/c/d", "/f/e"], mutants);
    }

    [Fact]
    public void A_rendering_tells_what_the_sender_wrote_from_what_is_defined()
    {
        var rendering = Rendering.Of(new { A = 1, B = (string?)null, C = new Dictionary<string, string> { ["k"] = "v" }, D = new[] { new { E = true } } });
        Assert.Equal(["/A = 1", "/D/0/E = True"], rendering.Own.Order(StringComparer.Ordinal));
        Assert.Equal(["/C/k = v"], rendering.Free);
        Assert.True(Rendering.Of(new { A = 1 }).IsPartOf(rendering));
        Assert.False(Rendering.Of(new { A = 2 }).IsPartOf(rendering));
    }
}
