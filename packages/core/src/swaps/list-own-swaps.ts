import { z } from "zod";
import type { Candidate } from "../eligibility/candidate.ts";
import { candidateFacts, toCandidates } from "../eligibility/candidate-facts.ts";
import { eligibilityFor } from "../eligibility/evaluate-eligibility.ts";
import { teamFacts, toTeam } from "../eligibility/team.ts";
import { type Facts, operation } from "../identity/operation.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { membershipsOf } from "../schedules/members.ts";
import { list } from "../kernel/store/query.ts";
import { type Assignment, assignments, assignmentsByKey } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import { maxSwaps, ownSwapsOf, pendingSwapsOf, type Swap, swapPeopleByKey, swapsByKey } from "./collection.ts";
import { assignmentKeysOf, swapStateAt, withSwapSettings } from "./swap-context.ts";
import { maxSlots } from "../shifts/view.ts";
import { swapFields, toSwapShift } from "./view.ts";

/** The maximum number of schedules whose swaps are listed. */
const maxSchedules = 24;

const onShift = list(assignments, "key", 2);

const ownSwap = z.strictObject({
  ...swapFields,
  scheduleName: z.string(),
  /** `proposer`: the caller offers the shift. `taker`: they accepted it. `candidate`: they could accept it. */
  part: z.enum(["proposer", "taker", "candidate"]),
});

const input = z.strictObject({});

/**
 * Lists the swaps that the caller takes part in, and the shifts offered by others that the caller may take, at most 50 of each. No one is
 * named (Q60, A64).
 * @throws {RollcallError} `portal.paused`, `password.change-required`
 */
export const listOwnSwaps = operation({
  name: "swaps.listOwn",
  summary: "Lists the swaps that the caller takes part in or could accept.",
  portal: true,
  input,
  output: z.strictObject({ rows: z.array(ownSwap).readonly() }),
  prepare: withSwapSettings<z.output<typeof input>>,
  load: [
    (_input, { personId }) => ({
      person: personById(personId),
      memberships: membershipsOf({ equal: [personId], limit: maxSchedules }),
      own: ownSwapsOf(personId),
    }),
    ({ memberships, own }) => ({
      ownSwaps: swapsByKey(own.map(({ scheduleId, swapId }) => [scheduleId, swapId])),
      schedules: schedulesById(
        [...new Set([...memberships, ...own].map(({ scheduleId }) => scheduleId))].map((one) => [one]),
      ),
      ...(Object.fromEntries(
        memberships.flatMap(({ scheduleId, assignable }) =>
          assignable ? [[openOn(scheduleId), pendingSwapsOf(scheduleId)]] : [],
        ),
      ) as Facts),
    }),
    (known, _input, { personId }) => {
      const all = [...known.ownSwaps, ...openIn(known)];
      return {
        declined: swapPeopleByKey(all.map(({ scheduleId, id }) => [scheduleId, id, personId])),
        shifts: shiftsByKey(shiftKeysOf(all)),
        given: assignmentsByKey(all.flatMap(assignmentKeysOf)),
        ...(Object.fromEntries(
          openIn(known).map(({ scheduleId, shiftId }) => [
            peopleOn(scheduleId, shiftId),
            onShift({ equal: [scheduleId, shiftId], limit: maxSlots, filter: { active: true } }),
          ]),
        ) as Facts),
      };
    },
    (known, _input, { personId, organizationId }) => ({
      ...teamFacts(
        openIn(known).flatMap((swap) => heldIn(known, swap)),
        known.shifts,
        organizationId,
      ),
      ...candidateFacts(earliestOf(known.shifts), [personId], organizationId),
    }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, context: { actor } }, { settings }, { now }) => {
    const me = actor.personId;
    const names = new Map(known.schedules.filter(isThere).map((one) => [one.id, one]));
    const shifts = new Map(known.shifts.map((shift) => [keyOf(shift.scheduleId, shift.id), shift]));
    const parts = new Map(known.declined.map((one) => [one.swapId, one.part]));
    const rows = [...known.ownSwaps, ...openIn(known)].flatMap((swap): z.input<typeof ownSwap>[] => {
      const { scheduleId, id: swapId, shiftId, returnShiftId } = swap;
      const [schedule, shift] = [names.get(scheduleId), shifts.get(keyOf(scheduleId, shiftId))];
      if (schedule === undefined || shift === undefined) return [];
      const returned = shifts.get(keyOf(scheduleId, returnShiftId ?? ""));
      const of = (on: string | null, personId: string | null) =>
        known.given.find((one) => one.scheduleId === scheduleId && one.shiftId === on && one.personId === personId);
      const found = {
        shift,
        returned,
        given: of(shiftId, swap.personId),
        takenBefore: of(shiftId, swap.takerId),
        returnedFrom: of(returnShiftId, swap.takerId),
        returnedBefore: of(returnShiftId, swap.personId),
      };
      const state = swapStateAt(swap, found, now);
      const isOwn = swap.personId === me || swap.takerId === me;
      const part = swap.personId === me ? "proposer" : isOwn ? "taker" : "candidate";
      if (!["open", "answered", "agreed"].includes(state)) return [];
      if (!isOwn) {
        const held = heldIn(known, swap);
        if (state !== "open" || parts.has(swapId) || held.some(({ personId }) => personId === me)) return [];
        const others = held.filter(({ personId }) => personId !== swap.personId);
        const team = toTeam({ ...known, held: others });
        const [candidate] = toCandidates(known, shift, [me], schedule.timeZone);
        const evaluate = eligibilityFor({ ...shift, team }, settings);
        if (
          candidate === undefined ||
          evaluate(forSchedule(candidate, known.memberships, scheduleId)).blocking.length > 0
        )
          return [];
      }
      const inExchange = returned === undefined ? null : toSwapShift(returned);
      const views = { shift: toSwapShift(shift), inExchange };
      return [{ scheduleId, swapId, state, ...views, scheduleName: schedule.name, part }];
    });
    return { output: { rows } };
  },
});

