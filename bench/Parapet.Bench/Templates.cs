using System.Text;

namespace Parapet.Bench;

/// <summary>Templates of any size, shaped as the CDK and people write them.</summary>
internal static class Templates
{
    public static string CdkJson(int functions)
    {
        var text = new StringBuilder("{\n  \"Resources\": {\n");
        for (var i = 0; i < functions; i++)
        {
            text.Append($$"""
                    "Handler{{i}}ServiceRole": {
                      "Type": "AWS::IAM::Role",
                      "Properties": {
                        "AssumeRolePolicyDocument": { "Statement": [ { "Action": "sts:AssumeRole", "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" } } ], "Version": "2012-10-17" },
                        "ManagedPolicyArns": [ { "Fn::Join": [ "", [ "arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" ] ] } ]
                      },
                      "Metadata": { "aws:cdk:path": "Shop/Handler{{i}}/ServiceRole/Resource" }
                    },
                    "Handler{{i}}ServiceRoleDefaultPolicy": {
                      "Type": "AWS::IAM::Policy",
                      "Properties": {
                        "PolicyDocument": {
                          "Statement": [
                            { "Action": [ "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query" ], "Effect": "Allow", "Resource": [ { "Fn::GetAtt": [ "Table{{i}}", "Arn" ] }, { "Fn::Join": [ "", [ { "Fn::GetAtt": [ "Table{{i}}", "Arn" ] }, "/index/*" ] ] } ] }
                          ],
                          "Version": "2012-10-17"
                        },
                        "PolicyName": "Handler{{i}}ServiceRoleDefaultPolicy",
                        "Roles": [ { "Ref": "Handler{{i}}ServiceRole" } ]
                      },
                      "Metadata": { "aws:cdk:path": "Shop/Handler{{i}}/ServiceRole/DefaultPolicy/Resource" }
                    },
                    "Table{{i}}": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } },
                    "Handler{{i}}": {
                      "Type": "AWS::Lambda::Function",
                      "Properties": {
                        "Code": { "S3Bucket": { "Fn::Sub": "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}" }, "S3Key": "0123456789abcdef{{i}}.zip" },
                        "Environment": { "Variables": { "TABLE_NAME": { "Ref": "Table{{i}}" }, "LOG_LEVEL": "INFO" } },
                        "Handler": "index.handler",
                        "Role": { "Fn::GetAtt": [ "Handler{{i}}ServiceRole", "Arn" ] },
                        "Runtime": "nodejs22.x"
                      },
                      "DependsOn": [ "Handler{{i}}ServiceRoleDefaultPolicy", "Handler{{i}}ServiceRole" ],
                      "Metadata": { "aws:cdk:path": "Shop/Handler{{i}}/Resource" }
                    },

                """);
        }

        return text.Append("    \"Last\": { \"Type\": \"AWS::SNS::Topic\" }\n  }\n}\n").ToString();
    }

    public static string SamYaml(int functions)
    {
        var text = new StringBuilder("""
            AWSTemplateFormatVersion: 2010-09-09
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Runtime: dotnet10
                Tracing: Active
            Resources:

            """);
        for (var i = 0; i < functions; i++)
        {
            text.Append($"""
                  Handler{i}:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: Shop.Handler{i}
                      CodeUri: src/Handler{i}/
                      Environment:
                        Variables:
                          TABLE_NAME: !Ref Table{i}
                          TOPIC_ARN: !Sub arn:${"{AWS::Partition}"}:sns:${"{AWS::Region}"}:${"{AWS::AccountId}"}:orders-{i}
                      Policies:
                        - DynamoDBCrudPolicy:
                            TableName: !Ref Table{i}
                      Events:
                        Create:
                          Type: Api
                          Properties:
                            Path: /orders/{i}
                            Method: post
                  Table{i}:
                    Type: AWS::Serverless::SimpleTable

                """);
        }

        return text.ToString();
    }
}
