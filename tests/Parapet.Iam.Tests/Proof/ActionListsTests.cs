using CsCheck;
using Parapet.Iam.Catalog;
using Parapet.Iam.Proof;

namespace Parapet.Iam.Tests.Proof;

public sealed class ActionListsTests
{
    [Fact]
    public void Wildcards_become_the_actions_of_the_catalogue()
    {
        Assert.Equal(["sqs:SendMessage"], ActionLists.Expand(["SQS:send*"]));
        Assert.Equal(IamCatalog.Service("sqs")!.Actions.Length, ActionLists.Expand(["sqs:*", "sqs:Send*"]).Length);
    }

    [Fact]
    public void All_actions_of_a_service_become_one_pattern() =>
        Assert.Equal(["sqs:*"], ActionLists.Shrink(IamCatalog.Service("sqs")!.Actions.Select(action => action.FullName)));

    [Fact]
    public void Everything_becomes_the_star() => Assert.Equal(["*"], ActionLists.Shrink(["*"]));

    [Fact]
    public void A_name_of_no_action_stays() => Assert.Equal(["sqs:SendMessage", "x:Tomorrow"], ActionLists.Shrink(["x:Tomorrow", "sqs:SendMessage"]));

    [Theory]
    [InlineData("lambda:Get*")]
    [InlineData("dynamodb:*Item")]
    [InlineData("ec2:Describe*")]
    [InlineData("iam:*Role*")]
    public void One_pattern_goes_to_a_list_and_back_to_one(string pattern) =>
        Assert.Single(ActionLists.Shrink(ActionLists.Expand([pattern])));

    [Fact]
    public void The_actions_stay_the_same()
    {
        string[] services = ["sqs", "sns", "lambda", "dynamodb", "kms"];
        var all = services.SelectMany(prefix => IamCatalog.Service(prefix)!.Actions).Select(action => action.FullName).ToArray();
        Gen.Int[0, all.Length - 1].Array[1, 40].Sample(
            chosen =>
            {
                var names = chosen.Select(i => all[i]).Distinct().Order(StringComparer.Ordinal).ToList();
                var shrunk = ActionLists.Shrink(names);
                return ActionLists.Expand(shrunk).SequenceEqual(names) && shrunk.Length <= names.Count;
            },
            iter: 60);
    }
}
