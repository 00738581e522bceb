using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Providers of language models.</summary>
internal static class ModelProviders
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "anthropic-key",
            Provider = "Anthropic",
            Kind = SecretKind.Key,
            What = "an Anthropic API key",
            Reference = "https://docs.anthropic.com/en/api/overview",
            Anchors = ["sk-ant-api03-", "sk-ant-admin01-"],
            Match = Shapes.Token(Shapes.Base64Url, 80, 120),
            Found = () => ["sk-ant-api03-" + Specimen.Of(Shapes.Base64UrlCharacters, 80)],
            NotFound = () => ["sk-ant-api03-" + new string('x', 80), "sk-ant-api03-" + Specimen.Of(Shapes.Base64UrlCharacters, 76), "ask-ant-api03-" + Specimen.Of(Shapes.Base64UrlCharacters, 80)],
        },
        new()
        {
            Id = "openai-key",
            Provider = "OpenAI",
            Kind = SecretKind.Key,
            What = "an OpenAI API key",
            Reference = "https://platform.openai.com/docs/api-reference/authentication",
            Anchors = ["sk-proj-", "sk-svcacct-", "sk-admin-"],
            Match = Shapes.Token(Shapes.Base64Url, 40, 180),
            Found = () => ["sk-proj-" + Specimen.Of(Shapes.Base64UrlCharacters, 40)],
            NotFound = () => ["sk-proj-" + new string('x', 40), "sk-proj-" + Specimen.Of(Shapes.Base64UrlCharacters, 36), "ask-proj-" + Specimen.Of(Shapes.Base64UrlCharacters, 40)],
        },
        new()
        {
            Id = "hugging-face-token",
            Provider = "Hugging Face",
            Kind = SecretKind.Token,
            What = "a Hugging Face token",
            Reference = "https://huggingface.co/docs/hub/security-tokens",
            Anchors = ["hf_"],
            Match = Shapes.Token(Shapes.Letters, 34, 34),
            Found = () => ["hf_" + Specimen.Of(Shapes.LetterCharacters, 34)],
            NotFound = () => ["hf_" + new string('x', 34), "hf_" + Specimen.Of(Shapes.LetterCharacters, 30), "ahf_" + Specimen.Of(Shapes.LetterCharacters, 34)],
        },
    ];
}
