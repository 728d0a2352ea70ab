/** English messages of the access tab that are rarely shown. */
export const mailDelayWords = {
  "user.portal.mail.limit":
    "The email will be sent at {until} because emails are limited per hour, and per day to one address.",
  "user.portal.mail.failed": "The mail server didn’t accept the email. The next attempt is at {until}.",
} as const;
