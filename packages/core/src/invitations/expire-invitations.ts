import { z } from "zod";
import type { Awaitable } from "../kernel/awaitable.ts";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { knownByKey } from "../members/change-member.ts";
import { moveInvitations, invitationsEvents } from "../members/change-invitation.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Store } from "../kernel/store.ts";
import { type Schedule, scheduleById } from "../schedules/collection.ts";
import { invitations, invitationsByExpiry, invitationsByKey } from "./collection.ts";

/** The maximum number of invitations one transaction expires, so that other writes don't wait long. */
const maxAtOnce = 200;

/**
 * Marks the expired invitations of one schedule. Their links are invalid from the instant of expiry, without this (P06).
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

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly run: (name: string, input: unknown) => Awaitable<unknown>;
}

/**
 * Marks every expired invitation.
 * @returns the number of members changed
 * @throws {StoreUnavailable} the store can't be written; the next call continues
 */
export async function expireDue({ store, clock, run }: Parts): Promise<number> {
  let expired = 0;
  for (;;) {
    const now = clock.now();
    // Backward from now, so that no pending invitation is read.
    const expiredBefore = invitationsByExpiry({ equal: [true], from: now, reverse: true, limit: maxAtOnce });
    const [over] = await store.transaction("read", (tx) => tx.read([expiredBefore]));
    for (const scheduleId of new Set(over.map((row) => row.scheduleId))) {
      const personIds = over.filter((row) => row.scheduleId === scheduleId).map(({ personId }) => personId);
      expired += ((await run("invitations.expire", { scheduleId, personIds })) as { expired: number }).expired;
    }
    if (over.length < maxAtOnce) return expired;
  }
}
