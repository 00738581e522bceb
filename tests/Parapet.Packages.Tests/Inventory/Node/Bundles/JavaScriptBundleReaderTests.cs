using System.Text;

namespace Parapet.Packages.Tests.Inventory.Node.Bundles;

public sealed class JavaScriptBundleReaderTests
{
    /// <summary>What makes a file long enough to be a bundle.</summary>
    private static readonly string Filler = string.Concat(Enumerable.Repeat("var filler = (a, b) => a + b;\n", 100));

    public static TheoryData<string, string[]> Bundles => new()
    {
        // esbuild as it is, with the modules of the project between those of packages
        {
            """
            // node_modules/axios/lib/env/data.js
            var VERSION = "1.7.2";
            // node_modules/.pnpm/uuid@9.0.1/node_modules/uuid/dist/index.js
            var uuid = 1;
            // ../.yarn/cache/@scope-kit-npm-2.0.0-rc.1-0123456789-abcdef.zip/node_modules/@scope/kit/index.js
            var kit = 1;
            // src/handler.ts
            var VERSION = "9.9.9";
            """,
            ["axios 1.7.2 2 bundled ?", "uuid 9.0.1 3 bundled ?", "@scope/kit 2.0.0-rc.1 5 bundled ?"]
        },
        {
            """
            var require_lodash = __commonJS({
              "node_modules/lodash/lodash.js"(exports, module) {
              }
            });
            var require_debug = __commonJS({
              "../../node_modules/a/node_modules/debug/src/index.js"(exports, module) {
              }
            });
            """,
            ["lodash - 2 bundled ?", "debug - 6 bundled ?"]
        },

        // a manifest inside, whole or as text, or only its version
        {
            """
            // node_modules/@aws-sdk/client-s3/package.json
            var package_default = {
              name: "@aws-sdk/client-s3",
              description: "AWS SDK for JavaScript S3 Client",
              author: { name: "aws", url: "https://aws.amazon.com/javascript/" },
              version: "3.577.0",
            };
            // node_modules/mini/package.json
            var version = "4.5.6";
            """,
            ["@aws-sdk/client-s3 3.577.0 3 bundled ?", "mini 4.5.6 9 bundled ?"]
        },
        { """var a={name:"@aws-sdk/nested",version:"3.1.0",description:"x"},b={name:"plain",version:"1.0.0",license:"MIT"},c={name:"other",version:"1.0.0",x:1};""", ["@aws-sdk/nested 3.1.0 1 bundled ?", "plain 1.0.0 1 bundled ?"] },
        { """e.exports=JSON.parse('{"name":"pg","version":"8.11.5","main":"./lib"}')""", ["pg 8.11.5 1 bundled ?"] },
        { """eval("module.exports = {\"name\":\"pg\",\"version\":\"8.11.5\",\"main\":\"./lib\"}")""", ["pg 8.11.5 1 bundled ?"] },

        // webpack in development
        {
            """
            /***/ "./node_modules/express/lib/express.js":
            /*!*************************************************!*\
              !*** ./node_modules/express/lib/express.js ***!
              \*************************************************/
            /***/ ((module, exports, __webpack_require__) => {}),
            // ./node_modules/accepts/index.js
            ;// CONCATENATED MODULE: ./node_modules/vary/index.js
            """,
            ["express - 1 bundled ?", "accepts - 6 bundled ?", "vary - 7 bundled ?"]
        },
        { "//#" + "region node_modules/.pnpm/@a+b@1.2.3_c@1.0.0/node_modules/@a/b/x.js", ["@a/b 1.2.3 1 bundled ?"] },

        // banners
        { "/*! Axios v1.7.2 Copyright (c) 2024 */", ["axios 1.7.2 1 bundled ?"] },
        { "/*!\n * Vue.js v2.6.14\n * (c) 2014-2021\n */", ["vue 2.6.14 1 bundled ?"] },
        { "/*! ipaddr.js 1.9.1 */", ["ipaddr.js 1.9.1 1 bundled ?"] },
        { "/*!\n * @overview es6-promise - a tiny implementation\n * @license MIT\n * @version   v4.2.8+1e68dce6\n */", ["es6-promise 4.2.8+1e68dce6 1 bundled ?"] },
        { "/*!\n * depd\n * Copyright(c) 2014-2018\n */", ["depd - 1 bundled ?"] },
        { "/*! @scope/kit@1.2.3 */", ["@scope/kit 1.2.3 1 bundled ?"] },
        {
            "/*! Bundled license information:\n\nlodash/lodash.js:\n  (**\n   * @license\n   * Lodash <https://lodash.com/>\n   *)\n\n@scope/kit/index.js:\n  (*! kit v1.0.0 *)\n*/",
            ["lodash - 3 bundled ?", "@scope/kit - 9 bundled ?", "kit 1.0.0 10 bundled ?"]
        },
        { "/**\n * @license\n * Lodash <https://lodash.com/>\n * Released under MIT license\n */", ["lodash - 1 bundled ?"] },

        // what only looks like it
        { """console.log("see node_modules/express/lib/express.js"); require("./node_modules/express/index.js"); var x = ["node_modules/a/b.js", 1];""", [] },
        { "// node_modules/a/b is where it lies", [] },
        { "/*! this is not a name v1 */ /* lodash 4.17.21 */ /** Adds 1.2.3 to it */", [] },
        { """var o = { name: "thing", version: "1.2" }, p = { name: "Some Thing", version: "1.2.3" };""", [] },
    };

