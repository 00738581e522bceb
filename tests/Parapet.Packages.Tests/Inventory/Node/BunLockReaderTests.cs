namespace Parapet.Packages.Tests.Inventory.Node;

public sealed class BunLockReaderTests
{
    [Fact]
    public void A_package_is_a_list_that_starts_with_what_it_is() => Assert.Equal(
        ["@scope/kit 1.2.3 10", "lodash 4.17.20 12", "debug 2.6.9 14", "forked - 16 ?"],
        InventoryOf.Lines("bun.lock", """
            {
              "lockfileVersion": 1,
              "workspaces": {
                "": {
                  "name": "orders",
                  "dependencies": { "@scope/kit": "^1.0.0", },
                },
              },
              "packages": {
                "@scope/kit": ["@scope/kit@1.2.3", "", { "dependencies": { "debug": "2.6.9" } }, "sha512-AAAA"],

                "lodash-old": ["lodash@4.17.20", "https://registry.example/", {}, "sha512-AAAA"],

                "@scope/kit/debug": ["debug@2.6.9", "", {}, "sha512-AAAA"],

                "forked": ["forked@github:a/forked#0123456", {}, "a-forked-0123456"],

                "mine": ["mine@workspace:packages/mine"],
              }
            }
            """));
}
