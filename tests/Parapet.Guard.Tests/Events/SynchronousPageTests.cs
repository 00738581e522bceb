using System.ComponentModel.DataAnnotations;
using System.Text;
using Parapet.Guard.Events;

namespace Parapet.Guard.Tests.Events;

public sealed partial class SynchronousPageTests
{
    [Fact]
    public void Every_source_is_on_the_page_of_events()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/guide/events.md"));
        Assert.All(SynchronousSource.All.Select(Name).Distinct(), name => Assert.True(page.Contains($"`{name}`", StringComparison.Ordinal) || page.Contains($"`{name}<", StringComparison.Ordinal), name));
    }

    [Fact]
    public void A_request_of_ones_own_is_of_one_trigger()
    {
        Assert.True(IsSignUp("PreSignUp_SignUp", "user@example.com"));
        Assert.False(IsSignUp("PostConfirmation_ConfirmSignUp", "user@example.com"));
        Assert.False(IsSignUp("PreSignUp_SignUp", "user"));
    }

    private static string Name(SynchronousSource source) => source.Name.StartsWith("Cognito.", StringComparison.Ordinal) ? source.Name["Cognito.".Length..] + "Request" : source.Name;

    private static bool IsSignUp(string trigger, string email)
    {
        var violations = new Violations();
        var json = $$$"""
            {"version":"1","triggerSource":"{{{trigger}}}","region":"eu-central-1","userPoolId":"p","callerContext":{"clientId":"c"},"request":{"userAttributes":{"email":"{{{email}}}"} } }
            """;
        return Cognito<SignUp>.Validate(Encoding.UTF8.GetBytes(json), ref violations);
    }

    [EventContract(AllowUnknownProperties = true)]
    public sealed partial record SignUp : ICognitoRequest
    {
        public static string Trigger => "PreSignUp";

        public required SignUpAttributes UserAttributes { get; init; }
    }

    [EventContract(AllowUnknownProperties = true)]
    public sealed partial record SignUpAttributes
    {
        [EmailAddress]
        public required string Email { get; init; }
    }
}
