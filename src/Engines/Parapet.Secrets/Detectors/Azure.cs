using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Microsoft Azure and what belongs to it. Newer keys carry a mark at a fixed place; the service is read from it.</summary>
internal static class Azure
{
    private static readonly Family Entra = new("Microsoft Entra", "https://learn.microsoft.com/purview/sit-defn-client-secret-api-key");
    private static readonly Family Storage = new("Azure", "https://learn.microsoft.com/purview/sit-defn-azure-storage-account-key");
    private static readonly Family Marked = new("Azure", "https://learn.microsoft.com/purview/sit-defn-azure-storage-account-key-generic");
    private static readonly Family Bus = new("Azure", "https://learn.microsoft.com/purview/sit-defn-azure-service-bus-connection-string");
    private static readonly Family Signed = new("Azure", "https://learn.microsoft.com/purview/sit-defn-azure-sas");
    private static readonly Family DevOps = new("Azure DevOps", "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate");
    private static readonly Family Office = new("Microsoft Teams", "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook");
    private static readonly Family Others = new("Azure", "https://learn.microsoft.com/purview/sit-defn-http-authorization-header");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Entra.Around("entra-client-secret", SecretKind.Password, "a Microsoft Entra client secret", Unreserved(3), "8Q~|7Q~|9Q~|0Q~|1Q~|2Q~|3Q~|4Q~|5Q~|6Q~", Unreserved(31, 34)),
        Storage.Key("azure-storage-key", "an Azure Storage account key", "AccountKey=", Base64(86), Text("==")),
        Bus.Key("azure-shared-access-key", "an Azure shared access key", "SharedAccessKey=", Base64(43), Text("=")),
        Signed.Token("azure-logic-app-signature", "the signature of a Logic Apps trigger", "&sv=1.0&sig=|&sv=1.0&amp;sig=", Url64(43)),
        Signed.Token("azure-signature", "an Azure shared access signature", "&sig=|?sig=|&amp;sig=", Percent(46, 100)),
        Marked.Around("azure-marked-storage-key", SecretKind.Key, "an Azure Storage account key", Base64(76), "+ASt", Base64(6), Text("==")),
        Marked.Around("azure-cosmos-key", SecretKind.Key, "an Azure Cosmos DB key", Base64(76), "ACDb", Base64(6), Text("==")),
        Marked.Around("azure-batch-key", SecretKind.Key, "an Azure Batch key", Base64(76), "+ABa", Base64(6), Text("==")),
        Marked.Around("azure-service-bus-key", SecretKind.Key, "an Azure Service Bus key", Base64(33), "+ASb", Base64(6), Text("=")),
        Marked.Around("azure-event-hubs-key", SecretKind.Key, "an Azure Event Hubs key", Base64(33), "+AEh", Base64(6), Text("=")),
        Marked.Around("azure-relay-key", SecretKind.Key, "an Azure Relay key", Base64(33), "+ARm", Base64(6), Text("=")),
        Marked.Around("azure-iot-key", SecretKind.Key, "an Azure IoT Hub key", Base64(33), "AIoT", Base64(6), Text("=")),
        Marked.Around("azure-redis-key", SecretKind.Key, "an Azure Cache for Redis key", Base64(33), "AzCa", Base64(6), Text("=")),
        Marked.Around("azure-registry-password", SecretKind.Password, "an Azure Container Registry password", Base64(42), "+ACR", Base64(6)),
        Marked.Around("azure-search-key", SecretKind.Key, "an Azure AI Search key", Alnum(42), "AzSe", Alnum(6)),
        Marked.Around("azure-functions-key", SecretKind.Key, "an Azure Functions key", Url64(44), "AzFu", Url64(6), Text("==")),
        Others.Named("azure-subscription-key", "an Azure API subscription key", "ocp-apim-subscription-key|azure_openai|cognitive|openai_api_key", Hex(32)),
        Others.Named("azure-storage-key-by-name", "an Azure Storage account key", "storage_account_key|storage_key|storageaccountkey|storagekey|account_key|accountkey", Base64(86), Text("==")),
        Others.Named("azure-cosmos-key-by-name", "an Azure Cosmos DB key", "cosmos", Base64(86), Text("==")),
        DevOps.Around("azure-devops-token", SecretKind.Token, "an Azure DevOps token", Alnum(76), "AZDO", Alnum(4)),
        DevOps.Named("azure-devops-legacy-token", "an Azure DevOps token", "azure_devops|azuredevops|ado_pat|ado_token|vsts|system_accesstoken", LowerBase32(52)),
        Office.Token("teams-webhook", "a Microsoft Teams webhook address", "webhook.office.com/webhookb2/", [.. Uuid, Text("@"), .. Uuid, Text("/IncomingWebhook/"), Hex(32), Text("/"), .. Uuid]),
    ];
}
