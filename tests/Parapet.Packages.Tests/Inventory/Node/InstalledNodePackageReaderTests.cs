namespace Parapet.Packages.Tests.Inventory.Node;

public sealed class InstalledNodePackageReaderTests
{
    private const string Lodash = """{ "name": "lodash", "version": "4.17.21", "license": "MIT", "main": "lodash.js" }""";

    [Theory]
    [InlineData("node_modules/lodash/package.json")]
    [InlineData("nodejs/node_modules/lodash/package.json")]
    [InlineData("node_modules/a/node_modules/lodash/package.json")]
    [InlineData("node_modules/@scope/a/node_modules/lodash/package.json")]
    [InlineData("node_modules/.pnpm/lodash@4.17.21/node_modules/lodash/package.json")]
    [InlineData("node_modules/.pnpm/@scope+a@1.0.0/node_modules/lodash/package.json")]
    [InlineData("node_modules/.store/lodash-npm-4.17.21-6382451519/package/package.json")]
    [InlineData("node_modules/.store/lodash-npm-4.17.21-6382451519/node_modules/lodash/package.json")]
    [InlineData(".yarn/cache/lodash-npm-4.17.21-6382451519-eb835a2e51.zip!/node_modules/lodash/package.json")]
    [InlineData("node_modules/lodash4/package.json")]
    public void A_package_is_where_its_package_json_lies_and_named_as_it_says(string path)
    {
        var inventory = InventoryOf.Files((path, Lodash));
        Assert.Equal(["lodash 4.17.21 0 installed"], inventory.Lines());
        Assert.Equal("MIT", inventory.Packages[0].License);
        Assert.Equal([path[..^"package.json".Length]], inventory.Ownerships.Select(owned => owned.Path));
    }

    [Theory]
    [InlineData("node_modules/lodash/esm/package.json")]
    [InlineData("node_modules/@scope/a/b/package.json")]
    [InlineData("node_modules/@scope/package.json")]
    [InlineData("node_modules/.bin/package.json")]
    [InlineData("node_modules/package.json")]
    public void A_package_json_inside_a_package_is_none(string path) => Assert.Empty(InventoryOf.Lines(path, Lodash));

    [Fact]
    public void What_lies_in_the_tests_of_a_package_is_not_certain_and_nothing_without_a_version()
    {
        Assert.Equal(["lodash 4.17.21 0 installed ?"], InventoryOf.Lines("node_modules/resolve/test/node_modules/lodash/package.json", Lodash));
        Assert.Empty(InventoryOf.Lines("node_modules/resolve/test/node_modules/lodash/package.json", """{ "main": "x" }"""));
    }

    [Fact]
    public void A_package_without_a_name_has_that_of_its_folder_and_without_a_version_none()
    {
        Assert.Equal(["@scope/a 1.0.0 0 installed ?"], InventoryOf.Lines("node_modules/@scope/a/package.json", """{ "version": "1.0.0" }"""));
        Assert.Equal(["a - 0 installed ?"], InventoryOf.Lines("node_modules/a/package.json", """{ "name": "a", "type": "module" }"""));
    }

    [Fact]
    public void What_it_may_import_is_what_its_manifest_names_but_for_development()
    {
        var inventory = InventoryOf.Files(("node_modules/a/package.json", """
            { "name": "a", "version": "1.0.0", "dependencies": { "c": "1", "@s/b": { "odd": 1 }, "no name": "1" }, "devDependencies": { "x": "1" },
              "optionalDependencies": { "c": "1", "d": "2" }, "peerDependencies": { "b": "*" }, "bundleDependencies": ["e"] }
            """));

        Assert.Equal("@s/b b c d", inventory.Packages[0].Requires);
    }

    [Theory]
    [InlineData("""{ "dependencies": [] , "name": "a" }""")]
    [InlineData("""{ "dependencies": "c", "name": "a" }""")]
    public void Dependencies_that_are_no_object_name_nothing(string text) =>
        Assert.Equal("", Assert.Single(InventoryOf.Files(("node_modules/a/package.json", text)).Packages).Requires);

    [Theory]
    [InlineData("""{ "type": "MIT", "url": "https://example.com" }""", "MIT")]
    [InlineData("""[{ "type": "MIT" }, "Apache-2.0"]""", "(MIT OR Apache-2.0)")]
    [InlineData("""["ISC"]""", "ISC")]
    [InlineData("7", "")]
    public void A_licence_has_had_many_forms(string license, string expected)
    {
        var text = $$"""{ "name": "a", "license": {{license}}, "version": "1.0.0" }""";
        var inventory = InventoryOf.Files(("node_modules/a/package.json", text));
        Assert.Equal((expected, "1.0.0"), (inventory.Packages[0].License, inventory.Packages[0].Version));
    }

    [Fact]
    public void A_package_whose_name_nothing_says_is_reported() =>
        Assert.Equal(
            ["node_modules/.store/x/package/package.json: has no `name` that npm could have, and neither has its folder"],
            InventoryOf.Files(("node_modules/.store/x/package/package.json", """{ "version": "1.0.0" }""")).Reports());

    [Fact]
    public void What_is_not_json_is_reported()
    {
        var inventory = InventoryOf.Files(("node_modules/a/package.json", """
            { "name": "a",
              "version": 1.0.0 }
            """));
        Assert.Equal(["node_modules/a/package.json: is not the JSON that a `package.json` is (line 2); what comes after is unknown"], inventory.Reports());
    }
}
