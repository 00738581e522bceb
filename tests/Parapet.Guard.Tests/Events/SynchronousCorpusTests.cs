namespace Parapet.Guard.Tests.Events;

/// <summary>
/// The same on events that nobody here wrote: <c>PARAPET_CORPUS</c> is a folder with the samples of aws-powertools/powertools-lambda-python (tests/events, MIT-0)
/// in <c>lambda-events</c>.
/// </summary>
public sealed class SynchronousCorpusTests(ITestOutputHelper output)
{
    // Which contract the samples of a name are of. The first row that fits counts.
    private static readonly (string Prefix, string Source)[] Sources =
    [
        ("albEvent", "Alb"), ("albMultiValue", "Alb"),
        ("apiGatewayAuthorizerRequest", "RequestAuthorizer"), ("apiGatewayAuthorizerToken", "TokenAuthorizer"), ("apiGatewayAuthorizerV2", "RequestAuthorizerV2"),
        ("apiGatewayProxyV2", "ApiV2"), ("apiGatewayProxy", "ApiV1"), ("apigatewaye", "ApiV1"),
        ("appSyncAuthorizerEvent", "AppSyncAuthorizer"), ("appSyncBatch", "AppSyncBatch"), ("appSyncDirect", "AppSync"), ("appSyncResolver", "AmplifyResolver"),
        ("bedrockAgent", "BedrockAgentApi"), ("cloudformationCustomResource", "CustomResource"),
        ("cognitoCreateAuth", "Cognito.CreateChallenge"), ("cognitoDefineAuth", "Cognito.DefineChallenge"), ("cognitoVerifyAuth", "Cognito.VerifyChallenge"),
        ("cognitoCustomMessage", "Cognito.CustomMessage"), ("cognitoCustomEmail", "Cognito.CustomEmailSender"), ("cognitoCustomSMS", "Cognito.CustomSmsSender"),
        ("cognitoPostAuth", "Cognito.PostAuthentication"), ("cognitoPostConfirm", "Cognito.PostConfirmation"), ("cognitoPreAuth", "Cognito.PreAuthentication"),
        ("cognitoPreSignUp", "Cognito.PreSignUp"), ("cognitoPreToken", "Cognito.PreTokenGeneration"), ("cognitoUserMigration", "Cognito.UserMigration"),
        ("connect", "Connect"), ("lambdaFunctionUrl", "FunctionUrl"),
        ("vpcLatticeV2", "LatticeV2"), ("vpcLatticeEventV2", "LatticeV2"), ("vpcLattice", "LatticeV1"),
    ];

    // What no source sends, and so is refused.
    private static readonly Dictionary<string, string> Invalid = new(StringComparer.Ordinal)
    {
        ["apiGatewayProxyEventPrincipalId"] = "cut down to what one test needed: without the API, the stage, the caller and isBase64Encoded",
        ["vpcLatticeV2Event"] = "version 2.0 with headers and query as texts; the service sends lists",
        ["vpcLatticeEventV2PathTrailingSlash"] = "version 2.0 with headers as texts; the service sends lists",
    };

    // Their bodies say that they are base64, and are not. Read as text they are refused, which is right.
    private static readonly HashSet<string> NotBase64 = ["apiGatewayProxyEventAnotherPath", "apiGatewayProxyEventPathTrailingSlash", "apiGatewayProxyEvent_noVersionAuth"];

    [Fact]
    public void Every_valid_sample_is_accepted_by_its_contract_and_no_other()
    {
        var samples = Samples();
        var strange = new List<string>();
        foreach (var (name, text, source) in samples)
        {
            var reading = source.ReadText(text);
            if (reading.Value is null != (Invalid.ContainsKey(name) || NotBase64.Contains(name)))
            {
                strange.Add($"{name} by {source.Name}: {(reading.Value is null ? reading.Reasons : "accepted")}");
            }

            strange.AddRange(
                from other in SynchronousSource.All
                where other.Name != source.Name && !SynchronousSampleTests.MayBoth(source.Name, other.Name) && other.ReadText(text).Value is not null
                select $"{name} by {other.Title}: accepted");
        }

        Assert.Empty(strange);
        output.WriteLine($"{samples.Length} samples, {Invalid.Count + NotBase64.Count} of them refused");
    }

    [Fact]
    public void A_changed_sample_is_refused_or_harmless()
    {
        foreach (var group in Samples().Where(sample => !Invalid.ContainsKey(sample.Name) && !NotBase64.Contains(sample.Name)).GroupBy(sample => sample.Source.Name, StringComparer.Ordinal))
        {
            var counts = new MutationCounts();
            foreach (var (name, text, source) in group)
            {
                counts.Count(name, text, source.ReadText);
            }

            output.WriteLine($"{group.Key}: {group.Count()} samples, {counts}");
        }
    }

    private static (string Name, string Text, SynchronousSource Source)[] Samples()
    {
        var folder = Environment.GetEnvironmentVariable("PARAPET_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "PARAPET_CORPUS is not set");
        return
        [
            .. from file in Directory.GetFiles(Path.Combine(folder!, "lambda-events"), "*.json").Order(StringComparer.Ordinal)
               let name = Path.GetFileNameWithoutExtension(file)
               let row = Sources.FirstOrDefault(row => name.StartsWith(row.Prefix, StringComparison.Ordinal))
               where row.Source is not null
               select (name, File.ReadAllText(file), SynchronousSource.All.First(source => source.Name == row.Source)),
        ];
    }
}
