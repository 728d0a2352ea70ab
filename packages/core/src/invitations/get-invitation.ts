import { z } from "zod";
import { toInstant } from "../kernel/values/instant.ts";
import { operation } from "../identity/operation.ts";
import { mailById } from "../mail/outbox.ts";
import { reaches } from "../schedules/roles.ts";
import { invitationStates } from "../schedules/invitation-states.ts";
import { memberKey } from "../members/view.ts";
import { personById } from "../people/collection.ts";
import { viewRules } from "../schedules/rules.ts";
import { toScheduleContext } from "../schedules/schedule-context.ts";
import { invitedFacts } from "./invited-context.ts";

/** ISO 8601, UTC; null if it hasn't happened or isn't shown to the caller. */
const instant = z.string().nullable();

/**
 * Returns a member's invitation: its state, times and delivery problems (B37, B39, P69). Viewers get only the state.
 * Times are ISO 8601, UTC.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const getInvitation = operation({
  name: "invitations.get",
  summary: "Gets a member's invitation, with its state, times and delivery problems.",
  input: memberKey,
  output: z.strictObject({
    invitation: z.enum(invitationStates),
    /** When it was requested. */
    queuedAt: instant,
    /** When its mail was sent; null for a copied link. */
    sentAt: instant,
    /** When its link expires or expired. */
    expiresAt: instant,
    /** When a queued email is tried next. */
    nextTryAt: instant,
    /** How often sending its mail has been tried. */
    attempts: z.int().nonnegative(),
    /** The email is delayed by a rate limit (Q53). */
    paced: z.boolean(),
    /** Why it wasn't delivered: the mailbox doesn't exist, or all attempts failed. */
    problem: z.enum(["refused", "gave-up"]).nullable(),
    /** Who requested it; empty if that person no longer exists. */
    invitedBy: z.string().nullable(),
  }),
  load: [
    invitedFacts,
    ({ invitation }) => ({
      mail: mailById(invitation?.mailId ?? ""),
      inviter: personById(invitation?.invitedBy ?? ""),
    }),
  ],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  row: ({ row }) => row,
  rules: viewRules,
  apply: ({ known, context, row }) => {
    const isTold = reaches(context.myRole, "member");
    const invitation = isTold && row.invitation !== "not-invited" ? known.invitation : undefined;
    const mail = row.invitation === "queued" && isTold ? known.mail : undefined;
    return {
      output: {
        invitation: row.invitation,
        queuedAt: toInstant(invitation?.queuedAt),
        sentAt: toInstant(invitation?.sentAt),
        expiresAt: toInstant(invitation?.expiresAt),
        nextTryAt: toInstant(mail?.dueAt),
        attempts: mail?.attempts ?? 0,
        paced: mail?.paced ?? false,
        problem: row.invitation === "bounced" ? (invitation?.problem ?? null) : null,
        invitedBy: invitation === undefined ? null : (known.inviter?.name ?? ""),
      },
    };
  },
});
