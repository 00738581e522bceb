using System.Text;
using Parapet.Analysis.Secrets;

namespace Parapet.Analysis.Tests.Secrets;

public sealed class EnvironmentSecretsTests
{
    private static readonly string Password = string.Join('-', "grey", "otter", "58");

    [Theory]
    [InlineData("URL: !Sub 'postgres://orders:${Pin}@db.internal/orders'")]
    [InlineData("LOGIN: !Ref Pin")]
    [InlineData("LOGIN: !Ref PinWithDefault")]
    public void What_is_made_of_a_hidden_parameter_is_secret(string variable) => Assert.Contains("NoEcho", Assert.Single(Sensitive(variable)), StringComparison.Ordinal);

    [Theory]
    [InlineData("DB_PASSWORD: changeme")]
    [InlineData("PASSWORD_BACKEND: vault")]
    [InlineData("URL: !Ref Open")]
    public void A_word_that_is_no_secret_is_none_whatever_it_is_called(string variable) => Assert.Empty(Sensitive(variable));

    [Fact]
    public void A_key_that_AWS_makes_is_secret() => Assert.Single(Sensitive("GRAPH_LOGIN: !GetAtt Key.ApiKey"));

    [Fact]
    public void A_part_of_a_value_is_judged_with_its_name() => Assert.Equal(["DB_PASSWORD"], WrittenOut($"DB_PASSWORD: !Sub '{Password}-${{AWS::StackName}}'"));

    [Fact]
    public void What_was_given_for_a_parameter_stands_in_no_template()
    {
        var deployment = Read("DB_PASSWORD: !Ref Open", new Dictionary<string, string> { ["Open"] = Password });
        Assert.Equal("Open", Assert.Single(EnvironmentSecrets.Of(deployment).WrittenOut(deployment.Functions[0])).GivenBy);
    }

    [Fact]
    public void Text_in_base_64_is_read() =>
        Assert.Equal(["SETUP"], WrittenOut("SETUP: " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"#!/bin/sh\nexport DB_PASSWORD={Password}\n"))));

    private static IEnumerable<string> Sensitive(string variable)
    {
        var deployment = Read(variable);
        return EnvironmentSecrets.Of(deployment).Sensitive(deployment.Functions[0]).Select(found => found.Why);
    }

    private static IEnumerable<string> WrittenOut(string variable)
    {
        var deployment = Read(variable);
        return EnvironmentSecrets.Of(deployment).WrittenOut(deployment.Functions[0]).Select(found => found.Variable);
    }

    private static Model.Deployment Read(string variable, IReadOnlyDictionary<string, string>? parameters = null) => Templates.Read($$"""
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Pin: {Type: String, NoEcho: true}
          PinWithDefault: {Type: String, NoEcho: true, Default: ''}
          Open: {Type: String}
        Resources:
          Key:
            Type: AWS::AppSync::ApiKey
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: dotnet10
              Handler: Orders
              CodeUri: src/
              Environment:
                Variables:
                  {{variable}}
        """, parameters);
}
