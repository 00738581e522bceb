using System.IO.Compression;

namespace Parapet.Cli.Tests;

/// <summary>Two functions that share a layer, with advisories about what is in them, as a team would have them on the disk.</summary>
internal static class PackageFolder
{
    public const string Database = "advisories.parapet";

    /// <summary>The proxy header of urllib3, which version 1.26.19 repairs.</summary>
    public const string Urllib3 = """{"schema_version":"1.7.0","id":"GHSA-34jh-p97f-mpxf","aliases":["CVE-2024-37891"],"modified":"2024-06-17T21:37:20Z","published":"2024-06-17T21:37:20Z","summary":"Proxy-Authorization is sent on to other hosts","affected":[{"package":{"ecosystem":"PyPI","name":"urllib3"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.26.19"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:H/UI:N/S:U/C:H/I:N/A:N"}]}""";

    /// <summary>Attributes of Jinja, which version 3.1.4 repairs.</summary>
    public const string Jinja = """{"schema_version":"1.7.0","id":"GHSA-h75v-3vvj-5mfj","aliases":["CVE-2024-34064"],"modified":"2024-05-06T14:21:27Z","published":"2024-05-06T14:21:27Z","summary":"Keys with characters that are no part of an attribute's name reach the page","affected":[{"package":{"ecosystem":"PyPI","name":"jinja2"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"3.1.4"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N"}]}""";

    /// <summary>A vulnerability of Langflow that nothing repairs here, and that is exploited.</summary>
    public const string Langflow = """{"schema_version":"1.7.0","id":"GHSA-rvqx-wpfh-mfx7","aliases":["CVE-2025-3248"],"modified":"2025-05-05T20:01:29Z","published":"2025-04-07T15:31:35Z","summary":"Code in a request is run without a login","affected":[{"package":{"ecosystem":"PyPI","name":"langflow"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]}""";

    public const string Exploited = """{"title":"CISA Catalog of Known Exploited Vulnerabilities","catalogVersion":"2025.05.05","dateReleased":"2025-05-05T00:00:00Z","count":1,"vulnerabilities":[{"cveID":"CVE-2025-3248","vendorProject":"Langflow","product":"Langflow","vulnerabilityName":"Langflow Missing Authentication","dateAdded":"2025-05-05","shortDescription":"","requiredAction":"","dueDate":"2025-05-26","knownRansomwareCampaignUse":"Unknown"}]}""";

    /// <summary>
    /// <c>Orders</c> is open to everybody, an administrator, has an old Jinja and a new urllib3 of its own; <c>Report</c> gets the layer's old urllib3 and asks for
    /// some Jinja or other.
    /// </summary>
    public static Folder Deployment() => WithDatabase(new Folder()
        .With("template.yaml", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Shared:
                Type: AWS::Serverless::LayerVersion
                Properties: { ContentUri: shared/ }
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.13
                  Handler: handler.main
                  CodeUri: orders/
                  Layers: [ !Ref Shared ]
                  FunctionUrlConfig: { AuthType: NONE }
                  Policies: AdministratorAccess
              Report:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.13
                  Handler: handler.main
                  CodeUri: report/
                  Layers: [ !Ref Shared ]
            """)
        .WithWheel("shared/python", "urllib3", "1.26.4")
        .WithWheel("orders", "urllib3", "2.2.2")
        .WithWheel("orders", "jinja2", "3.1.3")
        .With("orders/handler.py", "import jinja2, urllib3\n")
        .With("report/handler.py", "import urllib3\n")
        .With("report/requirements.txt", "jinja2\n"));

    /// <summary>A zip with one vulnerable package that nothing repairs.</summary>
    public static Folder Zip()
    {
        var folder = WithDatabase(new Folder().WithWheel("code", "langflow", "1.2.0").WithWheel("code", "urllib3", "1.26.4").With("code/handler.py", "import langflow\n"));
        folder.Pack("code", "function.zip");
        return folder;
    }

    /// <summary>A Python package as pip installs it.</summary>
    public static Folder WithWheel(this Folder folder, string site, string name, string version) => folder
        .With($"{site}/{name}/__init__.py", "answer = 42\n")
        .With($"{site}/{name}-{version}.dist-info/METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        .With($"{site}/{name}-{version}.dist-info/RECORD", $"{name}/__init__.py,,\n");

    public static void Pack(this Folder folder, string source, string zip) =>
        ZipFile.CreateFromDirectory(Path.Combine(folder.Path, source), Path.Combine(folder.Path, zip));

    /// <summary>Adds the advisories, compiled on 2026-11-20.</summary>
    public static Folder WithDatabase(Folder folder)
    {
        folder.With("osv/urllib3.json", Urllib3).With("osv/jinja2.json", Jinja).With("osv/langflow.json", Langflow).With("kev.json", Exploited);
        var run = Parapet.Run(folder.Path, "advisories", "update", "--offline", "--from", "osv", "kev.json", "--database", Database, "--as-of", "2026-11-20");
        Assert.True(run.ExitCode == 0, run.Error);
        return folder;
    }

    /// <summary>Asks about paths of the folder, with its advisories, on 2026-11-24.</summary>
    public static Run Packages(this Folder folder, params string[] arguments) =>
        Parapet.Run(folder.Path, ["packages", .. arguments, "--advisories", Database, "--as-of", "2026-11-24"]);
}
