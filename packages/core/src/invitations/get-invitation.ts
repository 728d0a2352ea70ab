import { z } from "zod";
import { toInstant } from "../kernel/instant.ts";
import { operation } from "../identity/operation.ts";
import { mailById } from "../mail/outbox.ts";
import { reaches } from "../members/roles.ts";
import { invitationStates } from "../members/states.ts";
import { memberKey } from "../members/view.ts";
import { personById } from "../people/collection.ts";
import { lookRules } from "../schedules/rules.ts";
import { toScheduleContext } from "../schedules/schedule-context.ts";
import { invitedFacts } from "./invited-context.ts";

/** ISO 8601, UTC; null where it has not happened, or is not told. */
const instant = z.string().nullable();

/**
 * How the invitation of one member stands: since when, until when, and why not (B37, B39, P69). Times and reasons are for
 * those who manage the list; viewers get only the state. Instants are ISO 8601, UTC.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const getInvitation = operation({
  name: "invitations.get",
  summary: "How the invitation of one member stands, since when, and why not.",
  input: memberKey,
  output: z.strictObject({
    invitation: z.enum(invitationStates),
    /** When it was asked for. */
    queuedAt: instant,
    /** When its mail went out; null for a link that was copied. */
    sentAt: instant,
    /** When its link dies, or has died. */
    expiresAt: instant,
    /** When a mail that waits is tried next. */
    nextTryAt: instant,
    /** How often its mail has been tried. */
    attempts: z.int().nonnegative(),
    /** It waits for room in a limit of mail (Q53). */
    paced: z.boolean(),
    /** Why it did not arrive: there is no such mailbox, or it was tried too often. */
    problem: z.enum(["refused", "gave-up"]).nullable(),
    /** Who asked for it; empty where they are gone. */
    invitedBy: z.string().nullable(),
  }),
  load: [
    invitedFacts,
    ({ invitation }) => ({
      mail: mailById(invitation?.mailId ?? ""),
      inviter: personById(invitation?.invitedBy ?? ""),
    }),
  ],
  context: (known, _input, actor) => toScheduleContext(known, actor),
  row: ({ row }) => row,
  rules: lookRules,
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
