using Parapet.Analysis.Permissions;
using Parapet.Values;

namespace Parapet.Analysis.Tests.Permissions;

public sealed class WorldsTests
{
    [Theory]
    [InlineData(null, new string[0], Reach.No, null)]
    [InlineData(null, new[] { "A" }, Reach.No, "not A")]
    [InlineData(null, new[] { "not A" }, Reach.No, "A")]
    [InlineData(null, new[] { "A", "not A" }, Reach.Yes, null)]
    [InlineData("A", new[] { "A" }, Reach.Yes, null)]
    [InlineData("not A", new[] { "A" }, Reach.No, null)]
    [InlineData(null, new[] { "A and B" }, Reach.No, "not A")]
    [InlineData(null, new[] { "A", "B" }, Reach.Unknown, null)]
    [InlineData("A", new[] { "B" }, Reach.Unknown, null)]
    [InlineData(null, new[] { "A", "B", "C", "D", "E" }, Reach.Unknown, null)]
    public void What_exists_under_conditions_is_missing_where_none_of_them_holds(string? given, string[] grants, Reach expected, string? when)
    {
        var answer = Worlds.Judge(given, grants, world => grants.Any(grant => !Worlds.Excludes(world, grant)) ? Reach.Yes : Reach.No);

        Assert.Equal(expected, answer.Reach);
        Assert.Equal(when, answer.When);
        Assert.Equal(expected == Reach.Unknown ? UnknownKind.Condition : null, answer.Why?.Kind);
    }

    [Fact]
    public void What_is_always_granted_needs_no_condition_however_many_there_are() =>
        Assert.Equal(Reach.Yes, Worlds.Judge(null, ["A", "B", "C", "D", "E", "F", "G", "H"], _ => Reach.Yes).Reach);
}
