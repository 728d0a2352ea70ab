/** English messages of the access tab that only few people see. */
export const mailDelayWords = {
  "user.portal.mail.limit":
    "The email is sent at {until}, because the number of emails per hour, and per day to one address, is limited.",
  "user.portal.mail.failed": "The mail server didn’t accept the email. The next attempt is at {until}.",
} as const;
