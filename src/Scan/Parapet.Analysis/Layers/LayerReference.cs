using System.Text;
using Parapet.Values;

namespace Parapet.Analysis.Layers;

/// <summary>Whose a layer is, read from its ARN (<c>arn:aws:lambda:REGION:ACCOUNT:layer:NAME:VERSION</c>), which may have holes.</summary>
/// <param name="Account">The account's twelve digits; null when they are not known.</param>
/// <param name="Name">The layer's name as far as known, holes as <c>*</c>.</param>
/// <param name="IsOwn">Whether it is certainly a layer of the deploying account: one of the same deployment, or one whose ARN says <c>${AWS::AccountId}</c>.</param>
public sealed record LayerReference(string? Account, string Name, bool IsOwn)
{
    private const string OwnAccount = "AWS::AccountId";
    private const char HoleMark = '*';
    private const int AccountField = 4;
    private const int NameField = 6;
    private const int AccountLength = 12;

    // AWS publishes the ARNs of its own layers as parameters under this path; nobody else can write there.
    private const string PublicParameter = "resolve:ssm:/aws/service/";

    /// <summary>What a layer's ARN tells.</summary>
    public static LayerReference Of(Text arn)
    {
        if (arn.Reference is not null || arn.FirstHole?.Expression.StartsWith(PublicParameter, StringComparison.Ordinal) == true)
        {
            return new LayerReference(null, arn.ToString(), IsOwn: true);
        }

        var (spelled, ownAt) = Spell(arn);
        var fields = spelled.Split(':');
        if (fields.Length <= NameField)
        {
            return new LayerReference(null, spelled, IsOwn: false);
        }

        var account = fields[AccountField];
        var accountAt = fields.Take(AccountField).Sum(field => field.Length + 1);
        var isKnown = account.Length == AccountLength && account.All(char.IsAsciiDigit);
        return new LayerReference(isKnown ? account : null, fields[NameField], IsOwn: account.Length == 1 && ownAt.Contains(accountAt));
    }

    private static (string Spelled, HashSet<int> OwnAt) Spell(Text arn)
    {
        var spelled = new StringBuilder();
        var ownAt = new HashSet<int>();
        foreach (var part in arn.Parts)
        {
            if (part.Hole?.Expression == OwnAccount)
            {
                ownAt.Add(spelled.Length);
            }

            spelled.Append(part.Literal ?? HoleMark.ToString());
        }

        return (spelled.ToString(), ownAt);
    }
}
