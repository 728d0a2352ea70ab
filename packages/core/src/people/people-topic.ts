import { type Change, insert, update } from "../kernel/change.ts";
import { collection, integer, type RowIn, text } from "../kernel/collection.ts";
import type { Telling } from "../kernel/operation.ts";
import { get } from "../kernel/query.ts";

/** Where the news of an organization's people stands. Apart from the organization's: only those who tend people hear of them. */
export const peopleHeads = collection("people_heads", {
  fields: { organizationId: text(), number: integer() },
  key: ["organizationId"],
});

/** A row of people heads. */
export type PeopleHead = RowIn<typeof peopleHeads>;

/** The head of an organization's people, once there has been news. */
export const peopleHeadOf = get(peopleHeads);

const prefix = "people:";

/** The topic of the people of an organization: for those who tend them (Q49). */
export const peopleTopic = (organizationId: string): string => `${prefix}${organizationId}`;

/** Tells those who tend people what has become of some of them. Ids only. */
export function tellPeople(
  organizationId: string,
  head: PeopleHead | undefined,
  ...personIds: readonly string[]
): { readonly change: Change; readonly tell: Telling } {
  const number = (head?.number ?? 0) + 1;
  const change =
    head === undefined
      ? insert(peopleHeads, { organizationId, number })
      : update(peopleHeads, [organizationId], { number }, { number: head.number });
  const events = personIds.map((personId) => ({ type: "people-changed", personId }));
  return { change, tell: { topic: peopleTopic(organizationId), number, events } };
}
