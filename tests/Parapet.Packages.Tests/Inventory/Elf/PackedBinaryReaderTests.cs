using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Elf;
using Parapet.Packages.Tests.Inventory.Made;

namespace Parapet.Packages.Tests.Inventory.Elf;

public sealed class PackedBinaryReaderTests
{
    [Fact]
    public void A_packed_program_is_reported()
    {
        var program = ElfFiles.With((".text", [0xc3]));
        program.AsSpan(0x3c, 2).Clear();
        "UPX!"u8.CopyTo(program.AsSpan(0xec));
        Assert.Equal("bootstrap is packed by UPX: its inventory cannot be read", Found.In(("bootstrap", program)).Problem());
    }

    [Fact]
    public void A_program_that_speaks_of_the_packer_is_not_packed() =>
        Assert.Equal("", Found.In(("bootstrap", ElfFiles.With((".text", [.. "UPX!"u8])))).Problem());

    [Theory]
    [InlineData("bootstrap", Want.Start)]
    [InlineData("bin/tool", Want.Start)]
    [InlineData("bin/tool-1.2", Want.Start)]
    [InlineData("lib/libz.so.1.2", Want.Nothing)]
    [InlineData("lib/a.so", Want.Nothing)]
    [InlineData("index.js", Want.Nothing)]
    public void Only_what_may_be_a_program_is_looked_at(string path, Want want) =>
        Assert.Equal(want, new PackedBinaryReader().Wants(new ArtifactEntry(path, 100_000), default));

    [Fact]
    public void Small_files_and_scripts_are_not_programs()
    {
        Assert.Equal(Want.Nothing, new PackedBinaryReader().Wants(new ArtifactEntry("LICENSE", 1_071), default));
        Assert.Equal(Want.Nothing, new PackedBinaryReader().Wants(new ArtifactEntry("bootstrap", 100_000), "#!/bin/sh"u8));
    }
}
