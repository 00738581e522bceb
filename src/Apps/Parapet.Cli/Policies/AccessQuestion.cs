using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Cli.Policies;

/// <summary>A question about access with all that answers it.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Policies">The policies that count.</param>
/// <param name="Readable">Puts names of a deployment in the place of what stood for them.</param>
/// <param name="Notes">What the user should know beside the answer, one line each.</param>
internal sealed record AccessQuestion(Request Request, PolicySet Policies, Func<string, string> Readable, ImmutableArray<string> Notes);
