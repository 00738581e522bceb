import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { RefusedError, send } from "./smtp.mjs";

const secrets = new SecretsManagerClient();
const fetchLogin = async () => (await secrets.send(new GetSecretValueCommand({ SecretId: process.env.MAIL_SECRET_ARN }))).SecretString;

// Once, when the environment starts, and again when it is refused: it may have been rotated.
let login = await fetchLogin();

export const handler = async (event) => {
  for (const record of event.Records) {
    try {
      await send(login, record.Sns.Message);
    } catch (error) {
      if (!(error instanceof RefusedError)) {
        throw error;
      }
      login = await fetchLogin();
      await send(login, record.Sns.Message);
    }
  }
};
