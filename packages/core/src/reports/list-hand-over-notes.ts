import { z } from "zod";
import { type Facts, operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { list } from "../kernel/store/query.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { type Assignment, visibleAssignmentsOf } from "../shifts/assignments.ts";
import { type Shift, shifts, shiftsByKey } from "../shifts/collection.ts";
import { longestShift } from "../shifts/rules.ts";
import { notesOf, type Report } from "./collection.ts";

/** The maximum number of own shifts that are looked at, and of shifts between a note and them. */
const maxShifts = 50;
const maxBetween = 50;
/** The next shift may begin before the earlier one ends, so that people can hand over. */
const overlap = 3_600_000;

const byPosition = list(shifts, "position", 2, ["scheduleId", "id", "start", "status", "filled"]);

/** A report with a note. */
type Note = Pick<Report, "scheduleId" | "shiftId" | "personId" | "end" | "handOver" | "submittedAt">;

/** A shift on the position that ends after the note's shift. */
type Following = Pick<Shift, "id" | "start" | "status" | "filled">;

type Place = Pick<Shift, "scheduleId" | "position">;

/**
 * Lists the handover notes for the caller's own current and upcoming shifts. A note belongs to the next shift on the same schedule and
 * position that someone confirmed: the first one that begins at most an hour before the reported shift ended. The people on it read the
 * latest note without its author (Q60).
 * @throws {RollcallError} `portal.paused`, `password.change-required`
 */
export const listHandOverNotes = operation({
  name: "portal.listHandOverNotes",
  summary: "Lists the handover notes for the caller's own upcoming shifts.",
  portal: true,
  input: z.strictObject({}),
  output: z.strictObject({
    notes: z
      .array(
        z.strictObject({
          /** The caller's own shift. */
          scheduleId: id,
          shiftId: id,
          note: z.string(),
          /** ISO 8601, UTC: when it was submitted. */
          at: z.string(),
        }),
      )
      .readonly(),
  }),
  load: [
    (_input, { personId }, now) => ({
      person: personById(personId),
      mine: visibleAssignmentsOf({ equal: [personId, true], from: now - longestShift, limit: 2 * maxShifts }),
    }),
    ({ mine }, _input, _actor, now) => {
      const own = mine.filter((one) => isConfirmedShift(one) && one.end > now).slice(0, maxShifts);
      return {
        own: shiftsByKey(own.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
        schedules: schedulesById([...new Set(own.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
      };
    },
    ({ own }) =>
      ofPlaces(own, (place) => [
        ["note", notesOf({ equal: [place.scheduleId, place.position, true], reverse: true, limit: 1 })],
      ]),
    (known) =>
      ofPlaces(known.own, (place) => {
        const note = noteFor(known, place);
        const from = (note?.end ?? 0) - overlap;
        const equal = [place.scheduleId, place.position];
        return note === undefined ? [] : [["following", byPosition({ equal, from, limit: maxBetween })]];
      }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known }) => {
    const there = new Set(known.schedules.filter(isThere).map((one) => one.id));
    const notes = known.own.flatMap((shift) => {
      const note = noteFor(known, shift);
      if (note === undefined || !there.has(shift.scheduleId) || nextStart(known, shift, note) !== shift.start)
        return [];
      const { scheduleId, id: shiftId } = shift;
      return note.shiftId === shiftId
        ? []
        : [{ scheduleId, shiftId, note: note.handOver, at: toInstant(note.submittedAt) ?? "" }];
    });
    return { output: { notes } };
  },
});

const isConfirmedShift = ({ state }: Assignment): boolean => state === "confirmed" || state === "changed";

const nameOf = (what: "note" | "following", { scheduleId, position }: Place): string =>
  JSON.stringify([what, scheduleId, position]);

/** Reads once for each schedule and position. */
function ofPlaces(
  own: readonly Shift[],
  readsOf: (place: Place) => readonly (readonly [Kind, Facts[string]])[],
): Facts {
  const places = new Map(own.map((shift) => [nameOf("note", shift), shift]));
  return Object.fromEntries(
    [...places.values()].flatMap((place) => readsOf(place).map(([what, read]) => [nameOf(what, place), read])),
  );
}

type Kind = "note" | "following";

/** The latest note on a schedule and position. */
const noteFor = (known: object, place: Place): Note | undefined =>
  (known as Readonly<Record<string, readonly Note[] | undefined>>)[nameOf("note", place)]?.[0];

/** When the next shift with a person begins, after the note's own shift. A short one may begin within the time to hand over. */
function nextStart(known: object, place: Place, note: Note): number | undefined {
  const all = known as Readonly<Record<string, readonly Following[] | undefined>>;
  return all[nameOf("following", place)]?.find(
    ({ id: shiftId, status, filled }) => shiftId !== note.shiftId && status !== "cancelled" && filled > 0,
  )?.start;
}
