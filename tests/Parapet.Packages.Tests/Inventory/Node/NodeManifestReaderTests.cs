namespace Parapet.Packages.Tests.Inventory.Node;

public sealed class NodeManifestReaderTests
{
    [Fact]
    public void The_functions_own_manifest_asks_for_packages_and_is_none() => Assert.Equal(
        [
            "express 4.19.2 4",
            "lodash - 5 ?",
            "uuid 9.0.1 6",
            "sharp 0.33.0 10",
            "esbuild 0.21.5 13 dev",
        ],
        InventoryOf.Lines("package.json", """
            {
              "name": "orders", "version": "1.0.0",
              "dependencies": {
                "express": "4.19.2",
                "lodash": "^4.17.0",
                "ids": "npm:uuid@9.0.1",
                "mine": "file:../mine",
                "also-mine": "workspace:*" },
              "optionalDependencies": {
                "sharp": "=0.33.0" },
              "devDependencies": {
                "typescript": "^5.0.0",
                "esbuild": "0.21.5" }
            }
            """));
}
