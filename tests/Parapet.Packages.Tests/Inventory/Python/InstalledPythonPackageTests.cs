namespace Parapet.Packages.Tests.Inventory.Python;

public sealed class InstalledPythonPackageTests
{
    private const string Metadata = """
        Metadata-Version: 2.1
        Name: Flask_SQLAlchemy
        Version: 3.1.1
        Summary: Add SQLAlchemy support
        License: BSD-3-Clause
        Classifier: License :: OSI Approved :: BSD License
        Requires-Dist: flask>=2.2.5

        Name: not-a-header
        """;

    [Fact]
    public void A_wheel_says_its_name_which_is_normalised_and_owns_what_its_record_lists()
    {
        var inventory = InventoryOf.Files(
            ("python/Flask_SQLAlchemy-3.1.1.dist-info/METADATA", Metadata),
            ("python/Flask_SQLAlchemy-3.1.1.dist-info/RECORD", """
                flask_sqlalchemy/__init__.py,sha256=AAAA,653
                "flask_sqlalchemy/odd, name.py",sha256=AAAA,1
                ../bin/flask,,
                ../../../etc/passwd,,
                /usr/bin/flask,,
                Flask_SQLAlchemy-3.1.1.dist-info/RECORD,,
                """));
        Assert.Equal(["flask-sqlalchemy 3.1.1 0 installed", "flask-sqlalchemy 3.1.1 0 installed"], inventory.Lines());
        Assert.Equal(["python/Flask_SQLAlchemy-3.1.1.dist-info/METADATA"], inventory.Packages.Select(package => package.Path).Distinct());
        Assert.Equal("BSD-3-Clause", inventory.Packages[0].License);
        Assert.Equal(
            [
                "bin/flask",
                "python/Flask_SQLAlchemy-3.1.1.dist-info/",
                "python/Flask_SQLAlchemy-3.1.1.dist-info/RECORD",
                "python/flask_sqlalchemy/__init__.py",
                "python/flask_sqlalchemy/odd, name.py",
            ],
            inventory.Ownerships.Select(owned => owned.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("License-Expression: MIT OR Apache-2.0\nLicense: Dual", "MIT OR Apache-2.0")]
    [InlineData("License: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License", "MIT License")]
    [InlineData("Summary: none", "")]
    public void A_licence_is_an_expression_before_a_name_before_a_classifier(string headers, string expected) =>
        Assert.Equal(expected, InventoryOf.Files(("a-1.dist-info/METADATA", "Name: a\nVersion: 1\n" + headers)).Packages[0].License);

    [Theory]
    [InlineData("PyYAML-6.0.egg-info/PKG-INFO", "PyYAML-6.0.egg-info/")]
    [InlineData("site/PyYAML-6.0.egg-info", "site/PyYAML-6.0.egg-info")]
    [InlineData("PyYAML-6.0-py3.11.egg/EGG-INFO/PKG-INFO", "PyYAML-6.0-py3.11.egg/")]
    public void What_was_before_wheels_is_read_too(string path, string owned)
    {
        var inventory = InventoryOf.Files((path, "Metadata-Version: 1.1\r\nName: PyYAML\r\nVersion: 6.0\r\n"));
        Assert.Equal(["pyyaml 6.0 0 installed"], inventory.Lines());
        Assert.Equal([owned], inventory.Ownerships.Select(claim => claim.Path));
    }

    [Fact]
    public void An_egg_owns_the_modules_it_lists()
    {
        var inventory = InventoryOf.Files(("lib/PyYAML-6.0-py3.11.egg-info/top_level.txt", "_yaml\nyaml\n../evil\n"));
        Assert.Equal(["lib/_yaml/", "lib/_yaml.py", "lib/yaml/", "lib/yaml.py"], inventory.Ownerships.Select(claim => claim.Path));
        Assert.Equal(("pyyaml", "6.0"), (inventory.Ownerships[0].Package.Name, inventory.Ownerships[0].Package.Version));
    }

    [Theory]
    [InlineData("pip/_vendor/vendor.txt", "urllib3==1.26.20\n    certifi==2024.8.30  # CA\nsetuptools\n", "urllib3 1.26.20 1 bundled ?", "certifi 2024.8.30 2 bundled ?", "setuptools - 3 bundled ?")]
    [InlineData("botocore/vendored/requests/__init__.py", "\"\"\"Doc\"\"\"\n__version__ = '2.7.0'\n", "requests 2.7.0 2 bundled ?")]
    [InlineData("botocore/vendored/six.py", "__version__ = \"1.16.0\"\n", "six 1.16.0 1 bundled ?")]
    [InlineData("lib/_vendor/idna/package_data.py", "__version__: str = '3.7'\n", "idna 3.7 1 bundled ?")]
    [InlineData("lib/_vendor/yaml/__init__.py", "__version__ = '6.0'\n", "pyyaml 6.0 1 bundled ?")]
    [InlineData("setuptools/_vendor/wheel-0.45.1.dist-info/METADATA", "Name: wheel\nVersion: 0.45.1\n", "wheel 0.45.1 0 bundled")]
    [InlineData("lib/_vendor/a/__init__.py", "__version__ = get()\n__version_info__ = '1'\n")]
    [InlineData("lib/_vendor/a/b/__init__.py", "__version__ = '1.0'\n")]
    [InlineData("lib/a/__init__.py", "__version__ = '1.0'\n")]
    public void A_copy_that_another_package_keeps_is_bundled(string path, string text, params string[] expected) =>
        Assert.Equal(expected, InventoryOf.Lines(path, text));

    [Fact]
    public void Metadata_without_a_name_is_reported() =>
        Assert.Equal(["a-1.dist-info/METADATA: has no `Name` that a Python package can have"], InventoryOf.Files(("a-1.dist-info/METADATA", "Version: 1\n")).Reports());
}
