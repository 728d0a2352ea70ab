import { z } from "zod";
import { type Change, remove } from "../kernel/store/change.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { getMany } from "../kernel/store/query.ts";
import type { CallContext, Facts } from "../identity/operation.ts";
import { knownColumns, memberUpdate } from "../members/change-member.ts";
import { memberChanged, memberRemoved } from "../members/declared-events.ts";
import { toMemberRemoved } from "../members/events.ts";
import { markAdminLost } from "../members/settle-grant.ts";
import { deltaOf } from "../members/totals.ts";
import type { Schedule } from "../schedules/collection.ts";
import { type Member, members } from "../schedules/members.ts";
import { scheduleReady } from "../schedules/events.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { movedBy, noTotals } from "../schedules/totals.ts";
import { shiftsFlagged } from "../shifts/declared-events.ts";
import { toFlaggedShifts } from "../shifts/events.ts";
import { knownUpcomingShifts, upcomingShiftsOfMany } from "../shifts/upcoming-shifts.ts";
import {
  type Link,
  type StoredPerson,
  type StoredTombstone,
  tombstonesByKey,
  upstreamByKey,
  upstreamPeople,
} from "./collection.ts";
import { toLinkEvent, withLinkValues } from "./followed.ts";
import { heldReasons, planDepartures } from "./plan-departures.ts";
import { alertAdmin } from "./link-mails.ts";
import { recentRemovals, toPolicy } from "./read-sync-state.ts";
import type { HeldReason } from "./sync-plan.ts";
import { storeTombstone } from "./store-upstream.ts";

/** A member who leaves the linked schedule, with their upstream ids. `lock`: only the assignability ends (Q3). */
export const departure = z.strictObject({
  personId: id,
  externalIds: z.array(z.string()),
  isLock: z.boolean(),
});

/** A member who leaves the linked schedule. */
export type Departure = z.output<typeof departure>;

/** How long a removed member is remembered (Q19). */
const rememberedFor = 30 * 24 * 60 * 60 * 1000;

const leavingByKey = getMany(members, members.key, [...knownColumns, "addedAt"]);

type LeavingMember = Pick<Member, (typeof knownColumns)[number] | "addedAt">;

/** The events of departures. */
export const departureEvents = [memberRemoved, memberChanged, shiftsFlagged, scheduleReady] as const;

/** What departures depend on, as read in their transaction. */
export interface KnownDepartures {
  readonly rows: readonly LeavingMember[];
  readonly stored: readonly StoredPerson[];
  readonly buried: readonly StoredTombstone[];
}

/** Loads what departures depend on. */
export function departureFacts(scheduleId: string, departures: readonly Departure[], now: number) {
  const keys = departures.flatMap(({ externalIds }) => externalIds.map((externalId) => [scheduleId, externalId]));
  const ids = departures.map(({ personId }) => personId);
  return {
    ...(upcomingShiftsOfMany(scheduleId, ids, now) satisfies Facts),
    rows: leavingByKey(ids.map((personId) => [scheduleId, personId])),
    stored: upstreamByKey(keys),
    buried: tombstonesByKey(keys),
  };
}

interface Departing {
  readonly schedule: Schedule;
  readonly link: Link;
  /** The number of synced members before the run. */
  readonly synced: number;
  /** Whether an admin has confirmed them. */
  readonly isConfirmed: boolean;
}

/**
 * Removes the members who left the linked schedule, in one transaction with everything this depends on. Members who have changed since the
 * plan stay; adopted members, the last admin and the owner are kept (Q5, X4). Changes nothing if the departures have to wait (Q20).
 */
