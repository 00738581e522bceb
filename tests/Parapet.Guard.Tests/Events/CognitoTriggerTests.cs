using System.Text;
using Parapet.Guard.Events;

namespace Parapet.Guard.Tests.Events;

public sealed class CognitoTriggerTests
{
    [Fact]
    public void The_occasion_is_what_follows_the_trigger()
    {
        var violations = new Violations();
        var trigger = CognitoTrigger<PreSignUpRequest>.Read("\"PreSignUp_ExternalProvider\""u8, ref violations)!;
        Assert.Equal(("PreSignUp_ExternalProvider", "ExternalProvider"), (trigger.Value, trigger.Occasion));
    }

    [Theory]
    [InlineData("\"PostConfirmation_ConfirmSignUp\"")]
    [InlineData("\"PreSignUp\"")]
    [InlineData("\"PreSignUp_\"")]
    [InlineData("\"preSignUp_SignUp\"")]
    [InlineData("\"PreSignUpSignUp_SignUp\"")]
    [InlineData("\"PreSignUp_Sign_Up\"")]
    [InlineData("\"PreSignUp_SignUp \"")]
    public void Another_trigger_is_refused(string json)
    {
        var violations = new Violations();
        Assert.Null(CognitoTrigger<PreSignUpRequest>.Read(Encoding.UTF8.GetBytes(json), ref violations));
        Assert.Equal("event: must be a trigger source of PreSignUp (allowed)", violations[0].ToString());
    }

    [Theory]
    [InlineData("\"Anything_New\"", true)]
    [InlineData("\"_New\"", false)]
    [InlineData("\"Anything-_New\"", false)]
    [InlineData("7", false)]
    public void A_request_of_any_trigger_takes_all_of_them(string json, bool isValid)
    {
        var violations = new Violations();
        Assert.Equal(isValid, CognitoTrigger<AnyTriggerRequest>.Validate(Encoding.UTF8.GetBytes(json), ref violations));
    }
}
