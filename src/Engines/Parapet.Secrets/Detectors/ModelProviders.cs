using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Providers of language models and what is built around them.</summary>
internal static class ModelProviders
{
    private static readonly Family Anthropic = new("Anthropic", "https://docs.anthropic.com/en/api/overview");
    private static readonly Family OpenAI = new("OpenAI", "https://platform.openai.com/docs/api-reference/authentication");
    private static readonly Family HuggingFace = new("Hugging Face", "https://huggingface.co/docs/hub/security-tokens");
    private static readonly Family LangSmith = new("LangSmith", "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Anthropic.Key("anthropic-key", "an Anthropic API key", "sk-ant-api03-", Url64(80, 120)),
        Anthropic.Key("anthropic-admin-key", "an Anthropic admin key", "sk-ant-admin01-", Url64(80, 120)),
        Anthropic.Token("anthropic-oauth-token", "an Anthropic OAuth token", "sk-ant-oat01-|sk-ant-ort01-|sk-ant-sid01-", Url64(80, 140)),
        OpenAI.Key("openai-key", "an OpenAI API key", "sk-proj-", Url64(40, 180)),
        OpenAI.Key("openai-service-key", "an OpenAI service account key", "sk-svcacct-", Url64(40, 180)),
        OpenAI.Key("openai-admin-key", "an OpenAI admin key", "sk-admin-", Url64(40, 180)),
        OpenAI.Key("openai-legacy-key", "an OpenAI API key", "sk-", Alnum(20), Text("T3BlbkFJ"), Alnum(20)),
        HuggingFace.Token("hugging-face-token", "a Hugging Face token", "hf_", Letters(34)),
        HuggingFace.Token("hugging-face-organization-token", "a Hugging Face organization token", "api_org_", Letters(34)),
        LangSmith.Key("langsmith-personal-key", "a LangSmith personal key", "lsv2_pt_", Hex(32), Text("_"), Hex(10)),
        LangSmith.Key("langsmith-service-key", "a LangSmith service key", "lsv2_sk_", Hex(32), Text("_"), Hex(10)),
        new Family("Groq", "https://console.groq.com/docs/quickstart").Key("groq-key", "a Groq API key", "gsk_", Alnum(52)),
        new Family("Perplexity", "https://docs.perplexity.ai/guides/getting-started").Key("perplexity-key", "a Perplexity API key", "pplx-", Alnum(48, 56)),
        new Family("Replicate", "https://replicate.com/docs/topics/security/api-tokens").Token("replicate-token", "a Replicate API token", "r8_", Alnum(37)),
        new Family("xAI", "https://docs.x.ai/docs/overview").Key("xai-key", "an xAI API key", "xai-", Alnum(80)),
        new Family("OpenRouter", "https://openrouter.ai/docs/api-reference/authentication").Key("openrouter-key", "an OpenRouter API key", "sk-or-v1-", Hex(64)),
        new Family("Fireworks AI", "https://docs.fireworks.ai/api-reference/introduction").Key("fireworks-key", "a Fireworks AI key", "fw_", Alnum(22, 24)),
        new Family("Together AI", "https://docs.together.ai/docs/quickstart").Key("together-key", "a Together AI key", "tgp_v1_", Url64(43)),
        new Family("Pinecone", "https://docs.pinecone.io/guides/projects/manage-api-keys").Key("pinecone-key", "a Pinecone API key", "pcsk_", Alnum(5, 7), Text("_"), Alnum(60, 66)),
        new Family("Langfuse", "https://langfuse.com/docs/observability/get-started").Key("langfuse-secret-key", "a Langfuse secret key", "sk-lf-", Uuid),
        new Family("ElevenLabs", "https://elevenlabs.io/docs/api-reference/authentication").Key("elevenlabs-key", "an ElevenLabs API key", "sk_", Hex(48)),
        new Family("NVIDIA", "https://docs.api.nvidia.com/nim/reference/llm-apis").Key("nvidia-key", "an NVIDIA API key", "nvapi-", Url64(60, 70)),
        new Family("Cerebras", "https://inference-docs.cerebras.ai/quickstart").Key("cerebras-key", "a Cerebras API key", "csk-", Lower(48)),
        new Family("Jina AI", "https://jina.ai/embeddings/").Key("jina-key", "a Jina AI key", "jina_", Url64(58, 64)),
        new Family("Tavily", "https://docs.tavily.com/documentation/api-reference/introduction").Key("tavily-key", "a Tavily API key", "tvly-", Alnum(32)),
        new Family("Firecrawl", "https://docs.firecrawl.dev/introduction").Key("firecrawl-key", "a Firecrawl API key", "fc-", Hex(32)),
        new Family("E2B", "https://e2b.dev/docs/api-key").Key("e2b-key", "an E2B API key", "e2b_", Hex(40)),
        new Family("Voyage AI", "https://docs.voyageai.com/docs/api-key-and-installation").Key("voyage-key", "a Voyage AI key", "pa-", Url64(43)),
        new Family("RunPod", "https://docs.runpod.io/get-started/api-keys").Key("runpod-key", "a RunPod API key", "rpa_", Upper(40, 48)),
        new Family("Weights & Biases", "https://docs.wandb.ai/quickstart").Named("wandb-key", "a Weights & Biases API key", "wandb", Hex(40)),
        new Family("Cohere", "https://docs.cohere.com/reference/about").Named("cohere-key", "a Cohere API key", "cohere|co_api_key", Alnum(40)),
        new Family("Mistral AI", "https://docs.mistral.ai/getting-started/quickstart/").Named("mistral-key", "a Mistral API key", "mistral", Alnum(32)),
        new Family("DeepSeek", "https://api-docs.deepseek.com/").Key("deepseek-key", "a DeepSeek API key", "sk-", Hex(32)) with { Certainty = Certainty.Likely },
        new Family("Deepgram", "https://developers.deepgram.com/docs/create-additional-api-keys").Named("deepgram-key", "a Deepgram API key", "deepgram", Hex(40)),
        new Family("AssemblyAI", "https://www.assemblyai.com/docs/getting-started").Named("assemblyai-key", "an AssemblyAI key", "assemblyai|assembly_ai", Hex(32)),
        new Family("SerpApi", "https://serpapi.com/search-api").Named("serpapi-key", "a SerpApi key", "serpapi|serp_api", Hex(64)),
    ];
}
