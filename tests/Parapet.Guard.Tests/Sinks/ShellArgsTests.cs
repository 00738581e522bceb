using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Text;
using CsCheck;
using Parapet.Guard.Sinks;

namespace Parapet.Guard.Tests.Sinks;

public sealed class ShellArgsTests
{
    private const string Hostile = "a b; touch 'x' $(id) `id` | \"y\" > z";

    [Fact]
    public void Literal_parts_are_split_and_holes_are_not()
    {
        var info = ShellArgs.StartInfo($"  /usr/bin/convert -size {640}x{480}\t-- {Hostile}\n");
        Assert.Equal("/usr/bin/convert", info.FileName);
        Assert.Equal(["-size", "640x480", "--", Hostile], info.ArgumentList);
        Assert.False(info.UseShellExecute);
        Assert.Equal("", info.Arguments);
    }

    [Fact]
    public void A_hole_is_glued_to_what_stands_beside_it() =>
        Assert.Equal(["--out=a b", "-oa b.png", "x", "", "y"], Arguments($"/bin/echo --out={"a b"} -o{"a b"}.png {"x"} {""} {"y"}"));

    [Fact]
    public void Items_of_a_list_are_arguments_of_their_own() =>
        Assert.Equal(["a", "b c", "end"], Arguments($"/bin/echo {new[] { "a", "b c" }} {Array.Empty<string>()} end"));

    [Fact]
    public void A_safe_path_is_an_argument() =>
        Assert.Equal(["/mnt/-rf"], Arguments($"/bin/ls {SafePath.Under("/mnt", "-rf")}"));

    [Fact]
    public void Numbers_and_dates_are_written_the_same_everywhere() =>
        Assert.Equal(["1.5", "05/06/2026"], Arguments($"/bin/echo {1.5} {new DateOnly(2026, 5, 6)}"));

    [Theory]
    [InlineData("-rf")]
    [InlineData("--output=/etc/passwd")]
    [InlineData("-")]
    [InlineData("--")]
    public void A_hole_is_no_option(string value)
    {
        AssertRefused("an argument from a hole begins as an option does", () => Arguments($"/bin/ls {value}"));
        AssertRefused("an argument from a hole begins as an option does", () => Arguments($"/bin/ls {""}{value} x"));
        AssertRefused("an argument from a hole begins as an option does", () => Arguments($"/bin/ls {new[] { "a", value }}"));
        Assert.Equal(["--", value], Arguments($"/bin/ls -- {value}"));
        Assert.Equal([$"--sort={value}", $"a{value}", $"-I{value}"], Arguments($"/bin/ls --sort={value} a{value} -I{value}"));
        Assert.Equal([value, value], Arguments($"/bin/ls {ShellOption.Unchecked(value)} {ShellOption.OneOf(value, "x", value)}"));
    }

    [Fact]
    public void A_dash_after_an_empty_hole_is_no_option_either()
    {
        AssertRefused("an argument from a hole begins as an option does", () => Arguments($"/bin/ls {""}-rf"));
        AssertRefused("an argument from a hole begins as an option does", () => Arguments($"/bin/ls {-5}"));
        Assert.Equal(["a-rf"], Arguments($"/bin/ls {"a"}-rf"));
    }

    [Fact]
    public void Two_dashes_from_a_hole_do_not_end_the_options() =>
        AssertRefused("an argument from a hole begins as an option does", () => Arguments($"/bin/ls {ShellOption.Unchecked("--")} {"-rf"}"));

    [Fact]
    public void A_hole_does_not_name_an_option()
    {
        AssertWrong("has a hole in the name of an option", () => Arguments($"/bin/ls -{"rf"}"));
        AssertWrong("has a hole in the name of an option", () => Arguments($"/bin/ls --{"x"}"));
        AssertWrong("has a hole in the name of an option", () => Arguments($"/bin/ls --so{"rt"}=x"));
        Assert.Equal(["--", "--x"], Arguments($"/bin/ls -- --{"x"}"));
    }

    [Fact]
    public void Another_option_is_refused() =>
        AssertRefused("the value is none of the allowed options", () => ShellOption.OneOf("--exec", "--size", "--time"));

    [Fact]
    public void A_value_that_cannot_be_an_argument_is_refused()
    {
        AssertRefused("an argument has a NUL", () => Arguments($"/bin/ls {"a\0b"}"));
        AssertRefused("an argument is null", () => Arguments($"/bin/ls {(string?)null}"));
        AssertRefused("an argument is null", () => Arguments($"/bin/ls {(string[]?)null}"));
        AssertRefused("an argument is null", () => Arguments($"/bin/ls {(FormattableString?)null}"));
        AssertRefused("an argument is null", () => Arguments($"/bin/ls {(SafePath?)null}"));
        AssertRefused("an argument is null", () => Arguments($"/bin/ls {(ShellOption?)null}"));
        AssertRefused("an argument has half a surrogate pair", () => Arguments($"/bin/ls {"a\uD800"}"));
        AssertRefused("an argument is longer than 131071 bytes", () => Arguments($"/bin/ls {new string('é', 65_536)}"));
        AssertRefused("a program would have more than 4096 arguments", () => Arguments($"/bin/ls {Enumerable.Repeat("a", int.MaxValue)}"));
    }

