import type { Role } from "../schedules/roles.ts";
import type { RollcallEvent } from "../contract/stream.ts";

/** The maximum number of people a line names. */
export const maxNamed = 10;
/** The maximum number of lines of an entry. */
export const maxLines = 20;

/** A person a line is about, with their role if they were added or removed. */
export interface LinePerson {
  readonly id: string;
  readonly role: Role | null;
}

/** A value before and after; null if there was none. */
export interface LineChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One change, for display, with ids of people. */
export interface Line {
  readonly type: RollcallEvent["type"];
  /** The people it is about, at most ten, including the requested one. */
  readonly people: readonly LinePerson[];
  /** The number of people it is about. */
  readonly count: number;
  readonly changes: readonly LineChange[];
  /** Other single values of the event. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** Fields that contain a person's id. */
export const personFields: readonly string[] = ["ownerId", "assigneeId", "personId", "successorId"];

/** Fields that aren't shown: counters and values that every view of the schedule contains. */
const known: readonly string[] = ["type", "personId", "scheduleId", "totals", "was"];

/** The people an event is about. */
export function peopleOf(event: RollcallEvent): readonly LinePerson[] {
  const { members, personIds, personId } = event as EventFields;
  if (members !== undefined) return members.map(({ personId, role }) => ({ id: personId, role }));
  if (personIds !== undefined) return personIds.map((id) => ({ id, role: null }));
  const role = event.type === "member-removed" ? ((valuesOf(event).was["role"] as Role | undefined) ?? null) : null;
  return typeof personId === "string" ? [{ id: personId, role }] : [];
}

/** Whether an event names this person, directly or as a changed value. */
export const concerns = (event: RollcallEvent, personId: string): boolean =>
  peopleOf(event).some(({ id }) => id === personId) ||
  changesOf(event).some(
    ({ field, before, after }) => personFields.includes(field) && (before === personId || after === personId),
  );

/** Converts an event to a line that names `first` first, if it is about them. */
export function toLine(event: RollcallEvent, first?: string): Line {
  const people = peopleOf(event);
  const asked = people.filter(({ id }) => id === first);
  const others = people.filter(({ id }) => id !== first);
  return {
    type: event.type,
    people: [...asked, ...others].slice(0, maxNamed),
    count: people.length,
    changes: event.type === "member-removed" ? [] : changesOf(event),
    details: detailsOf(event),
  };
}

interface EventFields {
  readonly members?: readonly { readonly personId: string; readonly role: Role }[];
  readonly personIds?: readonly string[];
  readonly personId?: string | null;
  readonly set?: Values;
  readonly was?: Values | string | null;
}

type Values = Readonly<Record<string, unknown>>;

/** The values an event set, with the previous ones. Assignees appear as people, not as values. */
function valuesOf(event: RollcallEvent): { readonly set: Values; readonly was: Values } {
  const { personId, set = {}, was = {} } = event as EventFields;
  if (typeof was === "object" && was !== null) return { set, was };
  return { set: { assigneeId: personId }, was: { assigneeId: was } };
}

/** Only the values that changed. An event may repeat unchanged ones. */
function changesOf(event: RollcallEvent): readonly LineChange[] {
  const { set, was } = valuesOf(event);
  const fields = Object.keys(was).length > 0 ? Object.keys(was) : Object.keys(set);
  return fields.map((field) => ({ field, before: was[field] ?? null, after: set[field] ?? null }));
}

function detailsOf(event: RollcallEvent): Line["details"] {
  const single = Object.entries(event).filter(
    ([name, value]) => !known.includes(name) && (value === null || typeof value !== "object"),
  );
  return Object.fromEntries(single);
}
