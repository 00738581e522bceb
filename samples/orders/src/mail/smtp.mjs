export class RefusedError extends Error {}

export const send = async (login, message) => {
  if (!login) {
    throw new RefusedError("the mail server refuses the login");
  }
  console.log("mail", message.length);
};