    [Fact]
    public void The_program_is_written_out()
    {
        AssertWrong("is the program", () => Arguments($"{"/bin/ls"} x"));
        AssertWrong("is the program", () => Arguments($"/bin/{"ls"} x"));
        AssertWrong("has no program", () => Arguments($" "));
    }

    [Fact]
    public void Quotes_of_a_shell_are_an_error()
    {
        AssertWrong("has a quote", () => Arguments($"/bin/ls '{"x"}'"));
        AssertWrong("has a quote", () => Arguments($"/bin/ls \"{"x"}\""));
        AssertWrong("is glued to a list", () => Arguments($"/bin/ls a{new[] { "x" }}"));
        AssertWrong("is glued to a list", () => Arguments($"/bin/ls {new[] { "x" }}a"));
        AssertWrong("is glued to a list", () => Arguments($"/bin/ls {new[] { "x" }}{"a"}"));
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("/bin/bash")]
    [InlineData("/usr/bin/dash")]
    [InlineData("zsh-5.9")]
    [InlineData("ksh93")]
    [InlineData("cmd")]
    [InlineData("CMD.EXE")]
    [InlineData("C:\\Windows\\System32\\cmd.exe")]
    [InlineData("cmd.exe.")]
    [InlineData("powershell.exe")]
    [InlineData("pwsh")]
    [InlineData("/bin/busybox")]
    [InlineData("/usr/bin/env")]
    public void A_shell_is_not_started(string program) => AssertWrong("the program is a shell", () => Arguments(Written($"{program} -c", "x")));

    [Theory]
    [InlineData("run.bat")]
    [InlineData("C:\\tools\\run.CMD")]
    [InlineData("run.bat. .")]
    public void A_batch_file_is_not_started(string program) => AssertWrong("the program is a batch file", () => Arguments(Written(program, "x")));

    [Theory]
    [InlineData("/usr/bin/timeout 5 sh -c")]
    [InlineData("/usr/bin/timeout 5 bash -e -o pipefail -c")]
    [InlineData("sudo /bin/bash -lc")]
    [InlineData("xargs sh -ec")]
    [InlineData("start cmd.exe /c")]
    [InlineData("nice pwsh -Command")]
    public void A_shell_behind_another_program_is_not_started(string command) => AssertWrong("starts a shell", () => Arguments(Written(command, "x")));

    [Theory]
    [InlineData("/bin/grep bash")]
    [InlineData("/usr/bin/shasum -c")]
    [InlineData("/usr/bin/timeout 5 wc -c")]
    public void Programs_that_only_look_like_it_are_started(string command) => Assert.Contains("x", Arguments(Written(command, "x")));

    [Fact]
    public void A_real_program_gets_each_byte()
    {
        string[] values = [Hostile, "", " ", "\n", "\\", "\\\\\"", "%PATH%", "$HOME", "*", "~", "é€😀", "‮", "\u0001\u007f"];
        Assert.Equal(values, Printed(ShellArgs.StartInfo($"/usr/bin/printf %s\\0 {values}")));
        Assert.Equal(["x=" + Hostile + ".png"], Printed(ShellArgs.StartInfo($"/usr/bin/printf %s\\0 x={Hostile}.png")));
    }

    [Fact]
    public void A_real_program_gets_any_text_byte_by_byte()
    {
        var text = Gen.OneOf(Gen.String, Gen.Char["'\"`\\;-$*? \n\t{}()é€"].Array[0, 12].Select(characters => new string(characters)));
        text.Where(value => Wellformed.Is(value) && !value.Contains('\0')).Array[0, 20].Sample(
            values => Printed(ShellArgs.StartInfo($"/usr/bin/printf %s\\0 -- {values}")).SequenceEqual(["--", .. values]),
            iter: 50,
            threads: 1);
    }

    private static Collection<string> Arguments(ShellArgs arguments) => ShellArgs.StartInfo(arguments).ArgumentList;

    // Written as the compiler writes it, for commands that come from a table.
    private static ShellArgs Written(string command, string hole)
    {
        var arguments = new ShellArgs(0, 0);
        arguments.AppendLiteral(command + " ");
        arguments.AppendFormatted(hole);
        return arguments;
    }

    private static string[] Printed(ProcessStartInfo info)
    {
        info.RedirectStandardOutput = true;
        info.StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var process = Process.Start(info)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Split('\0')[..^1];
    }

    private static void AssertRefused(string reason, Func<object> code) => Assert.Equal(reason, Assert.Throws<UnsafeInputException>(code).Message);

    private static void AssertWrong(string reason, Func<object> code) => Assert.Contains(reason, Assert.Throws<FormatException>(code).Message, StringComparison.Ordinal);
}
