import { type Change, insert, update } from "../kernel/store/change.ts";
import { collection, integer, type RowIn, text } from "../kernel/store/collection.ts";
import type { JournalEntry } from "../identity/operation.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import { get } from "../kernel/store/query.ts";
import { peopleChanged } from "./events.ts";

/** The summary of an organization's people topic. Separate from the organization's, because only people managers can follow it. */
export const peopleSummaries = collection("people_summaries", {
  fields: { organizationId: text(), number: integer() },
  key: ["organizationId"],
});

/** A row of people summaries. */
export type PeopleSummary = RowIn<typeof peopleSummaries>;

/** The summary of an organization's people, once there has been a change. */
export const peopleSummaryOf = get(peopleSummaries);

const prefix = "people:";

/** The topic of an organization's people, for people managers (Q49). */
export const peopleTopic = (organizationId: string): string => `${prefix}${organizationId}`;

/** Notifies people managers of changed people. Ids only. */
export function recordPeopleChange(
  organizationId: string,
  summary: PeopleSummary | undefined,
  ...personIds: readonly string[]
): { readonly change: Change; readonly entry: JournalEntry<EventOf<typeof peopleChanged>> } {
  const number = (summary?.number ?? 0) + 1;
  const change =
    summary === undefined
      ? insert(peopleSummaries, { organizationId, number })
      : update(peopleSummaries, [organizationId], { number }, { number: summary.number });
  const events = personIds.map((personId) => peopleChanged({ personId }));
  return { change, entry: { topic: peopleTopic(organizationId), number, events } };
}
