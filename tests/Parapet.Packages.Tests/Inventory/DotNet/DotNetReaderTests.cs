using System.Text;
using Parapet.Packages.Tests.Inventory.Made;

namespace Parapet.Packages.Tests.Inventory.DotNet;

public sealed class DotNetReaderTests
{
    internal const string Deps = """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v8.0", "signature": "" },
          "targets": {
            ".NETCoreApp,Version=v8.0": {
              "Orders/1.0.0": { "dependencies": { "Newtonsoft.Json": "12.0.3" }, "runtime": { "Orders.dll": {} } },
              "Newtonsoft.Json/12.0.3": { "runtime": { "lib/netstandard2.0/Newtonsoft.Json.dll": { "fileVersion": "12.0.3.23909" } } },
              "SQLitePCLRaw.lib.e_sqlite3/2.1.6": { "runtimeTargets": { "runtimes/linux-x64/native/libe_sqlite3.so": { "rid": "linux-x64", "assetType": "native" } } },
              "Humanizer.Core.de/2.14.1": { "resources": { "lib/netstandard2.0/de/Humanizer.resources.dll": { "locale": "de" } } }
            }
          },
          "libraries": {
            "Orders/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
            "Newtonsoft.Json/12.0.3": { "type": "package", "serviceable": true },
            "SQLitePCLRaw.lib.e_sqlite3/2.1.6": { "type": "package" },
            "Humanizer.Core.de/2.14.1": { "type": "package" }
          }
        }
        """;

    [Fact]
    public void A_deps_json_names_the_packages_and_the_framework_but_not_the_project() =>
        Assert.Equal(
            [
                "Humanizer.Core.de 2.14.1 Installed :15",
                "Microsoft.NETCore.App  Runtime ?",
                "Newtonsoft.Json 12.0.3 Installed :13",
                "SQLitePCLRaw.lib.e_sqlite3 2.1.6 Installed :14",
            ],
            Found.In("app/Orders.deps.json", Deps).Listed());

    [Theory]
    [InlineData("app/Newtonsoft.Json.dll", "Newtonsoft.Json")]
    [InlineData("app/runtimes/linux-x64/native/libe_sqlite3.so", "SQLitePCLRaw.lib.e_sqlite3")]
    [InlineData("app/de/Humanizer.resources.dll", "Humanizer.Core.de")]
    [InlineData("app/Orders.dll", "nobody")]
    public void A_package_owns_the_files_where_they_are_published(string path, string owner) =>
        Assert.Equal(owner, Found.In("app/Orders.deps.json", Deps).Owner(path));

    [Fact]
    public void A_runtime_pack_is_the_package_it_came_from() =>
        Assert.Equal(
            ["Microsoft.NETCore.App.Runtime.linux-x64 8.0.4 Installed :1"],
            Found.In("a.deps.json", """{"runtimeTarget":{"name":".NETCoreApp,Version=v8.0/linux-x64"},"libraries":{"runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.4":{"type":"runtimepack"}}}""").Listed());

    [Fact]
    public void A_lock_file_names_direct_and_transitive_packages_once() =>
        Assert.Equal(
            ["AWSSDK.Core 3.7.300.1 Declared :6", "Serilog 4.0.0 Declared :5"],
            Found.In("packages.lock.json", """
                {
                  "version": 1,
                  "dependencies": {
                    "net8.0": {
                      "Serilog": { "type": "Direct", "requested": "[4.0.0, )", "resolved": "4.0.0", "dependencies": { "X": "1.0.0" } },
                      "AWSSDK.Core": { "type": "Transitive", "resolved": "3.7.300.1" },
                      "shared": { "type": "Project" }
                    },
                    "net8.0/linux-x64": { "Serilog": { "type": "Direct", "resolved": "4.0.0" } }
                  }
                }
                """).Listed());

    [Fact]
    public void The_assets_of_a_restore_name_packages() =>
        Assert.Equal(
            ["Serilog 4.0.0 Declared :3"],
            Found.In("obj/project.assets.json", """
                { "version": 3,
                  "libraries": {
                    "Serilog/4.0.0": { "sha512": "x", "type": "package", "files": [ "a", "b" ] },
                    "Shared/1.0.0": { "type": "project" } } }
                """).Listed());

