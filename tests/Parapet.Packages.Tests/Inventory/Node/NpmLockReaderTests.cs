namespace Parapet.Packages.Tests.Inventory.Node;

public sealed class NpmLockReaderTests
{
    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("services/orders/npm-shrinkwrap.json")]
    public void Version_1_is_a_tree(string path) => Assert.Equal(
        [
            "express 4.17.1 5",
            "debug 2.6.9 11",
            "lodash 4.17.20 15",
            "mocha 8.0.0 18 dev",
            "forked - 22 ?",
        ],
        InventoryOf.Lines(path, """
            {
              "name": "orders",
              "lockfileVersion": 1,
              "dependencies": {
                "express": {
                  "version": "4.17.1",
                  "engines": { "node": ">= 0.10.0" },
                  "integrity": "sha512-AAAA",
                  "requires": { "debug": "2.6.9" },
                  "dependencies": {
                    "debug": {
                      "version": "2.6.9"
                    } }
                },
                "lodash-old": {
                  "version": "npm:lodash@4.17.20"
                },
                "mocha": {
                  "version": "8.0.0",
                  "dev": true
                },
                "forked": {
                  "version": "git+ssh://git@git.example/a/forked.git#0123456789abcdef0123456789abcdef01234567"
                },
                "mine": { "version": "file:../mine" }
              }
            }
            """));

    private const string Packages = """
              "packages": {
                "": { "name": "orders", "version": "1.0.0", "dependencies": { "express": "^4" } },
                "node_modules/express": {
                  "version": "4.19.2",
                  "engines": { "node": ">= 0.10.0" },
                  "license": "MIT"
                },
                "node_modules/express/node_modules/@scope/debug": { "version": "2.6.9" },
                "node_modules/lodash-old": { "name": "lodash", "version": "4.17.20" },
                "node_modules/mocha": { "version": "8.0.0", "dev": true },
                "node_modules/fsevents": { "version": "2.3.3", "devOptional": true, "optional": true },
                "node_modules/shared": { "resolved": "packages/shared", "link": true },
                "packages/shared": { "version": "3.0.0" },
                "packages/shared/node_modules/express": { "version": "3.0.0" }
              }
        """;

    private static readonly string[] Expected =
        ["express 4.19.2 4", "@scope/debug 2.6.9 9", "lodash 4.17.20 10", "mocha 8.0.0 11 dev", "fsevents 2.3.3 12", "express 3.0.0 15"];

    [Fact]
    public void Version_3_is_a_list_by_folders() =>
        Assert.Equal(Expected, InventoryOf.Lines("package-lock.json", "{ \"lockfileVersion\": 3,\n" + Packages + "}"));

    [Fact]
    public void Version_2_has_both_and_the_list_says_more() =>
        Assert.Equal(Expected, InventoryOf.Lines("package-lock.json", "{ \"lockfileVersion\": 2,\n" + Packages + """, "dependencies": { "other": { "version": "1.0.0" } } }"""));

    [Fact]
    public void The_licence_is_kept() =>
        Assert.Equal("MIT", InventoryOf.Files(("package-lock.json", "{\n" + Packages + "}")).Packages.First(package => package.Name == "express").License);

    [Fact]
    public void A_file_that_ends_early_keeps_what_stood_before_and_is_reported()
    {
        var inventory = InventoryOf.Files(("package-lock.json", "{ \"lockfileVersion\": 3,\n" + Packages[..Packages.IndexOf("node_modules/lodash-old", StringComparison.Ordinal)]));
        Assert.Equal(["express 4.19.2 4", "@scope/debug 2.6.9 9"], inventory.Lines());
        Assert.StartsWith("package-lock.json: is not the JSON that a `package-lock.json` is", Assert.Single(inventory.Reports()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_without_end_is_refused_and_reported()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"dependencies":{"a":""", 100_000));
        Assert.Single(InventoryOf.Files(("package-lock.json", deep)).Problems);
    }

    [Fact]
    public void Escapes_in_names_hide_nothing() =>
        Assert.Equal(["lodash 4.17.20 1"], InventoryOf.Lines("package-lock.json", """{"p\u0061ckages":{"node_modules/lo\u0064ash":{"v\u0065rsion":"4.17.20"}}}"""));
}
