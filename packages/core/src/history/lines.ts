import type { DomainEvent } from "../contract/stream.ts";
import type { Role } from "../members/roles.ts";

/** The most people that a line names. */
export const maxNamed = 10;
/** The most lines that an entry shows. */
export const maxLines = 20;

/** Somebody whom a line is about; where they came or went, in which role. */
export interface LinePerson {
  readonly id: string;
  readonly role: Role | null;
}

/** A value before and after. What came or went has no before or no after: null. */
export interface LineChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One thing that happened, as a screen words it, with ids for people. */
export interface Line {
  readonly type: string;
  /** Whom it is about; at most ten, the one who was asked for among them. */
  readonly people: readonly LinePerson[];
  /** How many it is about. */
  readonly count: number;
  readonly changes: readonly LineChange[];
  /** What else the event tells: its single values. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** Fields that hold the id of a person. */
export const personFields: readonly string[] = ["ownerId", "assigneeId", "personId", "successorId"];

/** What the head is told for lists, and what everybody knows who asks for a schedule. */
const known: readonly string[] = ["type", "personId", "scheduleId", "totals", "was", "assigneeId"];

/** Whom an event is about. */
export function peopleOf(event: DomainEvent): readonly LinePerson[] {
  const { members, personIds, assigneeId, personId = assigneeId } = event as Told;
  if (members !== undefined) return members.map(({ personId, role }) => ({ id: personId, role }));
  if (personIds !== undefined) return personIds.map((id) => ({ id, role: null }));
  const role = event.type === "member-removed" ? ((valuesOf(event).was["role"] as Role | undefined) ?? null) : null;
  return typeof personId === "string" ? [{ id: personId, role }] : [];
}

/** Whether an event is about this person: they are whom it names, or a value that changed. */
export const concerns = (event: DomainEvent, personId: string): boolean =>
  peopleOf(event).some(({ id }) => id === personId) ||
  changesOf(event).some(
    ({ field, before, after }) => personFields.includes(field) && (before === personId || after === personId),
  );

/** An event as a line. `first` is named first, if it is about them. */
export function toLine(event: DomainEvent, first?: string): Line {
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

interface Told {
  readonly members?: readonly { readonly personId: string; readonly role: Role }[];
  readonly personIds?: readonly string[];
  readonly personId?: string | null;
  /** For whom a shift was planned. */
  readonly assigneeId?: string | null;
  readonly set?: Values;
  readonly was?: Values | string | null;
}

type Values = Readonly<Record<string, unknown>>;

/** What an event set, and what was there before. Whoever works a shift is told by their ids alone. */
function valuesOf(event: DomainEvent): { readonly set: Values; readonly was: Values } {
  const { personId, set = {}, was = {} } = event as Told;
  if (typeof was === "object" && was !== null) return { set, was };
  return { set: { assigneeId: personId }, was: { assigneeId: was } };
}

/** The values that are other than before. An event may say again what has stayed. */
function changesOf(event: DomainEvent): readonly LineChange[] {
  const { set, was } = valuesOf(event);
  const fields = Object.keys(was).length > 0 ? Object.keys(was) : Object.keys(set);
  return fields.map((field) => ({ field, before: was[field] ?? null, after: set[field] ?? null }));
}

function detailsOf(event: DomainEvent): Line["details"] {
  const single = Object.entries(event).filter(
    ([name, value]) => !known.includes(name) && (value === null || typeof value !== "object"),
  );
  return Object.fromEntries(single) as Line["details"];
}
