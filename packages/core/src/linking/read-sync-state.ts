import type { Environment } from "../ports/environment.ts";
import { eachInSteps, inTurns, nextTurn } from "../kernel/platform/turns.ts";
import { list, type ListArguments, type Read, type Value } from "../kernel/store/query.ts";
import { type Person, peopleByEmail, peopleById } from "../people/collection.ts";
import { type RemovalCount, scheduleById } from "../schedules/collection.ts";
import { members } from "../schedules/members.ts";
import { erasedOf, type Link, tombstonesOf, upstreamOf } from "./collection.ts";
import { erasedIds } from "./upstream-marks.ts";
import { type PeopleToFind, peopleToFind } from "./people-to-find.ts";
import { planSync } from "./plan-sync.ts";
import { sharedIn } from "./shared-addresses.ts";
import type { SnapshotPerson, SyncPerson, SyncPlan, SyncPolicy, SyncState } from "./sync-plan.ts";

type Reader = Pick<Environment, "read" | "digest">;

/** What a plan depends on besides the state. */
export type PlannedLink = Pick<
  Link,
  "scheduleId" | "organizationId" | "source" | "trustsAddresses" | "removalPercent" | "localsLocked" | "conflicts"
>;

/** The number of rows per read. */
const pageSize = 500;
/** The number of people looked up per read. */
const maxLookedUp = 500;
const day = 24 * 60 * 60 * 1000;

const membersOf = list(members, "key", 1, [
  "personId",
  "name",
  "email",
  "role",
  "assignable",
  "provenance",
  "canAct",
  "keptAsLastAdmin",
  "adopted",
  "addedAt",
]);

/** The removals of the last 24 hours. */
export const recentRemovals = (removedLately: readonly RemovalCount[], now: number): readonly RemovalCount[] =>
  removedLately.filter(({ at }) => at > now - day && at <= now);

/** The settings that a plan follows. */
export const toPolicy = (link: PlannedLink, removedLately: readonly RemovalCount[], now: number): SyncPolicy => ({
  isFirstRun: !link.localsLocked,
  trustsAddresses: link.trustsAddresses,
  removalShare: link.removalPercent / 100,
  removedLately: recentRemovals(removedLately, now).reduce((sum, { count }) => sum + count, 0),
});

/** A plan, and the state it was made from. */
export interface PlannedRun {
  readonly plan: SyncPlan;
  readonly state: SyncState;
  /** The number of synced members. */
  readonly synced: number;
  /** The members with their names. */
  readonly rows: readonly { readonly personId: string; readonly name: string; readonly email: string }[];
}

/**
 * Plans a run from the stored state, read page by page while other work continues. Applying it checks the same facts again.
 */
export async function planRun(
  reader: Reader,
  link: PlannedLink,
  snapshot: readonly SnapshotPerson[],
  now: number,
): Promise<PlannedRun> {
  const { scheduleId } = link;
  const schedule = await reader.read(scheduleById(scheduleId));
  const stored = await everyRow(reader, upstreamOf, scheduleId, (row) => [row.externalId]);
  const buried = await everyRow(reader, tombstonesOf, scheduleId, (row) => [row.externalId]);
  const remembered = buried.filter(({ until, source }) => until > now && source === link.source);
  const rows = await everyRow(reader, membersOf, scheduleId, (row) => [row.personId]);
  const known = { members: rows, upstream: stored, tombstones: remembered };
  const found = await findPeople(reader, link.organizationId, await inTurns(peopleToFind(snapshot, known)));
  const marks = await everyRow(reader, erasedOf, scheduleId, (row) => [row.mark]);
  const state: SyncState = {
    erased: await erasedIds(reader.digest, marks, link.source, snapshot, stored),
    shared: sharedIn(link.conflicts),
    ownerId: schedule?.ownerId ?? null,
    admins: schedule?.admins ?? 0,
    assignables: schedule?.assignables ?? 0,
    ...known,
    ...found,
  };
  let synced = 0;
  await inTurns(eachInSteps(rows, ({ provenance }) => (synced += provenance === "local" ? 0 : 1)));
  const policy = toPolicy(link, schedule?.removedLately ?? [], now);
  return { plan: await inTurns(planSync(snapshot, state, policy)), state, synced, rows };
}

async function everyRow<Row>(
  reader: Reader,
  query: (args: ListArguments) => Read<readonly Row[]>,
  scheduleId: string,
  positionOf: (row: Row) => readonly Value[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last === undefined ? undefined : positionOf(last);
    const page = await reader.read(query({ equal: [scheduleId], limit: pageSize, after }));
    rows.push(...page);
    if (page.length < pageSize) return rows;
    await nextTurn();
  }
}

async function findPeople(
  reader: Reader,
  organizationId: string,
  { addresses, personIds }: PeopleToFind,
): Promise<Pick<SyncState, "byAddress" | "returning">> {
  const byAddress = new Map<string, SyncPerson>();
  const returning = new Map<string, SyncPerson>();
  for (let at = 0; at < addresses.length; at += maxLookedUp) {
    const keys = addresses.slice(at, at + maxLookedUp).map((address) => [organizationId, address]);
    for (const person of await reader.read(peopleByEmail(keys))) {
      const known = toSyncPerson(person);
      if (person.emailKey !== null && known !== undefined) byAddress.set(person.emailKey, known);
    }
    await nextTurn();
  }
  for (let at = 0; at < personIds.length; at += maxLookedUp) {
    const keys = personIds.slice(at, at + maxLookedUp).map((personId) => [personId]);
    for (const person of await reader.read(peopleById(keys))) {
      const known = toSyncPerson(person);
      if (known !== undefined) returning.set(person.id, known);
    }
    await nextTurn();
  }
  return { byAddress, returning };
}

/** Internal people have an account once the host knows them; external ones have one here (B32, Q51). */
export const hasAccount = ({ known, affiliation }: Pick<Person, "known" | "affiliation">): boolean =>
  known || affiliation === "external";

function toSyncPerson(person: Person): SyncPerson | undefined {
  if (person.state === "erased") return undefined;
  return { personId: person.id, state: person.state, hasAccount: hasAccount(person) };
}
