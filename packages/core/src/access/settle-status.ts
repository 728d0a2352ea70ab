import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { list } from "../kernel/store/query.ts";
import { grant } from "../kernel/operations/rule.ts";
import { people, type Person, personById } from "../people/collection.ts";
import { peopleChanged, personStatusChanged } from "../people/events.ts";
import { movePerson } from "../people/move-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { statusOf } from "../people/status.ts";

interface SettleContext {
  readonly person: Person | undefined;
  readonly summary: Parameters<typeof recordPeopleChange>[1];
}

/** Updates a status that changed by time alone: a pause that began or ended, a temporary password that expired. */
export const settleStatus = operation({
  name: "access.settle",
  summary: "Updates a person's status when only time has changed it.",
  internal: true,
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ changed: z.boolean() }),
  events: [personStatusChanged, peopleChanged],
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
    const event = personStatusChanged({ personId: person.id, set: { status }, was: { status: person.status } });
    const moved = movePerson(person, {}, event, now);
    const topicUpdate = recordPeopleChange(person.organizationId, summary, person.id);
    return {
      output: { changed: true },
      changes: [topicUpdate.change, moved.change],
      journalEntries: [moved.entry, topicUpdate.entry],
    };
  },
});

/** The number of people per read. */
const maxRead = 200;

const byDue = list(people, "due", 0, ["id", "statusDue"]);

/**
 * Updates everyone whose status is due (X20). Access decisions always use the clock, not this status.
 * @returns how many changed
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export async function settleDue(environment: JobEnvironment): Promise<number> {
  let changed = 0;
  await workOnDueRows(environment, {
    name: settleStatus.name,
    query: byDue,
    // People without a due change have null, which is outside every range.
    page: () => ({ equal: [], from: 0, limit: maxRead }),
    isDue: ({ statusDue }, now) => statusDue !== null && statusDue <= now,
    keyOf: ({ id }) => [id],
    async work([{ id: personId }]) {
      const answer = (await environment.run(settleStatus.name, { personId })) as { changed: boolean };
      if (answer.changed) changed++;
    },
  });
  return changed;
}
