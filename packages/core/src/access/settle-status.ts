import { z } from "zod";
import type { Awaitable } from "../kernel/awaitable.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { list } from "../kernel/query.ts";
import { grant } from "../kernel/rule.ts";
import { people, type Person, personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { statusOf } from "../people/status.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Store } from "../kernel/store.ts";

interface SettleContext {
  readonly person: Person | undefined;
  readonly summary: Parameters<typeof recordPeopleChange>[1];
}

/** Shows what time alone has changed of somebody's status: a pause that began or ended, a password that is over. */
export const settleStatus = operation({
  name: "access.settle",
  summary: "Shows what time alone has changed of somebody's status.",
  internal: true,
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ changed: z.boolean() }),
  load: [
    ({ personId }) => ({ person: personById(personId) }),
    ({ person }) => ({ summary: peopleSummaryOf(person?.organizationId ?? "") }),
  ],
  context: ({ person, summary }): SettleContext => ({ person, summary }),
  rules: [grant<SettleContext>("time changes a status", () => true)],
  apply: ({ context: { person, summary } }, _input, { now }) => {
    const due = person?.statusDue ?? null;
    if (person === undefined || due === null || due > now) return { output: { changed: false } };
    const { status } = statusOf(person, now);
    const news = { type: "person-status-changed", personId: person.id };
    const moved = movePerson(person, {}, { ...news, set: { status }, was: { status: person.status } }, now);
    const told = recordPeopleChange(person.organizationId, summary, person.id);
    return {
      output: { changed: true },
      changes: [told.change, moved.change],
      journalEntries: [moved.entry, told.entry],
    };
  },
});

/** How many are looked at in one read. */
const maxRead = 200;

const byDue = list(people, "due", 0, ["id", "statusDue"]);

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly run: (name: string, input: unknown) => Awaitable<unknown>;
}

/**
 * Follows the clock for everybody whose status is due (X20). What is refused is judged by the clock in any case.
 * @returns how many changed
 * @throws {StoreUnavailable} the store cannot be written; the next call goes on
 */
export async function settleDue({ store, clock, run }: Parts): Promise<number> {
  let changed = 0;
  for (;;) {
    const now = clock.now();
    // Those of whom nothing is due hold null, which stands outside every range.
    const [rows] = await store.transaction("read", (tx) => tx.read([byDue({ equal: [], from: 0, limit: maxRead })]));
    const over = rows.filter(({ statusDue }) => statusDue !== null && statusDue <= now);
    for (const { id } of over) {
      const answer = (await run("access.settle", { personId: id })) as { changed: boolean };
      if (answer.changed) changed++;
    }
    if (over.length < maxRead) return changed;
  }
}
