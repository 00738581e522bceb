using System.IO.Compression;
using System.Text;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Packages.Tests.Advisories.Sources;

public sealed class OsvZipTests
{
    [Fact]
    public void Records_are_read_in_order_of_their_ids_and_a_broken_one_is_a_problem()
    {
        var (advisories, problems) = OsvZip.Read(new MemoryStream(Zip(("b.json", """{ "id": "B" }"""), ("npm/a.json", """{ "id": "A" }"""), ("c.json", "no"), ("README.md", "no"))), "all.zip");
        Assert.Equal(["A", "B"], advisories.Select(advisory => advisory.Id));
        Assert.Equal("all.zip!/c.json", Assert.Single(problems).Source);
    }

    [Fact]
    public void Something_else_is_a_problem() =>
        Assert.Equal("the file is no zip archive, or it is cut off", Assert.Single(OsvZip.Read(new MemoryStream("no zip"u8.ToArray()), "all.zip").Problems).Message);

    [Fact]
    public void A_damaged_entry_is_a_problem_and_the_others_are_read()
    {
        var zip = Zip(("a.json", $$"""{ "id": "A", "details": "{{new string('x', 300)}}" }"""), ("b.json", """{ "id": "B" }"""));
        zip.AsSpan(40, 10).Fill(0xFF);
        var (advisories, problems) = OsvZip.Read(new MemoryStream(zip), "all.zip");
        Assert.Equal(["B"], advisories.Select(advisory => advisory.Id));
        Assert.Single(problems);
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
