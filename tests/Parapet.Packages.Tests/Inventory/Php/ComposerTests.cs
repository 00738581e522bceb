namespace Parapet.Packages.Tests.Inventory.Php;

public sealed class ComposerTests
{
    [Fact]
    public void A_lock_file_keeps_development_apart() => Assert.Equal(
        ["monolog/monolog 3.5.0 6", "symfony/http-kernel v6.4.2 14", "phpunit/phpunit 10.5.9 24 dev"],
        InventoryOf.Lines("composer.lock", """
            {
              "_readme": ["This file locks the dependencies of your project to a known state"],
              "content-hash": "aaaa",
              "packages": [
                {
                  "name": "monolog/monolog",
                  "version": "3.5.0",
                  "source": { "type": "git", "url": "https://git.example/monolog.git", "reference": "aaaa" },
                  "require": { "php": ">=8.1" },
                  "authors": [ { "name": "Jordi Boggiano" } ],
                  "license": ["MIT"]
                },
                {
                  "name": "symfony/http-kernel",
                  "version": "v6.4.2"
                },
                {
                  "name": "a/mine", "version": "dev-main",
                  "dist": { "type": "path", "url": "../mine" }
                }
              ],
              "packages-dev": [
                {
                  "name": "phpunit/phpunit",
                  "version": "10.5.9"
                }
              ]
            }
            """));

    private const string Monolog = """{ "name": "monolog/monolog", "version": "3.5.0", "version_normalized": "3.5.0.0", "license": ["MIT", "BSD-3-Clause"], "install-path": "../monolog/monolog" }""";

    [Theory]
    [InlineData("""{ "packages": [ MONOLOG ], "dev": true, "dev-package-names": ["monolog/monolog"] }""", "monolog/monolog 3.5.0 1 installed dev")]
    [InlineData("""{ "packages": [ MONOLOG ], "dev": false, "dev-package-names": [] }""", "monolog/monolog 3.5.0 1 installed")]
    [InlineData("[ MONOLOG ]", "monolog/monolog 3.5.0 1 installed")]
    public void What_is_installed_owns_its_folder(string text, string expected)
    {
        var inventory = InventoryOf.Files(("app/vendor/composer/installed.json", text.Replace("MONOLOG", Monolog, StringComparison.Ordinal)));
        Assert.Equal([expected], inventory.Lines());
        Assert.Equal("(MIT OR BSD-3-Clause)", inventory.Packages[0].License);
        Assert.Equal(["app/vendor/monolog/monolog/"], inventory.Ownerships.Select(owned => owned.Path));
    }

    [Fact]
    public void A_path_out_of_the_vendor_folder_is_not_owned()
    {
        var text = Monolog.Replace("../monolog/monolog", "../../../..", StringComparison.Ordinal);
        Assert.Empty(InventoryOf.Files(("vendor/composer/installed.json", $"[{text}]")).Ownerships);
    }
}
