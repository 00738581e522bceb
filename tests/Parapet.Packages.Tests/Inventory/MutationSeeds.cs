namespace Parapet.Packages.Tests.Inventory;

/// <summary>A small valid file of every kind, for the mutants.</summary>
internal static class MutationSeeds
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("var filler = (a, b) => a + b;\n", 70));

    public static IEnumerable<(string Path, string Text)> All { get; } =
    [
        ("node_modules/@a/b/package.json", """{ "name": "@a/b", "version": "1.2.3", "licenses": [{ "type": "MIT" }, "ISC"], "x": { "y": [1, 2.5e3, null, true] } }"""),
        ("package.json", """{ "name": "f", "dependencies": { "a": "1.2.3", "b": "npm:c@^2", "d": "file:../d" }, "devDependencies": { "e": "=4.5.6" } }"""),
        ("package-lock.json", """{ "lockfileVersion": 1, "dependencies": { "a": { "version": "1.2.3", "dev": true, "dependencies": { "b": { "version": "npm:c@2.0.0" } } } } }"""),
        ("npm-shrinkwrap.json", """{ "lockfileVersion": 2, "packages": { "": {}, "node_modules/a": { "version": "1.2.3", "license": "MIT" }, "node_modules/b": { "link": true } }, "dependencies": {} }"""),
        ("bun.lock", """{ "packages": { "a": ["a@1.2.3", "", { "dependencies": {} }, "x"], "m": ["m@workspace:m"], } }"""),
        ("yarn.lock", "# yarn lockfile v1\n\n\"@a/b@^1\", \"@a/b@^1.2\":\n  version \"1.2.3\"\n  dependencies:\n    c \"^1\"\n\nc@^1, c@^1.0:\n  version \"1.0.0\"\n"),
        ("berry/yarn.lock", "__metadata:\n  version: 8\n\n? \"a@npm:^1, a@npm:^2\"\n:\n  version: 1.2.3\n  resolution: \"a@npm:1.2.3\"\n\n\"f@workspace:.\":\n  version: 0.0.0-use.local\n  resolution: \"f@workspace:.\"\n"),
        ("5/pnpm-lock.yaml", "lockfileVersion: 5.4\npackages:\n\n  /@a/b/1.2.3_c@1.0.0:\n    resolution: {integrity: x}\n    dev: true\n\n  registry.example/d/1.0.0:\n    name: d\n    version: 1.0.0\n"),
        ("6/pnpm-lock.yaml", "lockfileVersion: '6.0'\npackages:\n\n  /@a/b@1.2.3(c@1.0.0):\n    dev: true\n\n  file:../m:\n    resolution: {directory: ../m, type: directory}\n    name: m\n"),
        ("9/pnpm-lock.yaml", "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a:\n        specifier: ^1\n        version: 1.2.3(b@2.0.0)\npackages:\n  a@1.2.3:\n    x: y\n  'b@2.0.0':\n    x: y\nsnapshots:\n  a@1.2.3(b@2.0.0):\n    dependencies:\n      b: 2.0.0\n  b@2.0.0: {}\n"),
        ("index.js", "// node_modules/.pnpm/a@1.2.3/node_modules/a/x.js\nvar VERSION = \"1.2.3\";\n\"./node_modules/b/x.js\": (e) => {},\nx={name:\"@c/d\",version:\"1.0.0\"};JSON.parse('{\"name\":\"pg\",\"version\":\"8.1.0\",\"main\":\"x\"}')\n/*! e v2.0.0 */\n" + Filler + "/*! Bundled license information:\n\nf/x.js:\n  (*! g v1.0.0 *)\n*/\n"),
        ("inline.js", Filler + "//# sourceMappingURL=data:application/json;base64,eyJzb3VyY2VzIjpbIm5vZGVfbW9kdWxlcy9hL2IuanMiXX0=\n"),
        ("index.js.LICENSE.txt", "/*!\n * depd\n * Copyright(c) 2014\n */\n/*! a.js v1.2.3 | MIT */\n"),
        ("index.js.map", """{ "version": 3, "sources": ["node_modules/a/package.json", "node_modules/b/c.js"], "sourcesContent": ["{ \"name\": \"a\", \"version\": \"1.2.3\" }", "/*! b v2.0.0 */ var VERSION = '2.0.0';"], "sections": [{ "map": { "sources": [] } }] }"""),
        ("a-1.2.dist-info/METADATA", "Metadata-Version: 2.1\nName: a\nVersion: 1.2\nLicense-Expression: MIT\nClassifier: License :: OSI Approved :: MIT License\n\nText\n"),
        ("lib/a_b-1.2.dist-info/RECORD", "a_b/__init__.py,sha256=x,1\n\"a_b/c, d.py\",,\n../../bin/a,,\n"),
        ("a-1.2.egg-info/PKG-INFO", "Name: a\nVersion: 1.2\n"),
        ("a-1.2-py3.11.egg-info/top_level.txt", "a\nb\n"),
        ("requirements.txt", "-r requirements-x.txt\na[b]==1.2 ; python_version > '3' # c\nd>=1 \\\n  --hash=sha256:x\ne @ https://files.example/e.whl\n"),
        ("Pipfile.lock", """{ "_meta": {}, "default": { "a": { "version": "==1.2" }, "b": { "path": "." } }, "develop": { "c": { "version": "==1" } } }"""),
        ("poetry.lock", "[[package]]\nname = \"a\"\nversion = \"1.2\"\ndescription = \"\"\"\nx \\\" y\"\"\"\ngroups = [\"main\", \"dev\"]\nfiles = [\n  {file = \"x\", hash = 'y'},\n]\n\n[package.dependencies]\nb = {version = \">=1\", optional = true}\n\n[package.source]\ntype = \"git\"\n"),
        ("uv.lock", "version = 1\n[[package]]\nname = \"a\"\nversion = \"1.2\"\nsource = { registry = \"https://registry.example\" }\ndependencies = [ { name = \"b\" }, ]\n[[package]]\nname = \"f\"\nsource = { virtual = \".\" }\ndependencies = [{ name = \"a\" }]\n"),
        ("pdm.lock", "[metadata]\ngroups = [\"default\"]\n[[package]]\nname = \"a\"\nversion = \"1.2\"\ngroups = [\"dev\"]\n"),
        ("pylock.toml", "[[packages]]\nname = 'a'\nversion = '1.2'\nmarker = \"'dev' in dependency_groups\"\nwheels = [{ hashes = { sha256 = 'x' } }]\n"),
        ("pip/_vendor/vendor.txt", "a==1.2\n  b==3.4 # c\n"),
        ("pip/_vendor/a/__init__.py", "\"\"\"Doc\"\"\"\n__version__: str = '1.2'\n"),
        ("specifications/a-1.2-x86_64-linux.gemspec", "# stub: a 1.2 x86_64-linux lib\nGem::Specification.new do |s|\n  s.name = \"a\".freeze\n  s.version = \"1.2\"\n  s.licenses = [\"MIT\".freeze]\nend\n"),
        ("Gemfile.lock", "GIT\n  specs:\n    a (1.0)\nGEM\n  remote: https://registry.example/\n  specs:\n    b (1.2-x86_64-linux)\n      c (~> 1)\nDEPENDENCIES\n  b\n"),
        ("composer.lock", """{ "packages": [{ "name": "a/b", "version": "v1.2", "license": ["MIT"], "dist": { "type": "zip" } }], "packages-dev": [] }"""),
        ("vendor/composer/installed.json", """{ "packages": [{ "name": "a/b", "version": "1.2", "install-path": "../a/b" }], "dev-package-names": ["a/b"] }"""),
    ];
}