    [Theory]
    [MemberData(nameof(Bundles))]
    public void What_bundlers_leave_names_packages(string code, string[] expected) =>
        Assert.Equal(expected, InventoryOf.Lines("index.js", code + "\n" + Filler));

    [Theory]
    [InlineData("index.mjs", 1)]
    [InlineData("dist/index.cjs", 1)]
    [InlineData("node_modules/a/dist/index.js", 0)]
    [InlineData("index.ts", 0)]
    [InlineData("index.js.LICENSE.txt", 1)]
    public void Code_outside_of_packages_is_read(string path, int expected) =>
        Assert.Equal(expected, InventoryOf.Lines(path, "/*! Axios v1.7.2 Copyright */\n" + Filler).Length);

    private const string Map = """
        {
          "version": 3,
          "sources": ["webpack://orders/./node_modules/lodash/lodash.js", "../node_modules/.pnpm/uuid@9.0.1/node_modules/uuid/index.js", "../src/app.ts",
            "node_modules/pg/package.json", "node_modules/at/b.js"],
          "sourcesContent": ["var VERSION = '4.17.21';", null, "var VERSION = '9.9.9';", "{\n  \"name\": \"pg\",\n  \"version\": \"8.11.5\"\n}", "/*! at v1.0.0 */ /*! other v2.0.0 */"],
          "mappings": "AAAA"
        }
        """;

    private static readonly string[] InMap = ["at 1.0.0", "lodash 4.17.21", "pg 8.11.5", "uuid 9.0.1"];

    [Theory]
    [InlineData("index.js.map")]
    [InlineData("dist/index.mjs.map")]
    public void A_source_map_says_what_was_put_in(string path) =>
        Assert.Equal(InMap.Select(line => line + " 1 bundled ?"), InventoryOf.Lines(path, Map));

    [Fact]
    public void A_source_map_in_sections_says_the_same() =>
        Assert.Equal(InMap.Select(line => line + " 1 bundled ?"), InventoryOf.Lines("index.js.map", $$"""{ "version": 3, "sections": [ { "offset": { "line": 0, "column": 0 }, "map": {{Map}} } ] }"""));

    [Fact]
    public void A_source_map_inside_the_code_is_read()
    {
        var code = Filler + "//# sourceMappingURL=data:application/json;charset=utf-8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Map)) + "\n";
        Assert.Equal(InMap.Select(line => line + " 101 bundled ?"), InventoryOf.Lines("index.js", code));
    }

    [Fact]
    public void A_source_map_that_ends_early_is_reported() =>
        Assert.Equal(["index.js.map: has a source map that is not JSON to its end; packages may be missing"], InventoryOf.Files(("index.js.map", Map[..^20])).Reports());

    [Fact]
    public void A_bundle_that_speaks_of_too_many_packages_is_reported()
    {
        var code = string.Concat(Enumerable.Range(0, 25_000).Select(number => $"// node_modules/p{number}/index.js\n"));
        var inventory = InventoryOf.Files(("index.js", code));
        Assert.Equal(20_000, inventory.Packages.Count);
        Assert.Equal(["index.js: speaks of more than 20000 packages; those beyond are unknown"], inventory.Reports());
    }
}
