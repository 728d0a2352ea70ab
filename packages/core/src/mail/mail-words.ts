import type { MailWording } from "../ports/mail-settings.ts";

/** The mail templates. */
export const mailTemplates = [
  "invitation",
  "invitation-with-account",
  "calendar-reminder",
  "activation",
  "password-reset",
  "sign-in-warning",
  "admin-lowered",
  "sync-held",
  "admin-kept",
] as const;

/** The name of a mail template. */
export type MailTemplate = (typeof mailTemplates)[number];

/** The texts of all emails. A host can replace each of them, such as for another language. */
export type MailWords = Readonly<Record<MailTemplate, MailWording>>;

const ignore = "If you weren’t expecting this, you can ignore this email.";

/** Creates the text of an invitation, for recipients with or without an account. */
const invitation =
  (signIn: string): MailWords["invitation"] =>
  ({ organization, schedule, inviter, expires }) => ({
    subject: `${inviter} invited you to ${schedule}`,
    heading: `Join ${schedule}`,
    lines: [
      `${inviter} added you to the schedule ${schedule} at ${organization}.`,
      `${signIn} to accept the invitation. Then connect your calendar, so you aren’t scheduled when you’re busy. Only busy times are read, never event details.`,
    ],
    action: "View invitation",
    small: [`This link is only for you and works until ${expires}.`, ignore],
  });

/** The texts in English. */
export const mailWordsEn: MailWords = {
  invitation: invitation("Create an account"),
  "invitation-with-account": invitation("Sign in with your existing account"),
  "calendar-reminder": ({ schedule, inviter }) => ({
    subject: `Connect your calendar for ${schedule}`,
    heading: "Connect your calendar",
    lines: [
      `${inviter} plans shifts on ${schedule} but can’t see when you’re busy yet.`,
      "You only need to connect your calendar once. Only busy times are read, never event details.",
    ],
    action: "Connect calendar",
    small: ["The link opens your own settings. Sign in as usual.", ignore],
  }),
  activation: ({ organization, inviter, recipient, password, expiresAt }) => ({
    subject: `Your access to ${organization}`,
    heading: `Welcome, ${recipient}`,
    lines: [
      `${inviter} gave you access to the worker portal of ${organization}, where you can see your shifts and keep your details up to date.`,
      "Sign in with this email address and this temporary password:",
      password,
      "You’ll choose your own password when you sign in for the first time.",
    ],
    action: "Open portal",
    small: [`The temporary password is only for you and works until ${expiresAt}.`, ignore],
  }),
  "password-reset": ({ organization, expiresAt }) => ({
    subject: `Reset your password for ${organization}`,
    heading: "Choose a new password",
    lines: [`We received a request to reset your password for the worker portal of ${organization}.`],
    action: "Choose new password",
    small: [
      `The link works once, until ${expiresAt}.`,
      "If you didn’t request this, you can ignore this email. Your password won’t change.",
    ],
  }),
  "sign-in-warning": ({ organization }) => ({
    subject: `Failed sign-in attempts at ${organization}`,
    heading: "Someone tried to sign in as you",
    lines: [
      `A wrong password was entered several times for your account in the worker portal of ${organization}. To protect it, sign-in on new devices is blocked for a while. Devices you have signed in on before still work.`,
      "If this was you, use such a device, wait 15 minutes or reset your password by email. If it wasn’t you, you don’t need to do anything: your password wasn’t guessed.",
    ],
    action: "Open portal",
    small: ["This email is sent at most once an hour."],
  }),
  "admin-lowered": ({ schedule, inviter }) => ({
    subject: `Admin invitations to ${schedule} have changed`,
    heading: "Invited admins now have the role Member",
    lines: [
      `${inviter} invited people to ${schedule} as admins, but no longer has permission to do that. Those who haven’t signed in yet now have the role Member.`,
      "Any admin of the schedule can make them admins again in the member list.",
    ],
    action: "Open member list",
    small: ["You’re receiving this email because you’re an admin of the schedule."],
  }),
  "sync-held": ({ schedule, upstream }) => ({
    subject: `Removals from ${schedule} are waiting for your confirmation`,
    heading: "Many members would be removed",
    lines: [
      `${schedule} is linked to ${upstream}, and many people are now missing there. They haven’t been removed from ${schedule}, in case this is a mistake there.`,
      "Check the list, then confirm or discard the removals.",
    ],
    action: "Check removals",
    small: ["You’re receiving this email because you’re an admin of the schedule."],
  }),
  "admin-kept": ({ schedule, upstream }) => ({
    subject: `You’re still an admin of ${schedule}`,
    heading: "You’re no longer in the linked schedule",
    lines: [
      `${schedule} is linked to ${upstream}, and you were removed there. You’re still an admin of ${schedule} because it needs one or because you own it, but you can’t be assigned to its shifts anymore.`,
      "Make someone else an admin, or transfer the schedule. Then you can be removed.",
    ],
    action: "Open member list",
    small: ["You’re receiving this email because you’re an admin of the schedule."],
  }),
};
