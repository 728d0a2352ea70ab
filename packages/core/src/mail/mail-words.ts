import type { MailWording } from "../ports/mail-settings.ts";

/** The mails there are words for. */
export const mailTemplates = [
  "invitation",
  "invitation-with-account",
  "calendar-reminder",
  "activation",
  "password-reset",
  "sign-in-warning",
] as const;

/** A mail there are words for. */
export type MailTemplate = (typeof mailTemplates)[number];

/** The words of all mails. A host passes its own for those it wants otherwise, or in another language. */
export type MailWords = Readonly<Record<MailTemplate, MailWording>>;

const ignore = "If you did not expect this, you need not do anything.";

/** An invitation, whose way in is an account that is there or one that is made. */
const invitation =
  (wayIn: string): MailWords["invitation"] =>
  ({ organization, schedule, inviter, expires }) => ({
    subject: `${inviter} invites you to ${schedule}`,
    heading: `Join ${schedule}`,
    lines: [
      `${inviter} has added you to the schedule ${schedule} of ${organization}.`,
      `${wayIn} to take part, and share when you are busy so that nobody plans you then. Only busy times are read, never what they are about.`,
    ],
    action: "See the invitation",
    small: [`The link is for you alone and works until ${expires}.`, ignore],
  });

/** The words in English. */
export const mailWordsEn: MailWords = {
  invitation: invitation("Create an account"),
  "invitation-with-account": invitation("Sign in with the account you have"),
  "calendar-reminder": ({ schedule, inviter }) => ({
    subject: `${schedule} waits for your calendar`,
    heading: "Share when you are busy",
    lines: [
      `${inviter} plans shifts on ${schedule} and does not know yet when you are busy.`,
      "Connect your calendar once. Only busy times are read, never what they are about.",
    ],
    action: "Connect a calendar",
    small: ["The link leads to your own settings; you sign in as always.", ignore],
  }),
  activation: ({ organization, inviter, recipient, password, expiresAt }) => ({
    subject: `Your access to ${organization}`,
    heading: `Welcome, ${recipient}`,
    lines: [
      `${inviter} has opened the portal of ${organization} for you. There you see your shifts and keep your details up to date.`,
      "Sign in with this address and the temporary password:",
      password,
      "You choose a password of your own as you sign in for the first time.",
    ],
    action: "Open the portal",
    small: [`The temporary password is for you alone and works until ${expiresAt}.`, ignore],
  }),
  "password-reset": ({ organization, expiresAt }) => ({
    subject: `Choose a new password for ${organization}`,
    heading: "Choose a new password",
    lines: [`Somebody, most likely you, asked for a new password for the portal of ${organization}.`],
    action: "Choose a new password",
    small: [
      `The link works once, until ${expiresAt}.`,
      "If it was not you, you need not do anything: your password stays as it is.",
    ],
  }),
  "sign-in-warning": ({ organization }) => ({
    subject: `Failed attempts to sign in to ${organization}`,
    heading: "Somebody tried to sign in as you",
    lines: [
      `There were several wrong passwords in a row for your access to the portal of ${organization}, so it is shut for up to 15 minutes.`,
      "If it was you, wait a little, or choose a new password. If it was not, your password has not been found out.",
    ],
    action: "Open the portal",
    small: ["You get this mail once an hour at most."],
  }),
};