export function departuresOf(
  { schedule, link, synced, isConfirmed }: Departing,
  departures: readonly Departure[],
  known: KnownDepartures,
  call: Pick<CallContext, "actor" | "now" | "newId">,
) {
  const { now } = call;
  const locks = new Set(departures.flatMap(({ personId, isLock }) => (isLock ? [personId] : [])));
  const gone = known.rows.filter(({ personId, provenance }) => !locks.has(personId) && provenance !== "local");
  const locked = known.rows.filter((row) => locks.has(row.personId) && row.provenance === "local" && row.assignable);
  const policy = toPolicy(link, schedule.removedLately, now);
  const noMarks = { erased: new Set<string>(), shared: new Set<string>() };
  const people = { byAddress: new Map(), returning: new Map(), tombstones: [], ...noMarks };
  const state = { ...schedule, members: gone, upstream: known.stored, ...people };
  const matched = new Set(known.stored.map(({ personId }) => personId));
  const noArrivals = { additions: [], updates: [] };
  const listed = gone.filter(({ personId }) => matched.has(personId));
  const { removals, kept } = planDepartures(state, policy, noArrivals, { gone: listed, locked: [], synced });
  const held = heldReasons(state, policy, noArrivals, { gone, locked, synced });
  const none = { removed: 0, kept: 0, changes: [] as Change[], journalEntries: [], summary: schedule };
  if (held.length > 0 && !isConfirmed) return { ...none, held };
  const byId = new Map(gone.map((row) => [row.personId, row]));
  const rowsOf = (list: readonly { readonly personId: string }[]) =>
    list.flatMap(({ personId }) => byId.get(personId) ?? []);
  const leaving = rowsOf(removals);
  const keeping = rowsOf(kept).map((row) =>
    withLinkValues(row, {
      provenance: "local",
      keptAsLastAdmin: !row.adopted,
      assignable: false,
      assignableBeforeLink: row.assignableBeforeLink === true || row.assignable || row.assignableBefore === true,
    }),
  );
  const locking = locked.map((row) => withLinkValues(row, { assignable: false, assignableBeforeLink: true }));
  const changing = [...keeping, ...locking];
  const doing = { ...none, held: [] as readonly HeldReason[] };
  if (leaving.length + changing.length === 0) return doing;
  const upcoming = knownUpcomingShifts(known, [...byId.keys(), ...locks]);
  const flagged = (personId: string) => toFlaggedShifts(personId, upcoming.get(personId) ?? []);
  const events: EventOf<(typeof departureEvents)[number]>[] = [
    ...leaving.flatMap((row) => [{ ...toMemberRemoved(row), because: "synced" as const }, ...flagged(row.personId)]),
    ...keeping.flatMap((one) => [toLinkEvent(one, "synced"), ...flagged(one.before.personId)]),
    ...locking.flatMap((one) => [toLinkEvent(one, "linked"), ...flagged(one.before.personId)]),
  ];
  let delta = noTotals;
  for (const row of leaving) delta = movedBy(delta, deltaOf(row, undefined));
  for (const { before, after } of changing) delta = movedBy(delta, deltaOf(before, after));
  const recent = recentRemovals(schedule.removedLately, now);
  const removedLately = leaving.length === 0 ? recent : [...recent, { at: now, count: leaving.length }];
  const { summary, change, entry } = updateScheduleSummary(schedule, delta, events, { removedLately });
  const left = new Map(leaving.map((row) => [row.personId, row]));
  const buried = new Set(known.buried.map(({ externalId }) => externalId));
  return {
    ...doing,
    removed: leaving.length,
    kept: keeping.length,
    summary,
    changes: [
      change,
      ...leaving.flatMap((row) => [
        remove(members, [schedule.id, row.personId]),
        ...markAdminLost(row, undefined, call),
      ]),
      ...changing.map(({ before, after, set }) => memberUpdate(schedule.id, before, after, set)),
      ...keeping
        .filter(({ after }) => after.keptAsLastAdmin)
        .map(({ before }) => alertAdmin("admin-kept", link, before.personId, call)),
      ...known.stored.flatMap(({ externalId, personId, mark }) => {
        const row = left.get(personId);
        if (row === undefined) return [];
        const remembered = {
          ...{ scheduleId: schedule.id, externalId, personId, mark, role: row.role, invitation: row.invitation },
          assignable: row.assignableBefore ?? row.assignable,
          ...{ source: link.source, until: now + rememberedFor },
        };
        return [remove(upstreamPeople, [schedule.id, externalId]), storeTombstone(remembered, buried.has(externalId))];
      }),
    ],
    journalEntries: [entry],
  };
}
