using Parapet.Iam.Catalog;

namespace Parapet.Iam.Tests.Catalog;

public sealed class IamCatalogTests
{
    private static readonly CatalogAction[] All = [.. IamCatalog.Matching("*")];

    [Fact]
    public void Everything_that_aws_documents_is_there()
    {
        Assert.True(All.Length >= 22_000, $"{All.Length} actions");
        Assert.True(IamCatalog.ServicePrefixes.Length >= 450, $"{IamCatalog.ServicePrefixes.Length} services");
        Assert.True(IamCatalog.Date >= new DateOnly(2026, 9, 26));
    }

    [Fact]
    public void Services_and_actions_are_in_ordinal_order_and_unique()
    {
        Assert.Equal(IamCatalog.ServicePrefixes.Order(StringComparer.Ordinal).Distinct(), IamCatalog.ServicePrefixes);
        foreach (var service in IamCatalog.ServicePrefixes.Select(prefix => IamCatalog.Service(prefix)!))
        {
            Assert.Equal(service.Actions.Select(a => a.Name).Order(StringComparer.Ordinal).Distinct(), service.Actions.Select(a => a.Name));
        }
    }

    [Fact]
    public void Every_action_is_found_by_its_name_in_any_case()
    {
        foreach (var action in All)
        {
            Assert.Same(action, IamCatalog.Action(action.FullName));
            Assert.Same(action, IamCatalog.Action(action.FullName.ToUpperInvariant()));
        }
    }

    [Theory]
    [InlineData("s3:GetObject", AccessLevel.Read)]
    [InlineData("s3:ListAllMyBuckets", AccessLevel.List)]
    [InlineData("dynamodb:PutItem", AccessLevel.Write)]
    [InlineData("kms:Decrypt", AccessLevel.Write)]
    [InlineData("iam:PassRole", AccessLevel.Write)]
    [InlineData("iam:AttachRolePolicy", AccessLevel.PermissionsManagement)]
    [InlineData("lambda:TagResource", AccessLevel.Tagging)]
    public void Actions_have_access_levels(string action, AccessLevel level) => Assert.Equal(level, IamCatalog.Action(action)!.Level);

    [Theory]
    [InlineData("s3:ListAllMyBuckets", "")]
    [InlineData("sts:GetCallerIdentity", "")]
    [InlineData("xray:PutTraceSegments", "")]
    [InlineData("s3:GetBucketTagging", "bucket*")]
    [InlineData("kms:Decrypt", "key*")]
    [InlineData("iam:PassRole", "role*")]
    [InlineData("lambda:CreateFunction", "function*")]
    [InlineData("dynamodb:PutItem", "table*")]
    [InlineData("s3:ReplicateObject", "object*")]
    public void Actions_know_their_resources(string action, string expected)
    {
        var found = IamCatalog.Action(action)!;

        Assert.Equal(expected, string.Join(' ', found.Resources.Select(r => r.Type.Name + (r.Required ? "*" : ""))));
        Assert.Equal(expected.Length == 0, found.WildcardOnly);
    }

    [Theory]
    [InlineData("s3:GetObject", "s3:ExistingObjectTag/${TagKey}")]
    [InlineData("kms:Decrypt", "kms:ViaService")]
    [InlineData("iam:PassRole", "iam:PassedToService")]
    [InlineData("dynamodb:PutItem", "dynamodb:LeadingKeys")]
    [InlineData("lambda:CreateFunction", "lambda:CodeSigningConfigArn")]
    public void Actions_know_their_condition_keys(string action, string key) => Assert.Contains(key, IamCatalog.Action(action)!.ConditionKeys);

