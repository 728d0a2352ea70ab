import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { update } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { knownByKey } from "../members/change-member.ts";
import { moveInvitations, invitationsEvents } from "../members/change-invitation.ts";
import { type Schedule, scheduleById } from "../schedules/collection.ts";
import { invitations, invitationsByExpiry, invitationsByKey } from "./collection.ts";

/** The maximum number of invitations one transaction expires, so that other writes don't wait long. */
const maxAtOnce = 200;

/**
 * Marks the expired invitations of one schedule. Their links become invalid at the instant of expiry, even without this (P06).
 */
export const expireInvitations = operation({
  name: "invitations.expire",
  summary: "Marks the expired invitations of a schedule.",
  internal: true,
  input: z.strictObject({ scheduleId: id, personIds: z.array(id).max(maxAtOnce) }),
  output: z.strictObject({ expired: z.int() }),
  events: [...invitationsEvents],
  load: [
    ({ scheduleId, personIds }) => {
      const keys = personIds.map((personId) => [scheduleId, personId]);
      return { schedule: scheduleById(scheduleId), rows: knownByKey(keys), links: invitationsByKey(keys) };
    },
  ],
  context: ({ schedule }): { readonly schedule: Schedule } | undefined =>
    schedule === undefined ? undefined : { schedule },
  rules: [grant<{ readonly schedule: Schedule }>("time passes", () => true)],
  apply: ({ known: { rows, links }, context: { schedule } }, _input, { now }) => {
    const over = links.filter(({ open, expiresAt }) => open && (expiresAt ?? 0) <= now);
    const ids = new Set(over.map(({ personId }) => personId));
    const late = rows.filter(({ personId, invitation }) => ids.has(personId) && invitation === "sent");
    const { changes, journalEntries } = moveInvitations(schedule, late, "expired");
    const invalidated = over.map(({ scheduleId, personId }) =>
      update(invitations, [scheduleId, personId], { open: false, secretHash: null }),
    );
    return { output: { expired: late.length }, changes: [...changes, ...invalidated], journalEntries };
  },
});

/**
 * Marks every expired invitation.
 * @returns the number of members changed
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export async function expireDue(environment: JobEnvironment): Promise<number> {
  let expired = 0;
  await workOnDueRows(environment, {
    name: expireInvitations.name,
    query: invitationsByExpiry,
    // Backward from now, so that no pending invitation is read.
    page: (now) => ({ equal: [true], from: now, reverse: true, limit: maxAtOnce }),
    keyOf: ({ scheduleId, personId }) => [scheduleId, personId],
    groupOf: ({ scheduleId }) => scheduleId,
    async work(rows) {
      const input = { scheduleId: rows[0].scheduleId, personIds: rows.map(({ personId }) => personId) };
      expired += ((await environment.run(expireInvitations.name, input)) as { expired: number }).expired;
    },
  });
  return expired;
}