    [Fact]
    public void A_packages_config_names_packages_with_lines() =>
        Assert.Equal(
            ["NUnit 3.13.0 Declared :4 development", "log4net 2.0.8 Declared :3"],
            Found.In("packages.config", """
                <?xml version="1.0" encoding="utf-8"?>
                <packages>
                  <package id="log4net" version="2.0.8" targetFramework="net472" />
                  <package id="NUnit" version="3.13.0" developmentDependency="true" />
                </packages>
                """).Listed());

    [Theory]
    [InlineData("13.0.3+0a2e291c0d9c0c7675d445703e51750363a549ef", "13.0.3.27908", "13.0.3")]
    [InlineData("8.0.0-rc.1", "8.0.23.1", "8.0.0-rc.1")]
    [InlineData("the good one", "8.0.23.1", "8.0.23.1")]
    [InlineData(null, null, "13.0.0.0")]
    public void An_assembly_without_deps_json_is_concluded_from_its_attributes(string? informational, string? file, string version)
    {
        var found = Found.In(("Json.dll", Assemblies.Of("Json", "13.0.0.0", informational, file)));
        Assert.Equal([$"Json {version} Installed ?"], found.Listed());
        Assert.Equal("Json", found.Owner("Json.dll"));
    }

    [Fact]
    public void An_assembly_of_the_project_itself_is_no_package() =>
        Assert.DoesNotContain("Orders 1.0.0.0 Installed ?", Found.In(("Orders.dll", Assemblies.Of("Orders", "1.0.0.0")), ("Orders.deps.json", Encoding.UTF8.GetBytes(Deps))).Listed());

    [Fact]
    public void A_library_that_is_no_assembly_is_not_one() =>
        Assert.Empty(Found.In(("native.dll", [.. "not a portable executable"u8])).Listed());

    [Fact]
    public void A_damaged_assembly_is_reported() =>
        Assert.Equal("Json.dll is not a readable .NET assembly", Found.In(("Json.dll", Assemblies.Of("Json", "13.0.0.0")[..700])).Problem());

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    public void A_bundle_is_read_by_the_deps_json_inside(int version, bool isCompressed) =>
        Assert.Equal(
            ["Humanizer.Core.de 2.14.1 Bundled", "Microsoft.NETCore.App  Runtime ?", "Newtonsoft.Json 12.0.3 Bundled", "SQLitePCLRaw.lib.e_sqlite3 2.1.6 Bundled"],
            Found.In(("bootstrap", Bundles.Of(version, isCompressed, ("Orders.deps.json", Bundles.DepsJson, Encoding.UTF8.GetBytes(Deps))))).Listed());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bundle_without_deps_json_is_concluded_from_its_assemblies(bool isCompressed) =>
        Assert.Equal(
            ["Json 13.0.3 Bundled ?"],
            Found.In(("bootstrap", Bundles.Of(6, isCompressed, ("Json.dll", Bundles.Assembly, Assemblies.Of("Json", "13.0.0.0", "13.0.3"))))).Listed());

    [Fact]
    public void A_program_compiled_ahead_of_time_says_nothing()
    {
        var found = Found.In(("bootstrap", ElfFiles.With((".text", [0xc3]), ("__managedcode", [0xc3]))));
        Assert.Empty(found.Listed());
        Assert.Equal("", found.Problem());
    }

    [Theory]
    [InlineData("a.deps.json", "{", "a.deps.json is not valid JSON (line 1)")]
    [InlineData("packages.lock.json", "{\n  \"dependencies\": [1,}", "packages.lock.json is not valid JSON (line 2)")]
    [InlineData("packages.config", "<packages>\n<package>", "packages.config is not valid XML (line 2)")]
    public void A_file_that_cannot_be_read_is_reported(string path, string content, string problem) =>
        Assert.Equal(problem, Found.In(path, content).Problem());
}
