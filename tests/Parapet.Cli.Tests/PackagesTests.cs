using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class PackagesTests
{
    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("markdown", "md")]
    [InlineData("openvex", "vex.json")]
    public void The_packages_of_a_deployment_are_these(string format, string extension)
    {
        using var folder = PackageFolder.Deployment();
        var run = folder.Packages("template.yaml", "--format", format);
        Assert.Equal((1, "parapet: `template.yaml`: a template with 2 functions\n"), (run.ExitCode, run.Error.ReplaceLineEndings("\n")));
        Golden.Matches($"packages.{extension}", WithoutVersion(run.Output));
    }

    [Fact]
    public void The_packages_of_the_sample_are_these()
    {
        using var folder = new Folder();
        var database = Path.Combine(folder.Path, PackageFolder.Database);
        Assert.Equal(0, Parapet.Run(Parapet.Root, "advisories", "update", "--offline", "--from", "samples/packages/advisories", "--database", database, "--as-of", "2026-11-20").ExitCode);
        var run = Parapet.Run(Parapet.Root, "packages", "samples/packages", "--advisories", database, "--as-of", "2026-11-24");
        Assert.Equal(1, run.ExitCode);
        Golden.Matches("packages-sample.txt", run.Output);
    }

    [Fact]
    public void Everything_is_shown_with_what_each_score_is_made_of()
    {
        using var folder = PackageFolder.Deployment();
        Golden.Matches("packages-all.txt", folder.Packages("template.yaml", "--all").Output);
    }

    [Fact]
    public void A_copy_that_is_shadowed_is_not_reported_as_loaded()
    {
        using var folder = PackageFolder.Deployment();
        var sheet = Json(folder.Packages("template.yaml", "--function", "Orders", "--format", "json"));

        Assert.DoesNotContain("urllib3", sheet.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("package").GetString()));
        Assert.Equal("urllib3", Assert.Single(sheet.GetProperty("notLoaded").EnumerateArray()).GetProperty("package").GetString());
        var copies = sheet.GetProperty("packages").EnumerateArray()
            .Where(package => package.GetProperty("name").GetString() == "urllib3" && package.GetProperty("origin").GetString() != "runtime")
            .Select(package => (package.GetProperty("version").GetString(), package.GetProperty("state").GetString(), package.GetProperty("layer").GetString()));
        Assert.Equal([("2.2.2", "loaded", null), ("1.26.4", "shadowed", "Shared")], copies);

        // The other function gets it: the layer is published anew for that one.
        var plan = Json(folder.Packages("template.yaml", "--format", "json")).GetProperty("plan").EnumerateArray().Single(step => step.GetProperty("layer").GetBoolean());
        Assert.Equal(("Shared", "1.26.19"), (plan.GetProperty("artefact").GetString(), plan.GetProperty("to").GetString()));
        Assert.Equal("Report", Assert.Single(plan.GetProperty("functions").EnumerateArray()).GetString());
    }

    [Fact]
    public void A_version_that_nobody_knows_is_seen()
    {
        using var folder = PackageFolder.Deployment();
        var run = folder.Packages("report", "--fail-on", "none");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the version of `jinja2` is not known; GHSA-h75v-3vvj-5mfj may apply", run.Output, StringComparison.Ordinal);
        Assert.Contains("No known vulnerability in what could be judged", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, folder.Packages("report", "--fail-on", "none", "--fail-on-unknown").ExitCode);
    }

    [Fact]
    public void A_framework_that_the_runtime_brings_is_listed_and_is_no_unknown_version()
    {
        using var folder = new Folder().With("osv/framework.json", PackageFolder.Jinja.Replace("PyPI", "NuGet", StringComparison.Ordinal).Replace("jinja2", "Microsoft.NETCore.App", StringComparison.Ordinal))
            .With("code/App.deps.json", """
                {"runtimeTarget":{"name":".NETCoreApp,Version=v10.0"},"targets":{".NETCoreApp,Version=v10.0":{"App/1.0.0":{"dependencies":{"Serilog":"4.0.0"},"runtime":{"App.dll":{}}},"Serilog/4.0.0":{"runtime":{"lib/net8.0/Serilog.dll":{}}}}},
                 "libraries":{"App/1.0.0":{"type":"project","serviceable":false,"sha512":""},"Serilog/4.0.0":{"type":"package","serviceable":true,"sha512":""}}}
                """);
        Assert.Equal(0, Parapet.Run(folder.Path, "advisories", "update", "--offline", "--from", "osv", "--database", PackageFolder.Database, "--as-of", "2026-11-20").ExitCode);
        var sheet = Json(folder.Packages("code", "--format", "json"));
        Assert.Equal(["Microsoft.NETCore.App", "Serilog"], sheet.GetProperty("packages").EnumerateArray().Select(package => package.GetProperty("name").GetString()));
        Assert.Empty(sheet.GetProperty("undecided").EnumerateArray());
        Assert.Empty(sheet.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public void Code_in_which_no_package_can_be_named_is_never_called_free_of_vulnerabilities()
    {
        using var folder = PackageFolder.WithDatabase(new Folder().With("small/index.js", "exports.handler = 1;").With("large/index.js", new string('x', 2_000_000)));

        var small = folder.Packages("small");
        Assert.Equal(0, small.ExitCode);
        Assert.Contains("whether anything in there is vulnerable is not known", small.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No known vulnerability", small.Output, StringComparison.Ordinal);
        Assert.Equal(1, folder.Packages("small", "--fail-on-unknown").ExitCode);

        var large = folder.Packages("large");
        Assert.Equal(1, large.ExitCode);
        Assert.Contains("`large`: there is code, but no package that anybody can name", large.Output, StringComparison.Ordinal);
        Assert.Equal(0, folder.Packages("large", "--fail-on", "none").ExitCode);
    }

    [Fact]
    public void A_zip_with_a_layer_is_a_function_by_itself()
    {
        using var folder = PackageFolder.Deployment();
        folder.Pack("report", "report.zip");
        folder.Pack("shared", "shared.zip");
        var run = folder.Packages("report.zip", "--layer", "shared.zip", "--runtime", "python3.13", "--format", "json");
        Assert.Equal((1, "parapet: `report.zip`: a zip with 1 layer\n"), (run.ExitCode, run.Error.ReplaceLineEndings("\n")));
        var finding = Assert.Single(Json(run).GetProperty("findings").EnumerateArray());
        Assert.Equal("shared.zip!/python/urllib3-1.26.4.dist-info/METADATA", finding.GetProperty("file").GetString());
        Assert.Equal(JsonValueKind.Null, finding.GetProperty("function").ValueKind);
        Assert.Contains("nobody looked how the function can be reached", finding.GetProperty("score").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_database_packages_are_listed_and_nothing_is_judged()
    {
        using var folder = PackageFolder.Zip();
        var run = Parapet.Run(folder.Path, "packages", "function.zip");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing is judged", run.Error, StringComparison.Ordinal);
        Assert.Contains("langflow 1.2.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was judged", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No known vulnerability", run.Output, StringComparison.Ordinal);

        // Who asks for a gate must not get a pass.
        Assert.Equal(2, Parapet.Run(folder.Path, "packages", "function.zip", "--fail-on", "high").ExitCode);
        Assert.Equal(2, Parapet.Run(folder.Path, "packages", "function.zip", "--advisories", "missing.parapet").ExitCode);
    }

    [Fact]
    public void A_database_that_is_old_is_said_to_be_and_a_damaged_one_is_not_used()
    {
        using var folder = PackageFolder.Zip();
        var stale = Parapet.Run(folder.Path, "packages", "function.zip", "--advisories", PackageFolder.Database, "--as-of", "2026-12-24");
        Assert.Contains("34 days old", stale.Error, StringComparison.Ordinal);
        Assert.Contains("34 days old", stale.Output, StringComparison.Ordinal);

        var path = Path.Combine(folder.Path, PackageFolder.Database);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal(2, folder.Packages("function.zip").ExitCode);
    }

    [Theory]
    [InlineData("cyclonedx", "bomFormat")]
    [InlineData("spdx", "spdxVersion")]
    public void A_bill_of_materials_is_of_one_function(string format, string member)
    {
        using var folder = PackageFolder.Deployment();
        var bill = folder.Packages("template.yaml", "--function", "Orders", "--fail-on", "none", "--format", format);
        Assert.Equal(0, bill.ExitCode);
        Assert.True(Json(bill).TryGetProperty(member, out _));
        Assert.Equal(bill.Output, folder.Packages("template.yaml", "--function", "Orders", "--fail-on", "none", "--format", format).Output);

        var all = folder.Packages("template.yaml", "--format", format);
        Assert.Equal(2, all.ExitCode);
        Assert.Contains("choose one with `--function`", all.Error, StringComparison.Ordinal);
        Assert.Equal(2, folder.Packages("template.yaml", "--function", "Order", "--format", format).ExitCode);
    }

    [Fact]
    public void Code_scanning_gets_the_same_rules_as_from_a_scan()
    {
        using var folder = PackageFolder.Zip();
        var results = Json(folder.Packages("function.zip", "--format", "sarif")).GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(["DEP002", "DEP001"], results.EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()));
    }

    [Fact]
    public void What_cannot_be_read_makes_the_work_incomplete()
    {
        using var folder = PackageFolder.Zip();
        folder.With("broken.zip", "PK\u0003\u0004 and nothing more");
        Assert.Equal(2, folder.Packages("broken.zip", "--fail-on", "none").ExitCode);
        Assert.Equal(2, folder.Packages("missing.zip", "--fail-on", "none").ExitCode);
        Assert.Equal(2, folder.Packages("function.zip", "--layer", "missing.zip", "--fail-on", "none").ExitCode);
        Assert.Equal(2, folder.Packages("kev.json", "--fail-on", "none").ExitCode);
    }

    [Fact]
    public void What_two_paths_lead_to_is_looked_at_once()
    {
        using var folder = PackageFolder.Deployment();
        var sheet = Json(folder.Packages(".", "template.yaml", "--format", "json"));
        Assert.Equal(["Orders", "Report"], sheet.GetProperty("functions").EnumerateArray().Select(function => function.GetProperty("artefact").GetString()));
    }

    [Fact]
    public void The_same_name_in_two_templates_is_two_functions()
    {
        using var folder = PackageFolder.Deployment();
        folder.With("other.yaml", folder.Read("template.yaml"));
        var sheet = Json(folder.Packages(".", "--format", "json"));
        Assert.Equal(
            ["Orders (other.yaml)", "Report (other.yaml)", "Orders (template.yaml)", "Report (template.yaml)"],
            sheet.GetProperty("functions").EnumerateArray().Select(function => function.GetProperty("artefact").GetString()));

        // The layer is one and is published once, for both.
        var step = sheet.GetProperty("plan").EnumerateArray().Single(step => step.GetProperty("layer").GetBoolean());
        Assert.Equal(["Report (other.yaml)", "Report (template.yaml)"], step.GetProperty("functions").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(4, sheet.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("fingerprint").GetString()).Distinct().Count());
    }

    [Fact]
    public void An_artefact_outside_of_the_tree_is_not_read()
    {
        using var folder = PackageFolder.Deployment();
        folder.With("stack/template.yaml", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Sneaky: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a.b, CodeUri: ../orders } }
            """);
        var sheet = Json(folder.Packages("stack", "--format", "json"));
        Assert.Empty(sheet.GetProperty("findings").EnumerateArray());
        Assert.Contains("is not on this machine", Assert.Single(sheet.GetProperty("undecided").EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    public void Names_of_a_stranger_stay_text(string format)
    {
        using var folder = PackageFolder.WithDatabase(new Folder().With("code/package-lock.json", """
            {"name":"x","lockfileVersion":3,"packages":{"":{"name":"x"},"node_modules/a":{"version":"1.0.0\u001b[31m|<script>@here"},"node_modules/b\u202e":{"version":"\u0007"}}}
            """).With("code/index.js", "1"));
        var run = folder.Packages("code", "--format", format);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.DoesNotContain('\u0007', run.Output);
        if (format == "markdown")
        {
            Assert.DoesNotContain("<script>", string.Concat(run.Output.Split('`').Where((_, i) => i % 2 == 0)), StringComparison.Ordinal);
        }
    }

    private static JsonElement Json(Run run) => JsonDocument.Parse(run.Output).RootElement;

    private static string WithoutVersion(string output)
    {
        var version = Parapet.Run(Parapet.Root, "--version").Output.Trim();
        return output.Replace($"\"version\": \"{version}\"", "\"version\": \"VERSION\"", StringComparison.Ordinal).Replace($"parapet {version}", "parapet VERSION", StringComparison.Ordinal);
    }
}
