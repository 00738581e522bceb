using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>A security group with its rules, also those of separate ingress and egress resources.</summary>
public sealed record SecurityGroup
{
    /// <summary>The <c>AWS::EC2::SecurityGroup</c> resource.</summary>
    public required Resource Resource { get; init; }

    /// <summary>Ingress rules.</summary>
    public required ImmutableArray<SecurityGroupRule> Ingress { get; init; }

    /// <summary>Egress rules.</summary>
    public required ImmutableArray<SecurityGroupRule> Egress { get; init; }

    /// <summary>Whether any egress rule is declared; when none is, AWS adds one that allows everything.</summary>
    public required bool DeclaresEgress { get; init; }
}

/// <summary>One rule of a security group.</summary>
/// <param name="Resource">The resource it stands in.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Protocol"><c>IpProtocol</c>: <c>-1</c> for all.</param>
/// <param name="FromPort"><c>FromPort</c>.</param>
/// <param name="ToPort"><c>ToPort</c>.</param>
/// <param name="CidrIp"><c>CidrIp</c>.</param>
/// <param name="CidrIpv6"><c>CidrIpv6</c>.</param>
/// <param name="Peer">The other security group or prefix list.</param>
/// <param name="When">The template condition under which the rule exists; null for always.</param>
public sealed record SecurityGroupRule(
    Resource Resource,
    Location At,
    Resolved<string> Protocol,
    Resolved<int> FromPort,
    Resolved<int> ToPort,
    Resolved<Text> CidrIp,
    Resolved<Text> CidrIpv6,
    Resolved<Text> Peer,
    string? When);

/// <summary>The parts of a VPC that a template can hold. Each is its resource, with properties as AWS names them.</summary>
public sealed record Network
{
    /// <summary>Security groups.</summary>
    public required ImmutableArray<SecurityGroup> SecurityGroups { get; init; }

    /// <summary>VPCs.</summary>
    public required ImmutableArray<Resource> Vpcs { get; init; }

    /// <summary>Subnets.</summary>
    public required ImmutableArray<Resource> Subnets { get; init; }

    /// <summary>Route tables, their routes and their associations with subnets.</summary>
    public required ImmutableArray<Resource> Routing { get; init; }

    /// <summary>NAT gateways, internet gateways and their attachments, egress-only gateways.</summary>
    public required ImmutableArray<Resource> Gateways { get; init; }

    /// <summary>VPC endpoints.</summary>
    public required ImmutableArray<Resource> Endpoints { get; init; }

    /// <summary>Network ACLs, their entries and associations.</summary>
    public required ImmutableArray<Resource> NetworkAcls { get; init; }

    /// <summary>Flow logs.</summary>
    public required ImmutableArray<Resource> FlowLogs { get; init; }
}

/// <summary>A CloudWatch log group.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Name"><c>LogGroupName</c>.</param>
/// <param name="RetentionDays"><c>RetentionInDays</c>; absent means for ever.</param>
/// <param name="KmsKeyId"><c>KmsKeyId</c>.</param>
public sealed record LogGroup(Resource Resource, Resolved<Text> Name, Resolved<int> RetentionDays, Resolved<Text> KmsKeyId);
