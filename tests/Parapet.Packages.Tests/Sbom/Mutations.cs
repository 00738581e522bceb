using System.Text;

namespace Parapet.Packages.Tests.Sbom;

/// <summary>Files that somebody damaged, on purpose or not: bytes flipped, cut out, doubled and put in over good ones.</summary>
internal static class Mutations
{
    public static IEnumerable<byte[]> Of(IReadOnlyList<byte[]> seeds, int count, params string[] words)
    {
        var random = new Random(20260301);
        for (var i = 0; i < count; i++)
        {
            var bytes = seeds[random.Next(seeds.Count)].ToList();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(bytes.Count + 1);
                var length = Math.Min(random.Next(1, 30), bytes.Count - at);
                switch (random.Next(6))
                {
                    case 0 when at < bytes.Count:
                        bytes[at] ^= (byte)(1 << random.Next(8));
                        break;
                    case 1 when at < bytes.Count:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 2:
                        bytes.RemoveRange(at, length);
                        break;
                    case 3:
                        bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                        break;
                    case 4:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(words[random.Next(words.Length)]));
                        break;
                    default:
                        bytes.RemoveRange(at, bytes.Count - at < 200 ? bytes.Count - at : 0);
                        break;
                }
            }

            yield return [.. bytes];
        }
    }
}
