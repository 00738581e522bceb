namespace Parapet.Cli.Tests;

/// <summary>Policies that several tests ask about.</summary>
internal static class Policies
{
    public const string Role = "arn:aws:iam::111122223333:role/orders";

    public const string Table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";

    public const string Old = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Orders", "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }
          ]
        }
        """;

    public const string New = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Orders", "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem"], "Resource": ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/*"] },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" }
          ]
        }
        """;

    public const string YamlWithinOld = """
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: dynamodb:GetItem
          Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
          Condition:
            StringEquals:
              aws:SourceVpce: vpce-1a2b3c4d
        """;

    public const string Bucket = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Site", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*" },
            { "Sid": "Tls", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::site/*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
          ]
        }
        """;

    public const string Faulty = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObjct", "iam:PassRole"], "Resource": "*" },
            { "Effect": "Allow", "Action": "*", "Resource": "*" }
          ]
        }
        """;

    public static Folder Folder() => new Folder().With("old.json", Old).With("new.json", New).With("within.yaml", YamlWithinOld).With("bucket.json", Bucket).With("faulty.json", Faulty);

    public static Run Iam(this Folder folder, params string[] arguments) => Parapet.Run(folder.Path, ["iam", .. arguments]);
}
