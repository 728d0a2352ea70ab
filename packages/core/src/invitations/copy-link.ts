import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import { chain } from "../kernel/platform/awaitable.ts";
import { insert, update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { invitationLifetime } from "../mail/mail-settings.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { invitationChanged } from "../members/declared-events.ts";
import { memberView, toMemberView } from "../members/view.ts";
import { toToken } from "../secrets/token.ts";
import { invitations } from "./collection.ts";
import { invitedFacts } from "./invited-context.ts";
import { freshLink, newInvitation, recordSentAgain } from "./queue-invitations.ts";
import { copyLinkRules } from "../members/rules/inviting.ts";
import { sendAgainRules, sendInput, toSendContext } from "./send-again.ts";

/**
 * Creates a link to share, shown once. The previous link and a queued email become invalid. A copied link proves no
 * mailbox: only a person with the member's verified address can accept with it (P02, P09). After a revocation or a
 * decline it requires `confirm`, and after a decline it counts as sending again (Q56).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `invitation.already-accepted`,
 *   `invitation.revoked`, `invitation.declined`, `invitation.domain-not-allowed`, `person.deactivated`, `request.throttled`, `mail.unavailable` (no base URL for links is configured)
 */
export const copyLink = operation({
  name: "invitations.copyLink",
  summary: "Creates an invitation link to share, shown once.",
  confidential: true,
  input: sendInput,
  output: z.strictObject({ url: z.string(), expiresAt: z.string(), member: memberView }),
  events: [invitationChanged],
  prepare: (key, _actor, { secrets, mail, ids }) => {
    if (mail === undefined) throw new RollcallError("mail.unavailable");
    // A secret is bound to the invitation id, which isn't loaded yet, so the invitation gets a new id with its new link.
    const id = ids.next();
    const secret = secrets.random();
    const url = `${mail.baseUrl}${mail.paths.invitation}#${toToken(id, secret)}`;
    return chain(secrets.hash(secret, "invitation", id), (secretHash) => ({
      ...key,
      url,
      link: { id, secretHash },
      life: invitationLifetime(mail),
    }));
  },
  load: [invitedFacts],
  context: toSendContext,
  row: ({ row }) => row,
  rules: [...copyLinkRules, ...sendAgainRules],
  apply: ({ known: { invitation }, context, row }, { url, link, life, scheduleId, personId }, call) => {
    const key = { scheduleId, personId };
    const expiresAt = call.now + life;
    const set = { ...freshLink, ...link, mailId: null, open: true, proves: false, expiresAt, queuedAt: call.now };
    const { after, changes, journalEntries } = moveInvitations(context.schedule, [row], "sent", "link-copied");
    const kept =
      invitation === undefined
        ? [insert(invitations, { ...newInvitation(key, null, call, link.id), ...set })]
        : [
            update(invitations, [scheduleId, personId], { ...set, invitedBy: call.actor.personId }),
            ...recordSentAgain(invitation, call.now),
          ];
    return {
      output: { url, expiresAt: new Date(expiresAt).toISOString(), member: toMemberView(after[0] ?? row) },
      changes: [...changes, ...kept],
      journalEntries,
    };
  },
});
