using Parapet.Packages.Tests.Inventory.Made;

namespace Parapet.Packages.Tests.Inventory.Go;

public sealed class GoReaderTests
{
    private static readonly string[] Expected =
    [
        "example.com/fn  Installed",
        "example.com/local  Bundled",
        "github.com/aws/aws-lambda-go v1.41.0 Bundled",
        "golang.org/x/net v0.17.0 Bundled",
        "stdlib 1.21.3 Bundled",
    ];

    [Fact]
    public void A_program_names_its_modules_after_replacement_and_the_version_of_go() =>
        Assert.Equal(Expected, Found.In(("bootstrap", GoPrograms.InLine("go1.21.3"))).Listed());

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_program_of_an_older_go_points_to_the_same(bool isWide, bool isBigEndian) =>
        Assert.Equal(Expected, Found.In(("bootstrap", GoPrograms.Pointers("go1.21.3", isWide, isBigEndian))).Listed());

    [Fact]
    public void A_program_without_section_names_is_searched_for_the_mark()
    {
        var program = GoPrograms.InLine("go1.21.3");

        // No sections at all, and before the real one a mark that is only data.
        program.AsSpan(0x3c, 2).Clear();
        " Go buildinf: is a text"u8.CopyTo(program.AsSpan(0x80));
        Assert.Equal(Expected, Found.In(("bin/tool", program)).Listed());
    }

    [Theory]
    [InlineData("go1.22.1 X:loopvar", "stdlib 1.22.1 Bundled")]
    [InlineData("go1.21rc2", "stdlib 1.21rc2 Bundled")]
    [InlineData("devel go1.23-0a1b2c3", "stdlib  Bundled")]
    public void The_version_of_go_is_that_of_the_standard_library(string version, string line) =>
        Assert.Equal([line], Found.In(("bootstrap", GoPrograms.InLine(version, ""))).Listed());

    [Fact]
    public void A_main_module_with_a_version_keeps_it() =>
        Assert.Contains("example.com/fn v1.2.3 Installed", Found.In(("bootstrap", GoPrograms.InLine("go1.21.3", "path\texample.com/fn\nmod\texample.com/fn\tv1.2.3\th1:x\n"))).Listed());

    [Fact]
    public void A_go_program_whose_build_information_is_gone_is_reported()
    {
        var found = Found.In(("bootstrap", ElfFiles.With((".gopclntab", new byte[32]))));
        Assert.Empty(found.Listed());
        Assert.Equal("bootstrap is a Go program without build information: its modules are unknown", found.Problem());
    }

    [Fact]
    public void A_go_mod_names_what_it_requires_after_replacement_with_lines() =>
        Assert.Equal(
            [
                "example.com/fork v1.0.1 Declared :7",
                "example.com/local  Declared :8",
                "github.com/aws/aws-lambda-go v1.41.0 Declared :4",
                "golang.org/x/net v0.17.0 Declared :6",
            ],
            Found.In("go.mod", """
                module example.com/fn

                go 1.21
                require github.com/aws/aws-lambda-go v1.41.0 // indirect
                require (
                	golang.org/x/net v0.7.0
                	example.com/upstream v1.0.0
                	"example.com/local" v1.0.0
                )
                replace golang.org/x/net v0.7.0 => golang.org/x/net v0.17.0
                replace (
                	example.com/upstream => example.com/fork v1.0.1
                	example.com/local => ../local
                )
                exclude golang.org/x/net v0.6.0
                """).Listed());
}
