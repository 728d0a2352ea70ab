import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { invitationChanged } from "../members/declared-events.ts";
import { invitations } from "./collection.ts";
import { linkedFacts, linkFacts, requireLinked, toInvitationContext } from "./invitation-context.ts";
import { theInvitedDecline, usedLinksCantBeReused } from "./link-rules.ts";
import { freshLink } from "./queue-invitations.ts";
import { readInvitationToken, tokenInput } from "./token-input.ts";

/**
 * Declines an invitation and invalidates its link. The member stays on the list as declined. A mailed link needs no
 * account; with a copied link, only the invited person can decline (P02).
 * @throws {RollcallError} `link.invalid`, `invitation.other-account`
 */
export const declineInvitation = operation({
  name: "invitations.decline",
  summary: "Declines an invitation.",
  allowAnonymous: true,
  confidential: true,
  input: tokenInput,
  output: z.strictObject({ schedule: z.string() }),
  events: [invitationChanged],
  prepare: readInvitationToken,
  load: [linkFacts, linkedFacts],
  context: toInvitationContext,
  rules: [usedLinksCantBeReused, theInvitedDecline],
  apply: ({ context }) => {
    const { schedule, row, invitation } = requireLinked(context);
    const { changes, journalEntries } = moveInvitations(schedule, [row], "declined");
    const invalidated = update(invitations, [invitation.scheduleId, invitation.personId], {
      ...freshLink,
      mailId: null,
      declined: true,
    });
    // The caller may have no account, so the member is recorded as the author.
    const ownEntries = journalEntries.map((entry) => ({ ...entry, by: row.personId }));
    return { output: { schedule: schedule.name }, changes: [...changes, invalidated], journalEntries: ownEntries };
  },
});
