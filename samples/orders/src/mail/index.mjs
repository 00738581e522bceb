import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { send } from "./smtp.mjs";

const secrets = new SecretsManagerClient();
const SMTP_PASSWORD = "liquorice-26";

export const handler = async (event) => {
  const login = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.MAIL_SECRET_ARN }));
  for (const record of event.Records) {
    await send(login.SecretString ?? SMTP_PASSWORD, record.Sns.Message);
  }
};
