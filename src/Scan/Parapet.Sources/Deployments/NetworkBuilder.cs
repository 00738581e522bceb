using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>The parts of a VPC.</summary>
internal static class NetworkBuilder
{
    public static Network Build(ILookup<string, Resource> byType, Links links)
    {
        var separateIngress = Separate(byType["AWS::EC2::SecurityGroupIngress"], links);
        var separateEgress = Separate(byType["AWS::EC2::SecurityGroupEgress"], links);
        return new Network
        {
            SecurityGroups =
            [
                .. byType["AWS::EC2::SecurityGroup"].Select(group => new SecurityGroup
                {
                    Resource = group,
                    Ingress = [.. Inline(group, "SecurityGroupIngress").Concat(separateIngress[group.Id])],
                    Egress = [.. Inline(group, "SecurityGroupEgress").Concat(separateEgress[group.Id])],
                    DeclaresEgress = !group.Properties["SecurityGroupEgress"].IsAbsent || separateEgress[group.Id].Any(),
                }),
            ],
            Vpcs = [.. byType["AWS::EC2::VPC"]],
            Subnets = [.. byType["AWS::EC2::Subnet"]],
            Routing = OfTypes(byType, "AWS::EC2::RouteTable", "AWS::EC2::Route", "AWS::EC2::SubnetRouteTableAssociation"),
            Gateways = OfTypes(byType, "AWS::EC2::NatGateway", "AWS::EC2::InternetGateway", "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::EgressOnlyInternetGateway"),
            Endpoints = [.. byType["AWS::EC2::VPCEndpoint"]],
            NetworkAcls = OfTypes(byType, "AWS::EC2::NetworkAcl", "AWS::EC2::NetworkAclEntry", "AWS::EC2::SubnetNetworkAclAssociation"),
            FlowLogs = [.. byType["AWS::EC2::FlowLog"]],
        };
    }

    private static ImmutableArray<Resource> OfTypes(ILookup<string, Resource> byType, params string[] types) =>
        [.. types.SelectMany(type => byType[type])];

    private static IEnumerable<SecurityGroupRule> Inline(Resource group, string property) =>
        group.Properties[property].EachItem().Where(pair => pair.Value is MapValue).Select(pair => Rule(group, pair.Value, pair.When));

    private static ILookup<string, SecurityGroupRule> Separate(IEnumerable<Resource> rules, Links links) =>
        (from rule in rules
         from target in links.References(rule.Properties["GroupId"], "AWS::EC2::SecurityGroup")
         select (target.Id, Rule: Rule(rule, rule.Properties, rule.When)))
        .ToLookup(pair => pair.Id, pair => pair.Rule, StringComparer.Ordinal);

    private static SecurityGroupRule Rule(Resource resource, Value rule, string? when) => new(
        resource,
        rule.At,
        rule["IpProtocol"].AsString(),
        rule["FromPort"].AsInt(),
        rule["ToPort"].AsInt(),
        rule["CidrIp"].AsText(),
        rule["CidrIpv6"].AsText(),
        Peer(rule),
        when);

    private static Resolved<Text> Peer(Value rule)
    {
        foreach (var name in (string[])["SourceSecurityGroupId", "DestinationSecurityGroupId", "SourcePrefixListId", "DestinationPrefixListId", "SourceSecurityGroupName"])
        {
            if (!rule[name].IsAbsent)
            {
                return rule[name].AsText();
            }
        }

        return Resolved.Absent<Text>(rule.At);
    }
}
