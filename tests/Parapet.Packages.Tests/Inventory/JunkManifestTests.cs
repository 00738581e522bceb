namespace Parapet.Packages.Tests.Inventory;

public sealed class JunkManifestTests
{
    [Theory]
    [InlineData("pnpm-lock.yaml", "{\"not: pnpm", "is no pnpm lock file that can be read")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages: {axios@0.21.0: {resolution: {integrity: x}}}\n", "is no pnpm lock file that can be read")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages:\n    axios@0.21.0:\n        resolution: {integrity: x}\n", "is no pnpm lock file that can be read")]
    [InlineData("Cargo.lock", "x = [", "is no Cargo.lock that can be read")]
    [InlineData("Cargo.lock", "[[package]]\nname=\"time\"\nversion=\"0.1.0\"\n", "is no Cargo.lock that can be read")]
    [InlineData("go.mod", "hello world (((", "is no go.mod that can be read")]
    [InlineData("Gemfile.lock", "???", "is no Gemfile.lock that can be read")]
    [InlineData("a.deps.json", """{"targets":{"a":{"X/1.0":{}}}}""", "is no deps.json that can be read: it has no `libraries`")]
    public void A_file_from_which_nothing_is_understood_is_said(string path, string text, string expected)
    {
        var found = InventoryOf.Files((path, text));
        Assert.Empty(found.Packages);
        Assert.Equal([$"{path}: {expected}"], found.Reports());
    }

    [Theory]
    [InlineData("pnpm-lock.yaml", "")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages: {}\n")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: 5.4\nspecifiers: {}\npackages:\n\n  file:lib:\n    resolution: {directory: lib, type: directory}\n")]
    [InlineData("Cargo.lock", "# generated\nversion = 4\n")]
    [InlineData("Cargo.lock", "version = 4\n\n[[package]]\nname = \"mine\"\nversion = \"0.1.0\"\n")]
    [InlineData("go.mod", "module example.com/a\n\ngo 1.22\n")]
    [InlineData("go.mod", "// nothing\n")]
    [InlineData("Gemfile.lock", "GEM\n  remote: https://registry.example/\n  specs:\n\nPLATFORMS\n  ruby\n")]
    [InlineData("a.deps.json", """{"libraries":{}}""")]
    public void A_lock_file_of_nothing_is_no_problem(string path, string text)
    {
        var found = InventoryOf.Files((path, text));
        Assert.Empty(found.Packages);
        Assert.Empty(found.Reports());
    }
}