const keyOf = (scheduleId: string, shiftId: string): string => JSON.stringify([scheduleId, shiftId]);

const openOn = (scheduleId: string): string => `swaps on ${scheduleId}`;

const peopleOn = (scheduleId: string, shiftId: string): string => `people on ${keyOf(scheduleId, shiftId)}`;

/** The people on the shift of an open swap. */
const heldIn = (known: object, { scheduleId, shiftId }: Swap): readonly Assignment[] =>
  (known as Readonly<Record<string, readonly Assignment[] | undefined>>)[peopleOn(scheduleId, shiftId)] ?? [];

interface KnownOpen {
  readonly memberships: readonly { readonly scheduleId: string; readonly assignable: boolean }[];
  readonly ownSwaps: readonly Swap[];
}

/** The pending swaps of the caller's schedules, without their own. */
function openIn(known: KnownOpen): readonly Swap[] {
  const found = known as object as Readonly<Record<string, readonly Swap[] | undefined>>;
  const own = new Set(known.ownSwaps.map(({ id }) => id));
  const open = known.memberships.flatMap(({ scheduleId }) => found[openOn(scheduleId)] ?? []);
  return open.filter(({ id, state }) => state === "open" && !own.has(id)).slice(0, maxSwaps);
}

const shiftKeysOf = (all: readonly Swap[]): readonly (readonly string[])[] =>
  all.flatMap(({ scheduleId, shiftId, returnShiftId }) =>
    [shiftId, returnShiftId].flatMap((one) => (one === null ? [] : [[scheduleId, one]])),
  );

const earliestOf = (shifts: readonly Shift[]): Shift | undefined => {
  const [earliest] = shifts.toSorted((one, other) => one.start - other.start);
  return earliest && { ...earliest, needs: shifts.flatMap(({ needs }) => needs) };
};

/** The caller on a schedule other than the one their facts were read for. */
const forSchedule = (candidate: Candidate, memberships: KnownOpen["memberships"], on: string): Candidate => {
  const member = memberships.find(({ scheduleId }) => scheduleId === on);
  return { ...candidate, isMember: member !== undefined, isAssignable: member?.assignable ?? false };
};
