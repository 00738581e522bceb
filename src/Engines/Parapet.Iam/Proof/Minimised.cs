using System.Collections.Immutable;
using Parapet.Iam.Language;

namespace Parapet.Iam.Proof;

/// <summary>A policy without what changes nothing.</summary>
/// <param name="Document">The policy; the same as before when nothing could be dropped.</param>
/// <param name="Dropped">What was dropped, in words.</param>
public sealed record Minimised(PolicyDocument Document, ImmutableArray<string> Dropped);
