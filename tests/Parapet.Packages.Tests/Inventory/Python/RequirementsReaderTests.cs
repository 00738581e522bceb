namespace Parapet.Packages.Tests.Inventory.Python;

public sealed class RequirementsReaderTests
{
    [Fact]
    public void A_version_is_known_where_it_is_pinned() => Assert.Equal(
        [
            "requests 2.31.0 4", "flask 3.0.0 5", "urllib3 2.2.2 6", "zope-interface 6.0 9", "boto3 - 10 ?", "pyyaml - 11 ?", "anyio - 12 ?",
            "numpy 1!2.0+local 13", "mine 1.0 14 ?", "odd - 15 ?", "other 1.0 17 ?", "b - 18 ?",
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
    [InlineData("jinja2 @ https://files.example/jinja2-2.3.0-py3-none-any.whl", "jinja2 2.3.0 1 ?")]
    [InlineData("jinja2@git+https://git.example/jinja.git@2.1", "jinja2 - 1 ?")]
    [InlineData("https://files.example/Jinja2-2.3.0.tar.gz#sha256=abc", "jinja2 2.3.0 1 ?")]
    [InlineData("https://files.example/zope.interface-6.0.zip?x=1", "zope-interface 6.0 1 ?")]
    [InlineData("./jinja2-2.3.0-py3-none-any.whl  # ours", "jinja2 2.3.0 1 ?")]
    [InlineData("vendor/flask_cors-4.0-1-py3-none-any.whl", "flask-cors 4.0 1 ?")]
    [InlineData("git+https://git.example/a/b.git@2.1#egg=jinja2&subdirectory=x", "jinja2 - 1 ?")]
    [InlineData("--editable=git+https://git.example/a/b.git#egg=jinja2[async]", "jinja2 - 1 ?")]
    public void A_line_that_asks_for_a_file_or_a_repository_is_a_package(string line, string expected) =>
        Assert.Equal([expected], InventoryOf.Lines("requirements.txt", line));

    [Theory]
    [InlineData("-r other.txt", "requirements.txt: line 1 includes `other.txt`, which is not read: it is not named like a requirements file")]
    [InlineData("--requirement=sub/base.txt", "requirements.txt: line 1 includes `sub/base.txt`, which is not read: it is not named like a requirements file")]
    [InlineData("git+https://git.example/a/b.git", "requirements.txt: line 1 does not say which package `git+https://git.example/a/b.git` is")]
    [InlineData("-e git+https://git.example/a/b.git", "requirements.txt: line 1 does not say which package `-e git+https://git.example/a/b.git` is")]
    [InlineData("${NAME}==1", "requirements.txt: line 1 does not say which package `${NAME}==1` is")]
    [InlineData("-r requirements-base.txt", null)]
    [InlineData("-r requirements/base.txt", null)]
    [InlineData("-c constraints.txt", null)]
    [InlineData("-e .", null)]
    [InlineData("--index-url https://registry.example/simple", null)]
    [InlineData("some words", null)]
    [InlineData("# https://files.example", null)]
    public void A_line_whose_packages_are_not_read_is_said(string line, string? expected)
    {
        var found = InventoryOf.Files(("requirements.txt", line));
        Assert.Empty(found.Packages);
        Assert.Equal(expected is null ? [] : [expected], found.Reports());
    }

    [Theory]
    [InlineData("Requirements.txt", false)]
    [InlineData("requirements-dev.txt", true)]
    [InlineData("test-requirements.txt", true)]
    [InlineData("requirements/lint.txt", true)]
    [InlineData("requirements/base.txt", false)]
    [InlineData("src/requirements.txt", false)]
    public void A_file_named_for_development_is_for_it(string path, bool isDevelopment) =>
        Assert.Equal([isDevelopment ? "a 1.0 1 dev" : "a 1.0 1"], InventoryOf.Lines(path, "a==1.0"));
}
