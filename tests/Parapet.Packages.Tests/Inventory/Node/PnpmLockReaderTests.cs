namespace Parapet.Packages.Tests.Inventory.Node;

public sealed class PnpmLockReaderTests
{
    [Fact]
    public void Version_5_has_slashes_and_peers_after_an_underscore() => Assert.Equal(
        ["@babel/core 7.20.0 9", "@babel/helper 7.19.0 16", "lodash 4.17.20 20", "old 1.0.0 24", "forked 2.0.0 28"],
        InventoryOf.Lines("pnpm-lock.yaml", """
            lockfileVersion: 5.4
            specifiers:
              lodash: ^4.17.0
            dependencies:
              lodash: 4.17.20

            packages:

              /@babel/core/7.20.0:
                resolution: {integrity: sha512-AAAA}
                engines: {node: '>=6.9.0'}
                dependencies:
                  version: 3.0.0
                dev: false

              /@babel/helper/7.19.0_@babel+core@7.20.0:
                resolution: {integrity: sha512-AAAA}
                dev: false

              /lodash/4.17.20:
                resolution: {integrity: sha512-AAAA}
                dev: false

              registry.example/old/1.0.0:
                resolution: {integrity: sha512-AAAA}
                dev: false

              git.example/a/forked/0123456789abcdef:
                resolution: {tarball: https://git.example/a/forked/tar.gz/0123456789abcdef}
                name: forked
                version: 2.0.0
                dev: false
            """));

    [Fact]
    public void Version_6_has_peers_in_parentheses_and_a_package_once_for_all_peers() => Assert.Equal(
        ["@babel/core 7.20.0 12", "@babel/helper 7.19.0 16 dev", "lodash 4.17.20 20"],
        InventoryOf.Lines("pnpm-lock.yaml", """
            lockfileVersion: '6.0'

            settings:
              autoInstallPeers: true

            dependencies:
              lodash:
                specifier: ^4.17.0
                version: 4.17.20

            packages:
              /@babel/core@7.20.0:
                resolution: {integrity: sha512-AAAA}
                dev: false

              /@babel/helper@7.19.0(@babel/core@7.20.0):
                resolution: {integrity: sha512-AAAA}
                dev: true

              /lodash@4.17.20(a@1.0.0):
                resolution: {integrity: sha512-AAAA}
                dev: true

              /lodash@4.17.20(a@2.0.0):
                resolution: {integrity: sha512-AAAA}
                dev: false

              file:../mine:
                resolution: {directory: ../mine, type: directory}
                name: mine
                version: 1.0.0
            """));

    [Fact]
    public void Of_version_9_the_snapshots_say_what_is_needed_in_production() => Assert.Equal(
        [
            "@scope/deep 1.1.0 20", "express 4.19.2 23", "mocha 8.0.0 26 dev", "only-mocha 1.0.0 29 dev", "uuid 9.0.1 32", "forked 2.0.0 35",
        ],
        InventoryOf.Lines("pnpm-lock.yaml", """
            lockfileVersion: '9.0'

            importers:

              .:
                dependencies:
                  express:
                    specifier: ^4.0.0
                    version: 4.19.2(peer@1.0.0)
                  forked:
                    specifier: github:a/forked
                    version: https://git.example/a/forked/tar.gz/0123
                devDependencies:
                  mocha:
                    specifier: ^8.0.0
                    version: 8.0.0

            packages:

              '@scope/deep@1.1.0':
                resolution: {integrity: sha512-AAAA}

              express@4.19.2:
                resolution: {integrity: sha512-AAAA}

              mocha@8.0.0:
                resolution: {integrity: sha512-AAAA}

              only-mocha@1.0.0:
                resolution: {integrity: sha512-AAAA}

              uuid@9.0.1:
                resolution: {integrity: sha512-AAAA}

              forked@https://git.example/a/forked/tar.gz/0123:
                resolution: {tarball: https://git.example/a/forked/tar.gz/0123}
                version: 2.0.0

            snapshots:

              '@scope/deep@1.1.0':
                dependencies:
                  ids: uuid@9.0.1

              express@4.19.2(peer@1.0.0):
                dependencies:
                  '@scope/deep': 1.1.0

              mocha@8.0.0:
                dependencies:
                  only-mocha: 1.0.0
                  uuid: 9.0.1

              only-mocha@1.0.0: {}

              uuid@9.0.1: {}

              forked@https://git.example/a/forked/tar.gz/0123: {}
            """));
}
