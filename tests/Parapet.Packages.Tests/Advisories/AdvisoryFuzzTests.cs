using System.Text;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Sources;
using Parapet.Packages.Tests.Advisories.Compiled;
using Parapet.Packages.Tests.Advisories.Sources;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories;

/// <summary>Files with bytes changed, cut, doubled and put in: they are read or are problems.</summary>
public sealed class AdvisoryFuzzTests
{
    private const int Mutants = 4000;

    [Fact]
    public void Records_of_osv() => Mutate(Encoding.UTF8.GetBytes(OsvReaderTests.Whole), bytes =>
    {
        var (advisory, problem) = OsvReader.Read(bytes, "a.json");
        Assert.True(advisory is null == problem is not null);
        if (advisory is not null)
        {
            Assert.NotNull(TestAdvisories.Open(advisory).Find(TestAdvisories.Package(Ecosystem.Go, "example.com/orders", "v1.1.0")).GetType());
        }
    });

    [Fact]
    public void Zips_of_records() => Mutate(OsvZipTests.Zip(("a.json", OsvReaderTests.Whole), ("b.json", """{ "id": "B" }""")), bytes =>
    {
        var (advisories, problems) = OsvZip.Read(new MemoryStream(bytes), "all.zip");
        Assert.False(advisories.IsDefault || problems.IsDefault);
    });

    [Fact]
    public void Updates_of_Amazon_Linux() => Mutate(Encoding.UTF8.GetBytes(UpdateInfoTests.Xml), bytes => Assert.False(UpdateInfo.Read(bytes, "updateinfo.xml").Problems.IsDefault));

    [Fact]
    public void Catalogues_of_exploited_vulnerabilities() => Mutate(Encoding.UTF8.GetBytes(KevTests.Catalogue), bytes =>
    {
        var (catalogue, problem) = KevCatalogue.Read(bytes, "kev.json");
        Assert.True(catalogue is null == problem is not null);
    });

    [Fact]
    public void Scores_of_exploitation()
    {
        Mutate(Encoding.UTF8.GetBytes(EpssTests.Csv), Read);
        Mutate(EpssTests.Gzip(EpssTests.Csv), Read);

        static void Read(byte[] bytes)
        {
            var (scores, problems) = EpssScores.Read(bytes, "epss.csv");
            Assert.True(scores is not null || !problems.IsEmpty);
        }
    }

    [Fact]
    public void Databases()
    {
        var whole = TestAdvisories.Compile(OsvReaderTests.Read(OsvReaderTests.Whole));
        Mutate(whole, bytes => Assert.True(AdvisoryDatabase.Open(bytes).Problem is not null || bytes.AsSpan().SequenceEqual(whole)));
    }

    private static void Mutate(byte[] seed, Action<byte[]> read)
    {
        var random = new Random(20261124);
        for (var i = 0; i < Mutants; i++)
        {
            var bytes = seed.ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var at = random.Next(bytes.Count);
                var length = random.Next(1, Math.Min(40, bytes.Count - at) + 1);
                switch (random.Next(5))
                {
                    case 0:
                        bytes[at] ^= (byte)(1 << random.Next(8));
                        break;
                    case 1:
                        bytes.RemoveRange(at, bytes.Count - length > 0 ? length : 0);
                        break;
                    case 2:
                        bytes.InsertRange(at, bytes.GetRange(at, length));
                        break;
                    case 3:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(random.GetItems(["\"", "{", "[", "\\ud800", "\0", "<!DOCTYPE a>", "&#x0;", "]]>", "-1", "1e999", "\u00e9"], 1)[0]));
                        break;
                    default:
                        bytes[at] = (byte)random.Next(256);
                        break;
                }
            }

            read([.. bytes]);
        }
    }
}
