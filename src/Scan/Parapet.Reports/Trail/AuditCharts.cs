using System.Globalization;

namespace Parapet.Reports.Trail;

/// <summary>
/// The pictures of an audit. Text stands in the page and only bars in the pictures, which stretch: so it is as large on a telephone as on a desk.
/// </summary>
internal static class AuditCharts
{
    public const string Css = """
        .lane{border-top:1px solid var(--line);padding:.6rem 1.25rem}
        .lane p{margin:0 0 .25rem;font-size:.9rem;display:flex;flex-wrap:wrap;gap:0 .7rem}
        svg{display:block;width:100%}
        .bars{height:3.25rem;border-bottom:1px solid var(--line)}
        .bar{height:.5rem;background:var(--code);border-radius:.25rem;overflow:hidden}
        rect.calls{fill:var(--low)}rect.failed{fill:var(--medium)}rect.denied{fill:var(--high)}rect.mark{fill:var(--tone)}
        .axis{display:flex;justify-content:space-between;gap:1rem;padding:.4rem 1.25rem .9rem;color:var(--soft);font-size:.8rem}
        .legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0 1.25rem .8rem;color:var(--soft);font-size:.85rem}
        .legend i{display:inline-block;width:.75em;height:.75em;border-radius:.15em;background:var(--tone);margin-right:.4em}
        .charts{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1.5rem;margin:1.5rem 0;align-items:start}
        .charts section{margin:0}
        .chart{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:.1rem .8rem;padding:0 1.25rem 1rem;font-size:.9rem}
        .chart svg{grid-column:1/-1;margin-bottom:.45rem}
        .chart .count{text-align:right;font-variant-numeric:tabular-nums;color:var(--soft)}
        @media (max-width:56rem){.charts{grid-template-columns:minmax(0,1fr)}}
        @media (max-width:36rem){.lane,.axis,.legend,.chart{padding-left:1rem;padding-right:1rem}}
        @media print{rect,.legend i,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

        """;

    private const int MostLanes = 40;
    private const int MostNames = 10;
    private const int Height = 40;
    private const int MarkHeight = 4;
    private const int BarWidth = 10;

    public static void WriteTimeline(AuditTimeline timeline, TextWriter output)
    {
        output.Write($"<section>\n<div class=\"top\"><h2>Timeline</h2><span class=\"soft\">each bar is {Length(timeline.Step)}, in UTC; each row has its own scale</span></div>\n");
        output.Write("<p class=\"legend\"><span class=\"low\"><i></i>calls</span><span class=\"medium\"><i></i>failed</span><span class=\"high\"><i></i>denied</span><span class=\"critical\"><i></i>line on top: to look at, in the colour of its severity</span></p>\n");
        foreach (var lane in timeline.Lanes.Take(MostLanes))
        {
            WriteLane(lane, timeline, output);
        }

        if (timeline.Lanes.Length > MostLanes)
        {
            output.Write($"<p class=\"legend\">{timeline.Lanes.Length - MostLanes} more functions and roles are below</p>\n");
        }

        output.Write($"<div class=\"axis\"><span>{Start(timeline, 0)}</span><span>{Start(timeline, timeline.Count - 1)}</span></div>\n</section>\n");
    }

