import { activationMail, resetMail, warningMail } from "./access/account-mails.ts";
import { invitationMail } from "./invitations/invitation-mail.ts";
import { reminderMail } from "./invitations/reminder-mail.ts";
import type { MailKind } from "./mail/mail-kind.ts";
import type { MailKindName } from "./mail/outbox.ts";

/** What each sort of mail means to the domain that asks for it. */
export const mailKinds: Readonly<Record<MailKindName, MailKind>> = {
  invitation: invitationMail,
  "calendar-reminder": reminderMail,
  activation: activationMail,
  "password-reset": resetMail,
  "sign-in-warning": warningMail,
};
