using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Tests.Evaluation;

public sealed class RequestPrincipalTests
{
    [Theory]
    [InlineData("arn:aws:iam::111111111111:user/dept/ana", PrincipalKind.User, "arn:aws:iam::111111111111:user/dept/ana")]
    [InlineData("arn:aws:iam::111111111111:role/dept/app", PrincipalKind.Session, "arn:aws:iam::111111111111:role/dept/app")]
    [InlineData("arn:aws-cn:sts::111111111111:assumed-role/app/run", PrincipalKind.Session, "arn:aws-cn:iam::111111111111:role/app")]
    [InlineData("arn:aws:sts::111111111111:federated-user/bob", PrincipalKind.FederatedUser, "arn:aws:sts::111111111111:federated-user/bob")]
    [InlineData("arn:aws:iam::111111111111:root", PrincipalKind.Root, "arn:aws:iam::111111111111:root")]
    [InlineData("111111111111", PrincipalKind.Root, "arn:aws:iam::111111111111:root")]
    [InlineData("lambda.amazonaws.com", PrincipalKind.Service, null)]
    [InlineData("token.actions.githubusercontent.com", PrincipalKind.Provider, null)]
    [InlineData("arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com", PrincipalKind.Provider, null)]
    [InlineData("anonymous", PrincipalKind.Anonymous, null)]
    public void Principals_are_known_by_their_names(string text, PrincipalKind kind, string? arn)
    {
        var principal = RequestPrincipal.Parse(text);

        Assert.Equal((kind, arn), (principal.Kind, principal.Arn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("11111111111")]
    [InlineData("arn:aws:iam::1:user/ana")]
    [InlineData("arn:aws:iam::111111111111:user/")]
    [InlineData("arn:aws:iam::111111111111:group/dev")]
    [InlineData("arn:aws:sts::111111111111:assumed-role/app")]
    [InlineData("arn:aws:s3:::bucket")]
    public void What_names_no_principal_is_refused(string text)
    {
        Assert.False(RequestPrincipal.TryParse(text, out _));
        Assert.Throws<FormatException>(() => RequestPrincipal.Parse(text));
    }

    [Fact]
    public void A_role_linked_to_a_service_is_known_by_its_path() =>
        Assert.True(RequestPrincipal.Parse("arn:aws:iam::111111111111:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda").IsServiceLinked);
}