    /// <summary>Writes bars for names, the longest first.</summary>
    /// <param name="title">What the names are of.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="names">The names, each with a count; a name may be there more than once.</param>
    /// <param name="output">Where to.</param>
    public static void WriteBars(string title, string unit, IEnumerable<(string Name, long Count)> names, TextWriter output)
    {
        var all = names.Where(item => item.Name.Length > 0).GroupBy(item => item.Name, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Count: group.Sum(item => item.Count)))
            .OrderByDescending(item => item.Count).ThenBy(item => item.Name, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.Write($"<section>\n<div class=\"top\"><h2>{title}</h2><span class=\"soft\">by {unit}</span></div>\n<div class=\"chart\">\n");
        foreach (var (name, count) in all.Take(MostNames))
        {
            output.Write($"<span>{HtmlText.Plain(name)}</span><span class=\"count\">{Number(count)}</span>"
                + $"<svg class=\"bar\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"calls\" width=\"{Share(count, all[0].Count, 1000)}\" height=\"8\"/></svg>\n");
        }

        if (all.Count > MostNames)
        {
            output.Write($"<span class=\"soft\">{all.Count - MostNames} more</span><span class=\"count\">{Number(all.Skip(MostNames).Sum(item => item.Count))}</span>\n");
        }

        output.Write("</div>\n</section>\n");
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void WriteLane(TimelineLane lane, AuditTimeline timeline, TextWriter output)
    {
        var most = lane.Bars.Max(bar => bar.Calls);
        output.Write($"<div class=\"lane\"><p><strong>{HtmlText.Plain(lane.Caller.Name)}</strong><span class=\"soft\">{AuditWords.Calls(lane.Caller.Events.Count)}"
            + $"{(lane.Caller.Denied > 0 ? $", {Number(lane.Caller.Denied)} denied" : "")}; at most {Number(most)} in {Length(timeline.Step)}</span>");
        foreach (var mark in lane.Marks)
        {
            output.Write($"<span class=\"badge {AuditWords.Severity(mark.Severity)}\">{mark.Id}</span>");
        }

        output.Write($"</p>\n<svg class=\"bars\" viewBox=\"0 0 {timeline.Count * BarWidth} {Height + MarkHeight + 2}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Calls over time\">\n");
        foreach (var bar in lane.Bars)
        {
            WriteBar(bar, most, timeline, output);
        }

        // The worst are drawn last, over the others.
        foreach (var mark in lane.Marks.Reverse())
        {
            output.Write($"<rect class=\"mark {AuditWords.Severity(mark.Severity)}\" x=\"{mark.First * BarWidth}\" y=\"0\" width=\"{(mark.Last - mark.First + 1) * BarWidth}\" height=\"{MarkHeight}\"><title>{mark.Id}</title></rect>\n");
        }

        output.Write("</svg></div>\n");
    }

    // Denied stands at the foot, failed on it, and what went well above.
    private static void WriteBar(TimelineBar bar, long most, AuditTimeline timeline, TextWriter output)
    {
        output.Write($"<g><title>{Start(timeline, bar.Index)}: {AuditWords.Calls(bar.Calls)}, {Number(bar.Failed)} failed, {Number(bar.Denied)} denied</title>");
        var done = 0L;
        foreach (var (kind, count) in (ReadOnlySpan<(string, long)>)[("denied", bar.Denied), ("failed", bar.Failed), ("calls", bar.Calls - bar.Failed - bar.Denied)])
        {
            if (count <= 0)
            {
                continue;
            }

            var (low, high) = (Share(done, most, Height), Share(done + count, most, Height));
            done += count;
            output.Write($"<rect class=\"{kind}\" x=\"{(bar.Index * BarWidth) + 1}\" y=\"{MarkHeight + 2 + Height - high}\" width=\"{BarWidth - 2}\" height=\"{Math.Max(high - low, 1)}\"/>");
        }

        output.Write("</g>\n");
    }

    private static int Share(long part, long whole, int length) => part == 0 ? 0 : Math.Max(1, (int)Math.Round((double)part / whole * length));

    private static string Start(AuditTimeline timeline, int bar) =>
        timeline.StartOf(bar).UtcDateTime.ToString(timeline.Step < TimeSpan.FromDays(1) ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan step) => (step.TotalDays >= 1 ? ((int)step.TotalDays, "day") : ((int)step.TotalHours, "hour")) switch
    {
        (1, var unit) => unit == "day" ? "a day" : "an hour",
        var (count, unit) => $"{count} {unit}s",
    };
}
