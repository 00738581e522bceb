namespace Parapet.Secrets.Tests.Labelled;

public sealed class LabelledSetTests(ITestOutputHelper output)
{
    private const double Least = 0.95;

    [Fact]
    public void The_set_is_large_and_half_of_it_holds_no_secret()
    {
        var lines = LabelledLine.All().ToList();
        Assert.True(lines.Count >= 600);
        Assert.InRange(lines.Count(line => line.HoldsSecret), lines.Count * 2 / 5, lines.Count * 3 / 5);
    }

    [Fact]
    public void Precision_and_recall_are_what_is_promised()
    {
        var (found, missed, invented, silent) = (0, 0, 0, 0);
        foreach (var line in LabelledLine.All())
        {
            var secrets = SecretScanner.Scan(line.Text).Where(secret => secret.Certainty != Certainty.Possible).ToList();
            var isFound = line.HoldsSecret ? secrets.Exists(secret => secret.Offset < line.SecretEnd && secret.End > line.SecretStart) : secrets.Count > 0;
            if (isFound != line.HoldsSecret)
            {
                output.WriteLine($"{(isFound ? "invented" : "missed"),-8} {line.Number,4}: {line.Pattern} {string.Join(' ', secrets.Select(secret => secret.DetectorId))}");
            }

            found += line.HoldsSecret && isFound ? 1 : 0;
            missed += line.HoldsSecret && !isFound ? 1 : 0;
            invented += !line.HoldsSecret && isFound ? 1 : 0;
            silent += !line.HoldsSecret && !isFound ? 1 : 0;
        }

        var precision = (double)found / (found + invented);
        var recall = (double)found / (found + missed);
        output.WriteLine($"precision {precision:0.000}, recall {recall:0.000}: {found} found, {missed} missed, {invented} invented, {silent} silent");
        Assert.True(precision >= Least && recall >= Least, $"precision {precision:0.000}, recall {recall:0.000}");
    }
}
