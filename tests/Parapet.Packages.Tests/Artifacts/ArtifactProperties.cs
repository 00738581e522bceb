using System.IO.Compression;
using System.Text;
using CsCheck;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class ArtifactProperties
{
    private const int Cases = 300;

    // Folders and files have different names, so that no path is both.
    private static readonly Gen<string> Paths =
        Gen.Select(Gen.Char["abü"].Array[0, 3], Gen.Char["xyz. "].Array[1, 3], (folders, name) =>
            string.Concat(folders.Select(each => $"{each}/")) + "f" + new string(name) + "f");

    private static readonly Gen<byte[]> Contents =
        Gen.OneOf(Gen.Byte.Array[0, 100], Gen.Int[0, 20_000].Select(length => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("text and ", length / 9)))));

    private static readonly Gen<(string Path, byte[] Content)[]> PlainFiles =
        Gen.Select(Paths, Contents, (path, content) => (path, content)).Array[0, 12].Select(files => files.DistinctBy(file => file.path).ToArray());

    private static readonly Gen<(string Path, byte[] Content)[]> Files =
        Gen.Select(PlainFiles, PlainFiles, Gen.Bool, (files, nested, hasNested) => hasNested && nested.Length > 0 ? [.. files, ("lib/n.jar", Zip(nested).Write())] : files);

    [Fact]
    public void The_form_of_an_artefact_changes_nothing() =>
        Files.Sample(files =>
        {
            var image = new TestImage().Layer(files.Select(file => TarMember.File(file.Path, file.Content)));
            Reading[] readings = [Reading.Zip(Zip(files).Write()), Reading.Folder(files.Reverse()), Reading.Image(TestImage.AsTar(image.Oci())), Reading.ImageFolder(image.Docker())];
            Assert.All(readings, reading =>
            {
                Assert.Empty(reading.Problems);
                Assert.Equal(readings[0].Artifact.Entries, reading.Artifact.Entries);
                Assert.Equal(readings[0].Seen, reading.Seen);
                Assert.Equal(reading.Paths, reading.Seen.Select(each => each.Path));
                Assert.Equal(reading.Paths.Count, reading.Reads);
            });
        }, iter: Cases);

    [Fact]
    public void Splitting_an_image_into_layers_changes_nothing() =>
        Gen.Select(PlainFiles, PlainFiles).Sample((low, high) =>
        {
            var two = new TestImage().Layer(Members(low)).Layer(Members(high));
            var one = new TestImage().Layer(Members(high.UnionBy(low, file => file.Path)));
            Assert.Equal(Reading.ImageFolder(one.Oci()).Seen, Reading.ImageFolder(two.Oci()).Seen);
        }, iter: Cases);

    [Fact]
    public void The_class_library_reads_the_same_from_what_is_written_here() =>
        Gen.Select(PlainFiles, Gen.Bool, Gen.Bool, Gen.Bool).Sample((files, isZip64, hasDescriptors, isStored) =>
        {
            var zip = new LyingZip { IsZip64 = isZip64 };
            foreach (var (path, content) in files)
            {
                zip.Add(path, content, member => member with { Flags = (ushort)(hasDescriptors ? 0x808 : 0x800), Method = (ushort)(isStored ? 0 : 8) });
            }

            Agree(zip.Write());
        }, iter: Cases);

    [Fact]
    public void What_the_class_library_writes_is_read_as_it_reads_it() =>
        Gen.Select(PlainFiles, Gen.Enum<CompressionLevel>()).Sample((files, level) =>
        {
            var into = new MemoryStream();
            using (var archive = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var (path, content) in files)
                {
                    using var stream = archive.CreateEntry(path, level).Open();
                    stream.Write(content);
                }
            }

            Agree(into.ToArray());
        }, iter: Cases);

    [Fact]
    public void The_same_bytes_give_the_same_artefact_whatever_the_threads_do() =>
        Gen.Select(Files, Gen.Int[1, 2000]).Sample((files, budget) =>
        {
            var bytes = Zip(files).Write();
            var limits = new ArtifactLimits { Inflated = budget };
            var first = Reading.Zip(bytes, limits: limits);
            var second = Reading.Zip(bytes, limits: limits);
            Assert.Equal(first.Problems, second.Problems);
            Assert.Equal(first.Seen, second.Seen);
        }, iter: Cases);

    private static void Agree(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var expected = archive.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
        {
            // What begins like a byte order mark is content here.
            using var reader = new StreamReader(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
            return (entry.FullName, reader.ReadToEnd());
        });
        var reading = Reading.Zip(bytes);
        Assert.Equal(expected, reading.Seen);
        Assert.Empty(reading.Problems);
    }

    private static IEnumerable<TarMember> Members(IEnumerable<(string Path, byte[] Content)> files) => files.Select(file => TarMember.File(file.Path, file.Content));

    private static LyingZip Zip(IEnumerable<(string Path, byte[] Content)> files)
    {
        var zip = new LyingZip();
        foreach (var (path, content) in files)
        {
            zip.Add(path, content);
        }

        return zip;
    }
}
