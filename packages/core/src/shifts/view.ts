import { z } from "zod";
import { displayName, id, line, note } from "../kernel/values/fields.ts";
import { toMoment } from "../kernel/values/moment.ts";
import { type Assignees, isFlagged } from "./assignees.ts";
import type { Assignment } from "./assignments.ts";
import type { Shift } from "./collection.ts";
import { heldStates, shiftStatuses } from "./statuses.ts";

/** The maximum number of people a shift needs. */
export const maxSlots = 50;

/** A skill or certification that people on a shift need. */
const shiftNeed = z.strictObject({
  kind: z.enum(["skill", "certification"]),
  name: displayName,
  /** The staffing ratio: at least one in this many people has it. Default: everyone. */
  per: z.int().min(2).max(maxSlots).optional(),
});

/** The fields of a shift that callers set. */
export const shiftFields = {
  /** The kind of shift, in the host's terms: 1 to 120 characters. */
  kind: displayName,
  /** Where it takes place: at most 120 characters. */
  venue: line,
  /** The position to fill: at most 120 characters. */
  position: line,
  /** Anything else the people on it should know: at most 1,000 characters. */
  notes: note,
  /** The number of people it needs: 1 to 50. */
  slots: z.int().min(1).max(maxSlots),
  /** The skills and certifications that the people on it need: at most 20. */
  needs: z.array(shiftNeed).max(20),
} as const;

/** The fields of a new shift. Only the kind is required. */
export const newShiftFields = {
  ...shiftFields,
  venue: shiftFields.venue.default(""),
  position: shiftFields.position.default(""),
  notes: shiftFields.notes.default(""),
  needs: shiftFields.needs.default([]),
  slots: shiftFields.slots.default(1),
} as const;

/** A person on a shift. */
const shiftAssignee = z.strictObject({
  personId: id,
  /** Their name, or their address if they have no name; empty if erased. */
  name: z.string(),
  /**
   * `planned`: they don't see it yet. `offered`: they haven't answered. `confirmed`. `changed`: confirmed before the shift
   * changed.
   */
  state: z.enum(heldStates),
  /** Whether the shift is upcoming and they are no longer on the schedule or no longer assignable (Q21). */
  flagged: z.boolean(),
});

/** A person on a shift. */
export interface ShiftAssignee extends z.output<typeof shiftAssignee> {}

/** A shift as shown to all members of the schedule. */
export const shiftView = z.strictObject({
  id,
  /** The kind of shift, in the host's terms. */
  kind: z.string(),
  /** Where it takes place; empty if not given. */
  venue: z.string(),
  /** The position to fill; empty if not given. */
  position: z.string(),
  notes: z.string(),
  /** RFC 9557, including offset and zone: `2026-11-22T08:00:00+01:00[Europe/Zurich]`. */
  start: z.string(),
  /** RFC 9557, in the same zone. */
  end: z.string(),
  /** The IANA time zone of start and end. */
  timeZone: z.string(),
  /** The skills and certifications that the people on it need. */
  needs: z.array(shiftNeed).readonly(),
  /** Increases when kind, venue, position, start, end or needs change (Q61). */
  version: z.int(),
  /** `confirmed`: everyone needed has confirmed it. `offered`: workers know about it. */
  status: z.enum(shiftStatuses),
  /** The number of people it needs. */
  slots: z.int(),
  /** The number of people who confirmed it, even before it changed. */
  filled: z.int(),
  /** The series it belongs to, and its date there; null if it doesn't repeat. */
  series: z.strictObject({ id, date: z.string() }).nullable(),
  /** The people on it. */
  assignees: z.array(shiftAssignee).readonly(),
});

/** A shift as shown to all members of the schedule. */
export interface ShiftView extends z.output<typeof shiftView> {}

/** Assignments by shift. */
export function byShift(found: readonly Assignment[]): ReadonlyMap<string, readonly Assignment[]> {
  const groups = new Map<string, Assignment[]>();
  for (const one of found) groups.set(one.shiftId, [...(groups.get(one.shiftId) ?? []), one]);
  return groups;
}

/** Converts a row and the people on it to its view. */
export function toShiftView(
  shift: Omit<Shift, "createdAt" | "createdBy">,
  held: readonly Assignment[],
  assignees: Assignees,
  now: number,
): ShiftView {
  const { id, kind, venue, position, notes, timeZone, needs, version, status, slots, filled, seriesId, occurrence } =
    shift;
  const [start, end] = [toMoment(shift.start, timeZone), toMoment(shift.end, timeZone)];
  const inOrder = [...held].sort((one, other) => (one.slot ?? 0) - (other.slot ?? 0));
  const people = inOrder.flatMap(({ personId, state }): ShiftAssignee[] => {
    if (state === "released") return [];
    const assignee = assignees.get(personId);
    return [{ personId, name: assignee?.name ?? "", state, flagged: isFlagged(shift, assignee, now) }];
  });
  const when = { start, end, timeZone };
  const series = seriesId === null || occurrence === null ? null : { id: seriesId, date: occurrence };
  return {
    id,
    kind,
    venue,
    position,
    notes,
    ...when,
    needs,
    version,
    status,
    slots,
    filled,
    series,
    assignees: people,
  };
}

/** The key of a shift: schedule and shift (P21). */
export const shiftKey = z.strictObject({ scheduleId: id, shiftId: id });
