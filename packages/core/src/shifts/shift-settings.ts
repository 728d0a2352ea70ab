import { toMoment } from "../kernel/values/moment.ts";
import type { Shift } from "./collection.ts";
import type { AskedOfShift } from "./shift-context.ts";

/** The settings of a shift in events: start and end as RFC 9557 strings, needs as names. */
export type ShiftSettings = Pick<Shift, "kind" | "venue" | "position" | "notes" | "slots" | "status"> & {
  readonly start: string;
  readonly end: string;
  readonly needs: string;
};

type SettableShift = Omit<Shift, "id" | "seriesId" | "occurrence" | "isException">;

/** The settings of a shift. */
export const settingsOf = (shift: SettableShift): ShiftSettings => ({
  kind: shift.kind,
  venue: shift.venue,
  position: shift.position,
  notes: shift.notes,
  start: toMoment(shift.start, shift.timeZone),
  end: toMoment(shift.end, shift.timeZone),
  needs: shift.needs.map(({ name, per }) => (per === undefined ? name : `${name} (1:${per})`)).join(", "),
  slots: shift.slots,
  status: shift.status,
});

/** The settings that differ, after and before a change. */
export function settingsChanged(before: ShiftSettings, after: ShiftSettings) {
  const fields = (Object.keys(after) as (keyof ShiftSettings)[]).filter((field) => after[field] !== before[field]);
  const pick = (from: ShiftSettings): Partial<ShiftSettings> =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { set: pick(after), was: pick(before), isChanged: fields.length > 0 };
}

/** The settings that its people agreed to: if one changes, they confirm again (Q61). */
const agreed: readonly (keyof ShiftSettings)[] = ["kind", "venue", "position", "start", "end", "needs"];

/** A shift with new values. Its version increases if what its people agreed to changed (Q61). */
export function withAsked(row: Shift, asked: AskedOfShift): { readonly shift: Shift; readonly isOutdated: boolean } {
  const { kind, venue, position, notes, slots, needs, start, end } = asked;
  const shift = {
    ...row,
    kind: kind ?? row.kind,
    venue: venue ?? row.venue,
    position: position ?? row.position,
    notes: notes ?? row.notes,
    slots: slots ?? row.slots,
    needs: needs === undefined || isSameNeeds(needs, row.needs) ? row.needs : needs,
    start: start?.at ?? row.start,
    end: end?.at ?? row.end,
    timeZone: (start ?? end)?.timeZone ?? row.timeZone,
  };
  const [before, after] = [settingsOf(row), settingsOf(shift)];
  const isOutdated = shift.needs !== row.needs || agreed.some((field) => before[field] !== after[field]);
  return { shift: { ...shift, version: row.version + (isOutdated ? 1 : 0) }, isOutdated };
}

const isSameNeeds = (one: Shift["needs"], other: Shift["needs"]): boolean =>
  one.length === other.length &&
  one.every(({ kind, name, per }, index) => {
    const same = other[index];
    return kind === same?.kind && name === same.name && per === same.per;
  });
