using Microsoft.CodeAnalysis;
using Parapet.Guard.Tests.Generators;

namespace Parapet.Guard.Tests.Sinks;

/// <summary>What must not even compile.</summary>
public sealed class CompileTimeTests
{
    [Theory]
    [InlineData("SqlText t = $\"select {text}\";")]
    [InlineData("SqlText t = $\"select {text}\" + $\" and {number}\";")]
    [InlineData("SqlText t = text is null ? SqlText.Empty : $\"select {text}\";")]
    [InlineData("command.SetText($\"select {number}\");")]
    [InlineData("ShellArgs.StartInfo($\"/bin/echo {text} {number} {list} {list.ToArray()}\");")]
    public void An_interpolated_string_compiles(string code) => Assert.Equal([], Errors(code));

    [Theory]
    [InlineData("SqlText t = \"select 1\";", "CS0029")]
    [InlineData("SqlText t = text;", "CS0029")]
    [InlineData("SqlText t = (SqlText)text;", "CS0030")]
    [InlineData("SqlText t = $\"select \" + text;", "CS0029")]
    [InlineData("command.SetText(text);", "CS1503")]
    [InlineData("command.SetText($\"select {number}\" + text);", "CS1503")]
    [InlineData("SqlText t = $\"select {number:N2}\";", "CS1739")]
    [InlineData("SqlText t = $\"select {text,10}\";", "CS1739")]
    [InlineData("SqlText t = string.Concat($\"select {number}\");", "CS0029")]
    [InlineData("new SqlName(text);", "CS1729")]
    [InlineData("ShellArgs.StartInfo(text);", "CS1503")]
    [InlineData("ShellArgs.StartInfo($\"/bin/echo \" + text);", "CS1503")]
    [InlineData("ShellArgs.StartInfo($\"/bin/echo {number:N2}\");", "CS1739")]
    [InlineData("ShellArgs.StartInfo($\"/bin/echo {new object()}\");", "CS0311")]
    [InlineData("new SafePath(text, text);", "CS1729")]
    public void A_string_does_not(string code, string id) => Assert.Contains(id, Errors(code));

    private static IEnumerable<string> Errors(string code) => Compiler.Compile($$"""
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Linq;
        using Parapet.Guard.Sinks;
        public static class Sample
        {
            public static void Run(DbCommand command, string text, int number, List<string> list)
            {
                {{code}}
            }
        }
        """)
        .GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.Id);
}
