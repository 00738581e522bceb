using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Tests.Language;

public sealed class PolicyReaderTests
{
    private static readonly Location At = new("policy", 1, 1);
    private static readonly Unknown Missing = new(UnknownKind.Parameter, "Arn");

    [Fact]
    public void A_lone_statement_and_lone_strings_count_as_lists_of_one()
    {
        var statement = Assert.Single(Read(Map(("Effect", "Allow"), ("Action", "s3:GetObject"), ("Resource", "*"))).Statements);

        Assert.True(statement.Allows);
        Assert.Equal(["s3:GetObject"], Texts(statement.Actions));
        Assert.Equal(["*"], Texts(statement.Resources));
    }

    [Fact]
    public void A_policy_may_stand_in_a_string_as_json()
    {
        var policy = PolicyReader.Read(new TextValue("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*"],"Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}}}""", At));

        var statement = Assert.Single(policy.Statements);
        Assert.Equal(["s3:*"], Texts(statement.Actions));
        Assert.Equal(At, statement.Actions[0].At);
        Assert.Equal("true", statement.Conditions[0].Values[0].Text.Known);
        Assert.Empty(policy.Unknowns);
    }

    [Theory]
    [InlineData("no policy")]
    [InlineData("{\"Statement\": [")]
    [InlineData("[1, 2]")]
    public void A_string_that_is_no_policy_is_unknown(string text) =>
        Assert.Equal(UnknownKind.Malformed, Assert.Single(PolicyReader.Read(new TextValue(text, At)).Unknowns).Why.Kind);

    [Fact]
    public void An_effect_that_is_neither_allow_nor_deny_is_unknown() =>
        Assert.Contains("`allow` is no effect", Assert.Single(PolicyReader.Read(new TextValue("""{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}""", At)).Unknowns).Why.Detail, StringComparison.Ordinal);

    [Fact]
    public void Lists_keep_their_order()
    {
        var statement = Assert.Single(Read(List(Map(("NotAction", List(Of("b:B"), Of("a:A")))))).Statements);

        Assert.Equal(["b:B", "a:A"], Texts(statement.NotActions));
        Assert.Empty(statement.Actions);
    }

    [Fact]
    public void A_bare_star_is_a_principal_of_its_own_type() =>
        Assert.Equal([("*", "*")], Principals(Map(("Principal", "*"))));

    [Fact]
    public void Principals_keep_their_types() =>
        Assert.Equal(
            [("AWS", "111122223333"), ("AWS", "*"), ("Service", "lambda.amazonaws.com")],
            Principals(Map(("Principal", Map(("AWS", List(Of("111122223333"), Of("*"))), ("Service", "lambda.amazonaws.com"))))));

    [Fact]
    public void Each_operator_and_key_is_a_condition()
    {
        var statement = Assert.Single(Read(Map(("Condition", Map(
            ("StringEquals", Map(("aws:SourceAccount", "111122223333"), ("aws:PrincipalOrgID", List(Of("o-a"), Of("o-b"))))),
            ("Bool", Map(("aws:SecureTransport", "true"))))))).Statements);

        Assert.Equal(
            ["StringEquals aws:SourceAccount 111122223333", "StringEquals aws:PrincipalOrgID o-a,o-b", "Bool aws:SecureTransport true"],
            statement.Conditions.Select(c => $"{c.Operator} {c.Key} {string.Join(',', Texts(c.Values))}"));
    }

    [Fact]
    public void A_choice_gives_both_branches_with_their_conditions()
    {
        var choice = ChoiceValue.Of("IsProd", Of("s3:GetObject"), Of("s3:*"), At);
        var statement = Assert.Single(Read(Map(("Action", choice))).Statements);

        Assert.Equal([("s3:GetObject", "IsProd"), ("s3:*", "not IsProd")], statement.Actions.Select(a => (a.Text.Known!, a.When!)));
    }

    [Fact]
    public void A_choice_among_statements_conditions_the_statement()
    {
        var choice = ChoiceValue.Of("IsProd", Map(("Effect", "Allow")), new AbsentValue(At), At);

        Assert.Equal("IsProd", Assert.Single(Read(choice).Statements).When);
    }

    [Fact]
    public void An_unknown_member_is_a_hole_and_not_lost()
    {
        var statement = Assert.Single(Read(Map(("Resource", List(Of("a"), new UnknownValue(Missing, At))))).Statements);

        Assert.Equal(2, statement.Resources.Length);
        Assert.Equal(Missing, statement.Resources[1].Text.Why);
    }

    [Fact]
    public void An_unknown_document_statement_or_element_is_listed()
    {
        Assert.Equal(Missing, Assert.Single(PolicyReader.Read(new UnknownValue(Missing, At)).Unknowns).Why);
        Assert.Equal(Missing, Assert.Single(Read(List(new UnknownValue(Missing, At))).Unknowns).Why);
        Assert.Equal(UnknownKind.Malformed, Assert.Single(Read(Map(("Actoin", "s3:*"))).Unknowns).Why.Kind);
        Assert.Equal(UnknownKind.Malformed, Assert.Single(PolicyReader.Read(List()).Unknowns).Why.Kind);
    }

    [Fact]
    public void No_document_is_an_empty_policy()
    {
        var policy = PolicyReader.Read(new AbsentValue(At));

        Assert.Empty(policy.Statements);
        Assert.Empty(policy.Unknowns);
    }

    private static PolicyDocument Read(Value statements) => PolicyReader.Read(Map(("Version", Of("2012-10-17")), ("Statement", statements)));

    private static IEnumerable<(string, string)> Principals(Value statement) =>
        Assert.Single(Read(statement).Statements).Principals.Select(p => (p.Type, p.Name.Known!));

    private static IEnumerable<string> Texts(ImmutableArray<TextItem> items) => items.Select(item => item.Text.ToString());

    private static TextValue Of(string text) => new TextValue(text, At);

    private static ListValue List(params Value[] items) => new([.. items], At);

    private static MapValue Map(params (string Key, object Value)[] entries) =>
        new([.. entries.Select(e => new MapEntry(e.Key, At, e.Value as Value ?? Of((string)e.Value)))], At);
}
