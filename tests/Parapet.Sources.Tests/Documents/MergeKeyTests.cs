namespace Parapet.Sources.Tests.Documents;

public sealed class MergeKeyTests
{
    [Theory]
    [InlineData("{<<: *x, c: 3}", "{'c':3,'a':1,'b':2}")]
    [InlineData("{c: 3, <<: *x}", "{'c':3,'a':1,'b':2}")]
    [InlineData("{b: 3, <<: *x}", "{'b':3,'a':1}")]
    [InlineData("{<<: *x, b: 3}", "{'b':3,'a':1}")]
    [InlineData("{<<: [*x, *y]}", "{'a':1,'b':2,'d':5}")]
    [InlineData("{<<: [*y, *x]}", "{'b':4,'d':5,'a':1}")]
    [InlineData("{<<: *x, <<: *y}", "{'a':1,'b':2,'d':5}")]
    [InlineData("{<<: {q: 1}}", "{'q':1}")]
    [InlineData("{'<<': {q: 1}}", "{'<<':{'q':1}}")]
    public void A_merge_key_adds_what_the_map_does_not_have(string map, string tree) =>
        Assert.Equal($"{{'x':{{'a':1,'b':2}},'y':{{'b':4,'d':5}},'z':{tree}}}", Reading.Tree($"x: &x {{a: 1, b: 2}}\ny: &y {{b: 4, d: 5}}\nz: {map}"));

    [Theory]
    [InlineData("a: {<<: 1}", 9)]
    [InlineData("a: {<<: [{}, x]}", 14)]
    public void What_is_no_map_cannot_be_merged(string text, int column) =>
        Assert.Equal(column, Assert.Single(Reading.Read(text).Problems).At.Column);
}
