using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Tests;

public sealed class CertaintyTests
{
    [Fact]
    public void A_checksum_that_fits_is_certain_and_one_that_does_not_is_no_finding()
    {
        var token = "ghp_" + Base62.Specimen(36, 5);
        Assert.Equal(Certainty.Certain, Assert.Single(SecretScanner.Scan(token)).Certainty);
        Assert.Empty(SecretScanner.Scan(token[..^1] + (token[^1] == '0' ? '1' : '0')));
    }

    [Fact]
    public void A_form_that_others_share_is_likely_beside_its_name() =>
        Assert.Equal(Certainty.Likely, Assert.Single(SecretScanner.Scan("DD_API_KEY=" + Specimen.Of(Alphabet.Hex, 32))).Certainty);

    [Theory]
    [InlineData("password = \"correcthorse\"")]
    [InlineData("api_key = \"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    public void A_word_as_a_password_and_an_identifier_as_a_key_are_only_possible(string text) =>
        Assert.Equal(Certainty.Possible, Assert.Single(SecretScanner.Scan(text)).Certainty);

    [Theory]
    [InlineData("AKIA", Certainty.Likely)]
    [InlineData("ASIA", Certainty.Possible)]
    public void An_access_key_id_is_certain_only_beside_its_other_half(string prefix, Certainty alone)
    {
        var id = $"\"accessKeyId\": \"{prefix}J{Specimen.Of(Alphabet.Base32, 15)}\"";
        Assert.Equal(alone, Assert.Single(SecretScanner.Scan(id)).Certainty);
        Assert.Equal(alone, Assert.Single(SecretScanner.Scan($"{id}, \"sha1\": \"{Specimen.Of(Alphabet.Hex, 40)}\"")).Certainty);
        Assert.Equal(Certainty.Certain, SecretScanner.Scan($"{id}, \"secret\": \"{Specimen.Of(Alphabet.Base64, 40)}\"")[0].Certainty);
        Assert.Equal(Certainty.Certain, SecretScanner.Scan($"{id}, \"x\": \"IQoJb3JpZ2luX2Vj{Specimen.Of(Alphabet.Base64, 300)}\"")[0].Certainty);
    }

    [Fact]
    public void An_encrypted_private_key_is_only_possible_and_a_public_one_nothing()
    {
        var body = $"-----\nMII{Specimen.Of(Alphabet.Base64, 61)}\n{Specimen.Of(Alphabet.Base64, 64, 2)}\n-----END";
        Assert.Equal(Certainty.Possible, Assert.Single(SecretScanner.Scan("-----BEGIN ENCRYPTED PRIVATE " + "KEY" + body)).Certainty);
        Assert.Equal(Certainty.Certain, Assert.Single(SecretScanner.Scan("-----BEGIN PRIVATE " + "KEY" + body)).Certainty);
        Assert.Empty(SecretScanner.Scan("-----BEGIN PUBLIC " + "KEY" + body));
        Assert.Empty(SecretScanner.Scan("-----BEGIN CERTIFICATE" + body));
    }

    [Fact]
    public void A_body_that_is_no_key_is_none() =>
        Assert.Empty(SecretScanner.Scan("-----BEGIN PRIVATE " + "KEY-----\n" + "A paragraph of prose that goes on for longer than any key would need to\n"));

    [Theory]
    [InlineData("{0}={1}")]
    [InlineData("export {0}='{1}'")]
    [InlineData("ENV {0} {1}")]
    [InlineData("{0}: {1}")]
    [InlineData("\"{0}\": \"{1}\"")]
    [InlineData("\\\"{0}\\\":\\\"{1}\\\"")]
    [InlineData("- name: {0}\n  value: {1}")]
    [InlineData("<add key=\"{0}\" value=\"{1}\" />")]
    [InlineData("<{0}>{1}</{0}>")]
    [InlineData("os.environ[\"{0}\"] = f\"{1}\"")]
    [InlineData("Environment.SetEnvironmentVariable(\"{0}\", @\"{1}\");")]
    [InlineData("let {0}: &str = \"{1}\";")]
    [InlineData("{0} := `{1}`")]
    [InlineData("'{0}' => '{1}',")]
    [InlineData("variable \"{0}\" {{\n  default = \"{1}\"\n}}")]
    [InlineData("run --{0} {1}")]
    [InlineData("{0} = \"\"\"{1}\"\"\"")]
    public void A_value_is_found_in_every_syntax_to_its_last_character(string syntax)
    {
        var value = Specimen.Of(Alphabet.Alphanumeric, 32, 11);
        var text = string.Format(syntax, "ORDERS_CLIENT_SECRET", value);
        var secret = Assert.Single(SecretScanner.Scan(text));
        Assert.Equal(value, text.Substring(secret.Offset, secret.Length));
    }
}
