import { defineDomain } from "../identity/domain.ts";
import { invitations } from "./collection.ts";
import { expireDue } from "./expire-invitations.ts";
import { invitationMail } from "./invitation-mail.ts";
import * as operations from "./operations.ts";
import { invitationReactions } from "./reactions.ts";
import { reminderMail } from "./reminder-mail.ts";

/** Invitations and reminders. */
export const invitationsDomain = defineDomain({
  name: "invitations",
  operations,
  collections: [invitations],
  reactions: invitationReactions,
  jobs: [{ name: "invitations.expire", every: 60, run: expireDue }],
  mails: { invitation: invitationMail, "calendar-reminder": reminderMail },
});
