using Parapet.Analysis.Permissions;

namespace Parapet.Analysis.Tests.Permissions;

public sealed class SourceAccessTests
{
    private const string Network =
        "ec2:CreateNetworkInterface *, ec2:DeleteNetworkInterface *, ec2:DescribeNetworkInterfaces *, ec2:DescribeSecurityGroups *, ec2:DescribeSubnets *, ec2:DescribeVpcs *";

    private const string Cluster = "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/0a1b";
    private const string Secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-AbCdEf";

    [Fact]
    public void Kafka_of_AWS_with_a_secret_needs_the_cluster_the_network_and_the_secret() =>
        Needs(
            $"EventSourceArn: \"{Cluster}\", SourceAccessConfigurations: [{{Type: SASL_SCRAM_512_AUTH, URI: \"{Secret}\"}}]",
            $"{Network}, kafka:DescribeCluster {Cluster}, kafka:DescribeClusterV2 {Cluster}, kafka:GetBootstrapBrokers {Cluster}, secretsmanager:GetSecretValue {Secret}");

    [Fact]
    public void Kafka_of_AWS_without_a_secret_may_need_the_role_to_log_in() =>
        Needs(
            $"EventSourceArn: \"{Cluster}\"",
            $"{Network}, kafka-cluster:AlterGroup arn:aws:kafka:eu-west-1:111122223333:group/orders/0a1b/*, kafka-cluster:Connect {Cluster}, kafka-cluster:DescribeClusterDynamicConfiguration {Cluster}, "
            + "kafka-cluster:DescribeGroup arn:aws:kafka:eu-west-1:111122223333:group/orders/0a1b/*, kafka-cluster:DescribeTopic arn:aws:kafka:eu-west-1:111122223333:topic/orders/0a1b/*, "
            + $"kafka-cluster:ReadData arn:aws:kafka:eu-west-1:111122223333:topic/orders/0a1b/*, kafka:DescribeCluster {Cluster}, kafka:DescribeClusterV2 {Cluster}, kafka:GetBootstrapBrokers {Cluster}");

    [Theory]
    [InlineData("{Type: VPC_SUBNET, URI: \"subnet:subnet-1\"}, ", Network + ", ")]
    [InlineData("", "")]
    public void Kafka_of_the_customer_needs_the_secret_and_in_a_VPC_the_network(string subnet, string network) =>
        Needs(
            $"SelfManagedEventSource: {{Endpoints: {{KafkaBootstrapServers: [\"k:9092\"]}}}}, SourceAccessConfigurations: [{subnet}{{Type: BASIC_AUTH, URI: \"{Secret}\"}}]",
            $"{network}secretsmanager:GetSecretValue {Secret}");

    [Fact]
    public void A_broker_needs_its_description_the_network_and_the_secret() =>
        Needs(
            $"EventSourceArn: \"arn:aws:mq:eu-west-1:111122223333:broker:orders:b-1\", SourceAccessConfigurations: [{{Type: BASIC_AUTH, URI: \"{Secret}\"}}, {{Type: VIRTUAL_HOST, URI: /}}]",
            $"{Network}, mq:DescribeBroker arn:aws:mq:eu-west-1:111122223333:broker:orders:b-1, secretsmanager:GetSecretValue {Secret}");

    [Fact]
    public void A_document_database_needs_three_descriptions() =>
        Needs(
            "EventSourceArn: \"arn:aws:rds:eu-west-1:111122223333:cluster:orders\"",
            $"{Network}, rds:DescribeDBClusterParameters arn:aws:rds:eu-west-1:111122223333:cluster-pg:*, rds:DescribeDBClusters arn:aws:rds:eu-west-1:111122223333:cluster:orders, "
            + "rds:DescribeDBSubnetGroups arn:aws:rds:eu-west-1:111122223333:subgrp:*");

    [Fact]
    public void A_file_system_is_mounted_by_its_access_point()
    {
        var notes = new List<string>();
        Assert.Equal(
            ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
            Of("FileSystemConfigs: [{Arn: !GetAtt Point.Arn, LocalMountPath: /mnt/a}]", "", notes).Select(need => need.Split(' ')[0]));
        Assert.Empty(notes);
    }

    [Fact]
    public void A_file_system_that_is_not_part_of_the_deployment_is_told()
    {
        var notes = new List<string>();
        Assert.Empty(Of("FileSystemConfigs: [{Arn: \"arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1\", LocalMountPath: /mnt/a}]", "", notes));
        Assert.Single(notes, note => note.Contains("file system", StringComparison.Ordinal));
    }

    private static void Needs(string mapping, string expected)
    {
        var notes = new List<string>();
        Assert.Equal(expected.Split(", "), Of("", mapping, notes));
        Assert.Empty(notes);
    }

    private static IEnumerable<string> Of(string properties, string mapping, List<string> notes)
    {
        var deployment = Templates.Read($$$"""
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties:
                  Role: "arn:aws:iam::111122223333:role/r"
                  {{{properties}}}
              Point: {Type: AWS::EFS::AccessPoint, Properties: {FileSystemId: !Ref Files}}
              Files: {Type: AWS::EFS::FileSystem}
              {{{(mapping.Length > 0 ? "Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref F, " + mapping + "}}" : "")}}}
            """);
        return
        [
            .. PlatformPermissions.Of(deployment.Functions[0], deployment, new Concretizer(deployment), new RealAccount("111122223333", "eu-west-1", "Shop-prod"), "f", notes)
                .Where(need => need.Why != "logs").Select(need => $"{need.Action} {need.Resource}").Order(StringComparer.Ordinal),
        ];
    }
}
