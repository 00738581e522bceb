namespace Parapet.Reports.Roles;

/// <summary>What the page of a role has beyond the look of every page.</summary>
internal static class RoleStyle
{
    public const string Css = HtmlStyle.Css + """
        main,header,footer{max-width:72rem}
        .picture{overflow-x:auto;padding:1rem 1.25rem;border-top:1px solid var(--line)}
        svg{display:block;max-width:100%;min-width:40rem;height:auto;font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        svg rect{fill:var(--card);stroke:var(--tone,var(--line));stroke-width:1.5}
        svg .name{fill:var(--ink);font-size:13px;font-weight:600}
        svg .note{fill:var(--soft);font-size:11px}
        svg .pill{fill:var(--ink);font:11px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;text-anchor:middle}
        svg .permission rect{fill:var(--code)}
        svg .line{fill:none;stroke:var(--soft);stroke-width:1.3;opacity:.75}
        svg .maybe{stroke-dasharray:5 4}
        .start,.read{--tone:var(--low)}.write{--tone:var(--medium)}.takeover,.role{--tone:var(--high)}.administrator{--tone:var(--critical)}
        svg .administrator rect{stroke-width:2.5}
        .tone{color:var(--tone)}

        """ + HtmlTable.Css + """
        @media print{.picture,.scroll{overflow:visible}svg{min-width:0}}
        section>details>summary{padding:0 1.25rem .9rem}
        ol{margin:.4rem 0;padding-left:1.4rem}

        """;
}
