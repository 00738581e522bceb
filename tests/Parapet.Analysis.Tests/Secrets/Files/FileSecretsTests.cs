using System.Text;
using Parapet.Analysis.Secrets.Files;
using Parapet.Packages.Artifacts;

namespace Parapet.Analysis.Tests.Secrets.Files;

public sealed class FileSecretsTests
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "grey", "otter", "58");

    [Fact]
    public void The_place_is_the_first_character_of_the_secret()
    {
        var secret = Assert.Single(FileSecrets.In("a.env", $"A=1\r\n\r\nDB_PASSWORD={Password}\r\n"));
        Assert.Equal((3, 13), (secret.Line, secret.Column));
    }

    [Fact]
    public void Code_in_a_string_of_json_is_found_where_it_is_written()
    {
        const string Before = "{\"a\": \"\\u0041\\n";
        var secret = Assert.Single(FileSecrets.In("a.json", $"{Before}DB_PASSWORD = \\\"{Password}\\\"\"}}"));
        Assert.Equal((1, Before.Length + "DB_PASSWORD = \\\"".Length + 1), (secret.Line, secret.Column));
        Assert.Equal(Password.Length, secret.Secret.Length);
    }

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("ios/Podfile.lock")]
    [InlineData("Orders.deps.json")]
    [InlineData("web/app.js.map")]
    [InlineData("node_modules/a/index.js")]
    [InlineData("python/lib/site-packages/a/test.py")]
    public void In_lists_and_packages_of_others_a_likely_one_does_not_count(string path)
    {
        var text = $"DB_PASSWORD = \"{Password}\"\n";
        Assert.Single(FileSecrets.In("app.py", text));
        Assert.Empty(FileSecrets.In(path, text));
    }

    [Theory]
    [InlineData("plain\ttext\r\n", true)]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006", false)]
    [InlineData("\0\0\0\0", false)]
    public void Text_is_told_by_its_first_bytes(string start, bool isText) => Assert.Equal(isText, PlainText.IsText(Encoding.UTF8.GetBytes(start)));

    [Fact]
    public void A_mark_at_the_start_is_no_column()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes($"DB_PASSWORD={Password}")).ToArray();
        Assert.Equal(13, Assert.Single(FileSecrets.In("a.env", bytes)).Column);
    }

    [Fact]
    public void A_text_over_the_bound_is_said_and_not_read()
    {
        var entry = new ArtifactEntry("log.txt", SecretFiles.MaxBytes + 1L);
        Assert.Equal(Want.Nothing, SecretFiles.Wants(entry, "text"u8));
        Assert.NotNull(SecretFiles.Problem(entry, "text"u8));
        Assert.Null(SecretFiles.Problem(entry, [0, 0, 0, 1]));
    }
}
