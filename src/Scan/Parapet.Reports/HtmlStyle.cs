namespace Parapet.Reports;

/// <summary>The look of the HTML report: quiet, light and dark, and fit for paper.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1b2128;--soft:#5b6673;--line:#e2e6eb;--code:#eef1f4;--link:#0b5cad;
        --critical:#a3195b;--high:#c0392b;--medium:#9a6700;--low:#2c6aa0;--good:#1a7f4b}
        @media (prefers-color-scheme:dark){:root{--page:#0f1318;--card:#171c23;--ink:#e4e8ed;--soft:#9aa5b1;--line:#2a313a;--code:#222932;--link:#79b8ff;
        --critical:#f27ab1;--high:#ff8a7a;--medium:#e3b341;--low:#7fb8ea;--good:#56d28f}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
        main,header,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2.5rem}
        .brand{margin:0;color:var(--soft);font-size:.8rem;font-weight:600;letter-spacing:.08em;text-transform:uppercase}
        h1{margin:.25rem 0 .35rem;font-size:1.75rem;line-height:1.25;letter-spacing:-.01em}
        h2{margin:0;font-size:1.1rem}
        h3{margin:0;font-size:1rem;font-weight:600}
        p{margin:.4rem 0}
        .soft{color:var(--soft)}
        .good{color:var(--good)}
        .tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:.75rem;margin:1.5rem 0 0;padding:0;list-style:none}
        .tiles li{background:var(--card);border:1px solid var(--line);border-top:3px solid var(--tone);border-radius:.6rem;padding:.7rem 1rem}
        .tiles strong{display:block;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
        .tiles .none strong{color:var(--soft);font-weight:400}
        .tiles span{color:var(--soft);font-size:.85rem;text-transform:capitalize}
        section{margin:1.5rem 0;background:var(--card);border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
        .top{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline;padding:.9rem 1.25rem}
        .top .soft{font-size:.9rem}
        article,.row{border-top:1px solid var(--line);padding:1rem 1.25rem}
        article{box-shadow:inset 3px 0 var(--tone)}
        .title{display:flex;flex-wrap:wrap;gap:.15rem .7rem;align-items:baseline}
        .badge{color:var(--tone);font-size:.75rem;font-weight:700;letter-spacing:.06em;text-transform:uppercase}
        .id,.place{font:.85rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--soft)}
        .place{margin:.15rem 0}
        code{font:.88em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--code);border-radius:.25rem;padding:.1em .3em}
        pre{margin:0;overflow-x:auto;font:.85rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--code);border-radius:.25rem;padding:.6rem .8rem}
        a{color:var(--link)}
        details{margin-top:.5rem}
        summary{cursor:pointer;color:var(--soft);font-size:.9rem;width:fit-content}
        summary:hover{color:var(--ink)}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        dl{margin:.5rem 0 0;display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1rem}
        dt{color:var(--soft);font-size:.9rem}
        dd{margin:0;min-width:0}
        footer{padding-bottom:2.5rem;color:var(--soft);font-size:.85rem}
        .critical{--tone:var(--critical)}.high{--tone:var(--high)}.medium{--tone:var(--medium)}.low{--tone:var(--low)}
        @media (max-width:36rem){body{font-size:15px}header{padding-top:1.5rem}h1{font-size:1.4rem}.tiles{grid-template-columns:repeat(2,1fr)}
        dl{grid-template-columns:1fr;gap:.1rem}dd{margin-bottom:.5rem}.top,article,.row{padding-left:1rem;padding-right:1rem}}
        @media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--code:#f2f2f2;--link:#000;
        --critical:#a3195b;--high:#c0392b;--medium:#7a5200;--low:#2c6aa0;--good:#1a7f4b}
        body{font-size:10.5pt}main,header,footer{max-width:none;padding-left:0;padding-right:0}article{break-inside:avoid;box-shadow:none}.top{break-after:avoid}
        section{overflow:visible}summary{display:none}details::details-content{content-visibility:visible;block-size:auto}}

        """;
}
