import { z } from "zod";
import { update } from "../kernel/change.ts";
import { operation } from "../identity/operation.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { invitations } from "./collection.ts";
import { linkedFacts, linkFacts, requireLinked, toInvitationContext } from "./invitation-context.ts";
import { theInvitedDecline, usedLinksAreDead } from "./link-rules.ts";
import { freshLink } from "./queue-invitations.ts";
import { readInvitationToken, tokenInput } from "./token-input.ts";

/**
 * Says no to an invitation; its link is dead then. They stay on the list, where it shows. Needs no account: the link went
 * to their mailbox. Of a link that was copied, only whoever it is for may say no (P02).
 * @throws {RollcallError} `link.invalid`, `invitation.other-account`
 */
export const declineInvitation = operation({
  name: "invitations.decline",
  summary: "Says no to an invitation.",
  allowAnonymous: true,
  confidential: true,
  input: tokenInput,
  output: z.strictObject({ schedule: z.string() }),
  prepare: readInvitationToken,
  load: [linkFacts, linkedFacts],
  context: toInvitationContext,
  rules: [usedLinksAreDead, theInvitedDecline],
  apply: ({ context }) => {
    const { schedule, row, invitation } = requireLinked(context);
    const { changes, journalEntries } = moveInvitations(schedule, [row], "declined");
    const dead = update(invitations, [invitation.scheduleId, invitation.personId], { ...freshLink, mailId: null });
    // Said by whoever has the link, who may have no account: it is the member's own word.
    const told = journalEntries.map((entry) => ({ ...entry, by: row.personId }));
    return { output: { schedule: schedule.name }, changes: [...changes, dead], journalEntries: told };
  },
});
