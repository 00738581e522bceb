using CsCheck;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Tests.Sbom;

public sealed class LicenseExpressionTests
{
    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("mit", "MIT")]
    [InlineData(" apache-2.0 ", "Apache-2.0")]
    [InlineData("(MIT OR Apache-2.0)", "(MIT OR Apache-2.0)")]
    [InlineData("( MIT  AND(BSD-3-Clause OR ISC) )", "(MIT AND (BSD-3-Clause OR ISC))")]
    [InlineData("GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0")]
    [InlineData("GPL-2.0+", "GPL-2.0+")]
    [InlineData("EUPL-1.1+", "EUPL-1.1+")]
    [InlineData("MIT AND GPL-3.0-only WITH gcc-exception-3.1 OR ISC", "MIT AND GPL-3.0-only WITH GCC-exception-3.1 OR ISC")]
    [InlineData("", null)]
    [InlineData("()", null)]
    [InlineData("(MIT", null)]
    [InlineData("MIT)", null)]
    [InlineData(")MIT(", null)]
    [InlineData("MIT Apache-2.0", null)]
    [InlineData("MIT OR", null)]
    [InlineData("OR MIT", null)]
    [InlineData("MIT OR OR ISC", null)]
    [InlineData("MIT or ISC", null)]
    [InlineData("MIT/Apache-2.0", null)]
    [InlineData("MIT WITH MIT", null)]
    [InlineData("MIT WITH", null)]
    [InlineData("(MIT) WITH Classpath-exception-2.0", null)]
    [InlineData("Classpath-exception-2.0", null)]
    [InlineData("MIT (ISC)", null)]
    [InlineData("BSD", null)]
    [InlineData("NOASSERTION", null)]
    [InlineData("NONE", null)]
    [InlineData("UNLICENSED", null)]
    [InlineData("LicenseRef-acme", null)]
    [InlineData("SEE LICENSE IN LICENSE.md", null)]
    public void A_licence_is_an_expression_or_it_is_not(string text, string? expected) => Assert.Equal(expected, LicenseExpression.Normalise(text));

    [Fact]
    public void What_is_normal_stays_as_it_is() =>
        Gen.OneOf(new[] { "MIT", "isc", "AND", "OR", "WITH", "(", ")", " ", "GCC-exception-3.1", "GPL-2.0+" }.Select(word => Gen.Const(word)).ToArray())
            .Array[0, 9]
            .Sample(words => LicenseExpression.Normalise(string.Join(' ', words)) is not { } normal || LicenseExpression.Normalise(normal) == normal, iter: 20000);

    [Fact]
    public void However_deep_the_parentheses_the_answer_comes()
    {
        Assert.Null(LicenseExpression.Normalise(new string('(', 1_000_000)));
        Assert.NotNull(LicenseExpression.Normalise(new string('(', 490) + "MIT" + new string(')', 490)));
    }
}
