import { timeOffRequests } from "../availability/collection.ts";
import type { Facts } from "../identity/operation.ts";
import { list } from "../kernel/store/query.ts";
import { offers } from "../offers/collection.ts";
import type { Person } from "../people/collection.ts";
import { canManagePeople } from "../people/rules.ts";
import { type Member, membershipsOf } from "../schedules/members.ts";
import { shiftsByStart } from "../shifts/collection.ts";
import type { NotificationSubject } from "./collection.ts";

/** The numbers in a digest, as text: `100+` for many. */
export interface DigestCounts {
  readonly unfilled: string;
  readonly offers: string;
  readonly requests: string;
}

/** The maximum number of schedules, and of rows of each kind on one schedule. */
const maxSchedules = 20;
const maxCounted = 100;
/** How many memberships are read to find the schedules. */
const maxMemberships = 200;

const openOffers = list(offers, "pending", 2, ["id", "state"]);
const requestsInState = list(timeOffRequests, "state", 2, ["id"]);

/** The memberships of a person, if there is a digest. */
export const digestMemberships = (personId: string, items: readonly NotificationSubject[]) =>
  membershipsOf({ equal: [personId], limit: items.some(({ kind }) => kind === "digest") ? maxMemberships : 0 });

/** The load round of a digest: what is open on the schedules that the person manages. */
export function digestFacts(memberships: readonly Member[], person: Person | undefined, now: number): Facts {
  const managed = memberships.filter(({ role }) => role === "admin").slice(0, maxSchedules);
  const facts = managed.flatMap(({ scheduleId }) => [
    [
      `unfilled ${scheduleId}`,
      shiftsByStart({ equal: [scheduleId], from: now, filter: { unfilled: true, open: true }, limit: maxCounted }),
    ],
    [`offers ${scheduleId}`, openOffers({ equal: [scheduleId, true], limit: maxCounted, filter: { state: "open" } })],
  ]);
  const isManager = memberships.length > 0 && person !== undefined && canManagePeople(person);
  const requests = isManager
    ? { "requests ": requestsInState({ equal: [person.organizationId, "pending"], limit: maxCounted }) }
    : {};
  return { ...(Object.fromEntries(facts) as Facts), ...requests };
}

/** The counts from that round. */
export function digestCountsIn(known: object): DigestCounts {
  const count = (prefix: string): string => {
    const total = Object.entries(known)
      .filter(([name]) => name.startsWith(`${prefix} `))
      .reduce((sum, [, rows]) => sum + (rows as readonly unknown[]).length, 0);
    return total >= maxCounted ? `${maxCounted}+` : String(total);
  };
  return { unfilled: count("unfilled"), offers: count("offers"), requests: count("requests") };
}

/** Whether a digest has nothing to say. */
export const isEmptyDigest = ({ unfilled, offers: open, requests }: DigestCounts): boolean =>
  [unfilled, open, requests].every((one) => one === "0");
