import { type Awaitable, chain } from "../kernel/awaitable.ts";
import { remove, update } from "../kernel/change.ts";
import { list } from "../kernel/query.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import { invitationKeysOf, invitations } from "../invitations/collection.ts";
import { members } from "./members.ts";
import type { Store, Transaction } from "../kernel/store.ts";
import { shifts } from "../shifts/collection.ts";
import { schedules, schedulesIn } from "./collection.ts";

/** The maximum number of rows removed per transaction, so that other writes don't wait long. */
const maxAtOnce = 500;

const memberKeys = list(members, "key", 1, ["scheduleId", "personId"]);
const shiftKeys = list(shifts, "key", 1, ["scheduleId", "id"]);

/**
 * Removes the members and shifts of deleted schedules, at most 500 per transaction. The schedule's own row stays
 * as `purged`, because the history refers to it.
 * @returns the number of removed rows
 * @throws {StoreUnavailable} the store can't be written; the next call continues
 */
export async function purgeDeleted(store: Store): Promise<number> {
  let swept = 0;
  for (;;) {
    const { gone, more } = await retryRaces(() => store.transaction("write", purgeSome));
    swept += gone;
    if (!more) return swept;
  }
}

const purgeSome = (tx: Transaction): Awaitable<{ readonly gone: number; readonly more: boolean }> =>
  chain(tx.read([schedulesIn({ equal: ["deleted"], limit: 1 })]), ([[schedule]]) => {
    if (schedule === undefined) return { gone: 0, more: false };
    const page = { equal: [schedule.id], limit: maxAtOnce };
    return chain(tx.read([memberKeys(page), shiftKeys(page), invitationKeysOf(page)]), ([people, work, links]) => {
      const rows = [
        ...people.map((row) => remove(members, [row.scheduleId, row.personId])),
        ...links.map((row) => remove(invitations, [row.scheduleId, row.personId])),
        ...work.map((row) => remove(shifts, [row.scheduleId, row.id])),
      ].slice(0, maxAtOnce);
      const changes = rows.length > 0 ? rows : [update(schedules, [schedule.id], { state: "purged" })];
      return chain(tx.write(changes), () => ({ gone: rows.length, more: true }));
    });
  });