    [Theory]
    [InlineData("s3", "object", "arn:${Partition}:s3:::${BucketName}/${ObjectName}", "arn:*:s3:::*/*")]
    [InlineData("sqs", "queue", "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}", "arn:*:sqs:*:*:*")]
    [InlineData("iam", "role", "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}", "arn:*:iam::*:role/*")]
    public void Resource_types_have_arns(string service, string type, string pattern, string glob)
    {
        var found = Assert.Single(IamCatalog.Service(service)!.ResourceTypes, t => t.Name == type);

        Assert.Equal(pattern, found.ArnPattern);
        Assert.Equal(glob, found.ArnGlob);
    }

    [Fact]
    public void Every_arn_pattern_is_well_formed()
    {
        foreach (var type in All.SelectMany(a => a.Resources).Select(r => r.Type).Distinct())
        {
            var parts = type.ArnGlob.Split(':', 6);
            Assert.True(parts is ["arn", not "", not "", _, _, not ""], type.ArnPattern);
            Assert.DoesNotContain("${", type.ArnGlob, StringComparison.Ordinal);
            Assert.DoesNotContain(",", type.ArnGlob, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("s3:GetObject", 1)]
    [InlineData("S3:getobject", 1)]
    [InlineData("s3:NoSuchAction", 0)]
    [InlineData("nosuch:*", 0)]
    [InlineData("GetObject", 0)]
    [InlineData("s3:", 0)]
    [InlineData("", 0)]
    [InlineData("s3:GetObjec?", 1)]
    [InlineData("?3:GetObject", 1)]
    public void Patterns_match_a_known_number(string pattern, int count) => Assert.Equal(count, IamCatalog.Matching(pattern).Count());

    [Fact]
    public void Patterns_match_across_services()
    {
        Assert.All(IamCatalog.Matching("*:Describe*"), a => Assert.StartsWith("Describe", a.Name, StringComparison.Ordinal));
        Assert.True(IamCatalog.Matching("*:describe*").Select(a => a.Service).Distinct().Count() > 50);
        Assert.Equal(IamCatalog.Service("s3")!.Actions, IamCatalog.Matching("S3:*"));
        Assert.Equal(All, IamCatalog.Matching("*:*"));
    }

    [Theory]
    [InlineData("s3:GetObjct", "s3:GetObject")]
    [InlineData("s3:ListBuckets", "s3:ListBucket")]
    [InlineData("dynamodb:PuItem", "dynamodb:PutItem")]
    [InlineData("dynamdb:PutItem", "dynamodb:PutItem")]
    [InlineData("lamdba:InvokeFunction", "lambda:InvokeFunction")]
    [InlineData("sqs:SendMesage", "sqs:SendMessage")]
    [InlineData("s3:FrobnicateEverything", null)]
    [InlineData("frobnicator:GetObject", null)]
    [InlineData("GetObject", null)]
    [InlineData("", null)]
    public void The_nearest_action_is_what_was_meant(string action, string? expected) => Assert.Equal(expected, IamCatalog.NearestAction(action));

    [Theory]
    [InlineData("lamdba", "lambda")]
    [InlineData("dynamo-db", "dynamodb")]
    [InlineData("cloudfrnt", "cloudfront")]
    [InlineData("zzzzzz", null)]
    [InlineData("", null)]
    public void The_nearest_service_is_what_was_meant(string prefix, string? expected) => Assert.Equal(expected, IamCatalog.NearestService(prefix));

    [Theory]
    [InlineData("s3", true)]
    [InlineData("SQS", true)]
    [InlineData("kms", true)]
    [InlineData("ec2", false)]
    [InlineData("nosuch", false)]
    public void Services_under_resource_control_policies_are_known(string prefix, bool expected) =>
        Assert.Equal(expected, IamCatalog.SupportsResourceControlPolicies(prefix));

    [Fact]
    public void Service_names_are_the_ones_people_know()
    {
        Assert.Equal("Amazon S3", IamCatalog.Service("S3")!.Name);
        Assert.Equal("s3", IamCatalog.Service("S3")!.Prefix);
        Assert.Null(IamCatalog.Service("nosuch"));
    }
}
