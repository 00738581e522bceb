using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Parapet.Bench.Trail;

/// <summary>Logs of an account that never was: 79 files of 4,000 records, drawn from 4,000 different ones, the same on every machine.</summary>
internal static class TrailCorpus
{
    public const int Files = 79;
    public const int RecordsPerFile = 4000;

    private static readonly (string Source, string Name, string Category, string Resource)[] Calls =
    [
        ("s3", "GetObject", "Data", "arn:aws:s3:::orders-archive/2026/07/{0}.json"),
        ("s3", "PutObject", "Data", "arn:aws:s3:::orders-archive/2026/08/{0}.json"),
        ("dynamodb", "Query", "Data", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"),
        ("dynamodb", "UpdateItem", "Data", "arn:aws:dynamodb:eu-west-1:111122223333:table/customers"),
        ("sqs", "SendMessage", "Data", "arn:aws:sqs:eu-west-1:111122223333:shipping"),
        ("secretsmanager", "GetSecretValue", "Management", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:database-a1b2c3"),
        ("kms", "Decrypt", "Management", "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"),
        ("ssm", "GetParameters", "Management", ""),
        ("sts", "AssumeRole", "Management", "arn:aws:iam::111122223333:role/orders-{0}"),
        ("logs", "CreateLogStream", "Management", ""),
        ("ec2", "DescribeNetworkInterfaces", "Management", ""),
        ("lambda", "GetFunction20150331v2", "Management", ""),
        ("lambda", "Invoke", "Data", "arn:aws:lambda:eu-west-1:111122223333:function:function-{0}"),
        ("states", "StartExecution", "Management", ""),
    ];

    /// <summary>Writes the files.</summary>
    /// <returns>Bytes before compression.</returns>
    public static long Write(string folder)
    {
        var random = new Random(20260801);
        var records = Enumerable.Range(0, RecordsPerFile).Select(_ => Encoding.UTF8.GetBytes(Record(random))).ToArray();
        var raw = 0L;
        for (var file = 0; file < Files; file++)
        {
            var name = $"111122223333_CloudTrail_eu-west-1_20260801T{file / 12:00}{file % 12 * 5:00}Z_{file:0000000000000000}.json.gz";
            using var stream = new GZipStream(File.Create(Path.Combine(folder, name)), CompressionLevel.Optimal);
            stream.Write("{\"Records\":["u8);
            for (var record = 0; record < RecordsPerFile; record++)
            {
                var bytes = records[random.Next(records.Length)];
                stream.Write(record == 0 ? ""u8 : ","u8);
                stream.Write(bytes);
                raw += bytes.Length + 1;
            }

            stream.Write("]}"u8);
        }

        return raw;
    }

    private static string Record(Random random)
    {
        var (source, name, category, resource) = Calls[random.Next(Calls.Length)];
        var function = $"function-{random.Next(40)}";
        var role = $"arn:aws:iam::111122223333:role/orders-{random.Next(12)}";
        var time = new DateTime(2026, 8, 1).AddSeconds(random.Next(86400)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var arn = string.Format(CultureInfo.InvariantCulture, resource, random.Next(500));
        var resources = arn.Length == 0 ? "" : $$""","resources":[{"accountId":"111122223333","type":"AWS::{{source}}::Thing","ARN":"{{arn}}"}]""";
        var error = random.Next(10) == 0 ? $$""","errorCode":"AccessDenied","errorMessage":"User: arn:aws:sts::111122223333:assumed-role/{{role[31..]}}/{{function}} is not authorized to perform: {{source}}:{{name}} on resource: {{arn}}" """ : "";
        var scope = random.Next(2) == 0 ? $$""","inScopeOf":{"issuerType":"AWS::Lambda::Function","credentialsIssuedTo":"arn:aws:lambda:eu-west-1:111122223333:function:{{function}}"}""" : "";
        var more = source == "s3" ? $$""","additionalEventData":{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,"x-amz-id-2":"{{Letters(random, 72)}}","bytesTransferredOut":{{random.Next(90000)}}}""" : "";
        return $$$"""
            {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE{{{Letters(random, 10)}}}:{{{function}}}","arn":"arn:aws:sts::111122223333:assumed-role/{{{role[31..]}}}/{{{function}}}","accountId":"111122223333","accessKeyId":"ASIA{{{Letters(random, 16)}}}","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE{{{Letters(random, 10)}}}","arn":"{{{role}}}","accountId":"111122223333","userName":"{{{role[31..]}}}"}}{{{scope}}}},"eventTime":"{{{time}}}","eventSource":"{{{source}}}.amazonaws.com","eventName":"{{{name}}}","awsRegion":"eu-west-1","sourceIPAddress":"10.{{{random.Next(256)}}}.{{{random.Next(256)}}}.{{{random.Next(256)}}}","userAgent":"Boto3/1.40.{{{random.Next(60)}}} md/Botocore#1.40 ua/2.1 os/linux lang/python#3.13 exec-env/AWS_Lambda_python3.13"{{{error}}},"requestParameters":{"name":"{{{Letters(random, 24)}}}","path":"orders/{{{random.Next(100000)}}}","count":{{{random.Next(1000)}}}},"responseElements":null{{{more}}},"requestID":"{{{Identifier(random)}}}","eventID":"{{{Identifier(random)}}}","readOnly":{{{(random.Next(2) == 0 ? "true" : "false")}}}{{{resources}}},"eventType":"AwsApiCall","managementEvent":{{{(category == "Management" ? "true" : "false")}}},"recipientAccountId":"111122223333","eventCategory":"{{{category}}}","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"{{{source}}}.eu-west-1.amazonaws.com"}}
            """;
    }

    private static string Letters(Random random, int count) => new(random.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count));

    private static string Identifier(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
