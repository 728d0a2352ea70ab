import { type Change, insert, update } from "../kernel/change.ts";
import { collection, integer, type RowIn, text } from "../kernel/collection.ts";
import type { JournalEntry } from "../identity/operation.ts";
import { get } from "../kernel/query.ts";

/** Where the news of an organization's people stands. Apart from the organization's: only those who tend people hear of them. */
export const peopleSummaries = collection("people_heads", {
  fields: { organizationId: text(), number: integer() },
  key: ["organizationId"],
});

/** A row of people heads. */
export type PeopleSummary = RowIn<typeof peopleSummaries>;

/** The head of an organization's people, once there has been news. */
export const peopleSummaryOf = get(peopleSummaries);

const prefix = "people:";

/** The topic of the people of an organization: for those who tend them (Q49). */
export const peopleTopic = (organizationId: string): string => `${prefix}${organizationId}`;

/** Tells those who tend people what has become of some of them. Ids only. */
export function recordPeopleChange(
  organizationId: string,
  summary: PeopleSummary | undefined,
  ...personIds: readonly string[]
): { readonly change: Change; readonly entry: JournalEntry } {
  const number = (summary?.number ?? 0) + 1;
  const change =
    summary === undefined
      ? insert(peopleSummaries, { organizationId, number })
      : update(peopleSummaries, [organizationId], { number }, { number: summary.number });
  const events = personIds.map((personId) => ({ type: "people-changed", personId }));
  return { change, entry: { topic: peopleTopic(organizationId), number, events } };
}
