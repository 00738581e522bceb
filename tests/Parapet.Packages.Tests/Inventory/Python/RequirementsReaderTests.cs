namespace Parapet.Packages.Tests.Inventory.Python;

public sealed class RequirementsReaderTests
{
    [Fact]
    public void A_version_is_known_where_it_is_pinned() => Assert.Equal(
        [
            "requests 2.31.0 4", "flask 3.0.0 5", "urllib3 2.2.2 6", "zope-interface 6.0 9", "boto3 - 10 ?", "pyyaml - 11 ?", "anyio - 12 ?",
            "numpy 1!2.0+local 13", "mine - 14 ?", "odd - 15 ?",
        ],
        InventoryOf.Lines("requirements.txt", """
            # what the function needs
            -r base.txt
            --index-url https://registry.example/simple
            requests==2.31.0
            Flask[async, dotenv] == 3.0.0 ; python_version >= "3.8"  # web
            urllib3==2.2.2 \
                --hash=sha256:aaaa \
                --hash=sha256:bbbb
            zope.interface (==6.0)
            boto3>=1.34,<2
            PyYAML
            anyio==4.*
            numpy==1!2.0+local
            mine @ https://files.example/mine-1.0.whl
            odd===1.0-weird
            ./local/package
            https://files.example/other-1.0.whl
            -e git+https://git.example/a/b.git#egg=b
            some words that are not a requirement
            """));

    [Theory]
    [InlineData("requirements-dev.txt", true)]
    [InlineData("test-requirements.txt", true)]
    [InlineData("requirements/lint.txt", true)]
    [InlineData("requirements/base.txt", false)]
    [InlineData("src/requirements.txt", false)]
    public void A_file_named_for_development_is_for_it(string path, bool isDevelopment) =>
        Assert.Equal([isDevelopment ? "a 1.0 1 dev" : "a 1.0 1"], InventoryOf.Lines(path, "a==1.0"));
}
