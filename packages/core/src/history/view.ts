import { z } from "zod";
import type { RollcallEvent } from "../contract/stream.ts";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { toVia, type Via } from "../identity/via.ts";
import type { JournalRow } from "../kernel/journal/journal.ts";
import { roles } from "../schedules/roles.ts";
import type { Person } from "../people/collection.ts";
import { changesView } from "../profiles/changes.ts";
import { concerns, type Line, type LineChange, maxLines, personFields, toLine } from "./lines.ts";

/** A person with their current name; null for an erased person and for Rollcall itself. */
const named = z.strictObject({ id, name: z.string().nullable() });

/** A stored value, or a person if the field contains a person's id. */
const value = z.union([z.string(), z.number(), z.boolean(), z.null(), named]);

const lineFields = z.strictObject({
  /** The event in the past tense: `member-changed`, `members-added`, … */
  type: z.string() as z.ZodType<RollcallEvent["type"], RollcallEvent["type"]>,
  /** The people it is about, at most ten, with their role if they were added or removed. */
  people: z.array(named.extend({ role: z.enum(roles).nullable() })),
  /** The number of people it is about. */
  count: z.int().nonnegative(),
  changes: z.array(z.strictObject({ field: z.string(), before: value, after: value })),
  /** Other single values by name. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** One change made by an operation. */
export interface HistoryLine extends z.output<typeof lineFields> {}

const line: ViewSchema<HistoryLine> = lineFields;

/** One history entry for display. */
const entryFields = z.strictObject({
  /** The sequence number of the schedule after this. */
  number: z.int().positive(),
  /** ISO 8601, UTC. */
  at: z.string(),
  actor: named,
  /** `domain.verb` */
  operation: z.string(),
  /** The channel: the host's product, the worker portal, Rollcall itself or an undo. Null if it wasn't recorded. */
  via: z.enum(["host", "portal", "system", "undo"] satisfies [Via, ...Via[]]).nullable(),
  /** What happened, at most 20 lines. */
  lines: z.array(line),
  /** The total number of lines. */
  count: z.int().nonnegative(),
});

/** One history entry for display. */
export interface HistoryEntry extends z.output<typeof entryFields> {}

/** The schema of a history entry. */
export const historyEntry: ViewSchema<HistoryEntry> = entryFields;

/** The schema of an entry of a person's history. */
export const personHistoryEntry = z.strictObject({
  ...entryFields.shape,
  /** The schedule it happened on; null if it is about the person's account, access or profile. */
  schedule: z.strictObject({ id, name: z.string() }).nullable(),
  /** The fields of the profile that changed. */
  profile: changesView.shape.rows,
});

/** The lines to show: all, or those about one person. */
export function linesOf({ events }: Pick<JournalRow, "events">, personId: string | undefined): readonly Line[] {
  const asked = personId === undefined ? events : events.filter((event) => concerns(event, personId));
  return asked.map((event) => toLine(event, personId));
}

/** The ids of all people that the shown lines name. */
export function peopleNamed(rows: readonly JournalRow[], personId: string | undefined): readonly string[] {
  const ids = new Set<string>();
  for (const row of rows) {
    ids.add(row.actorId);
    for (const { people, changes } of linesOf(row, personId).slice(0, maxLines)) {
      for (const { id } of people) ids.add(id);
      for (const { field, before, after } of changes.filter(({ field }) => personFields.includes(field))) {
        for (const value of [before, after]) if (typeof value === "string" && field !== "") ids.add(value);
      }
    }
  }
  return [...ids];
}

/** Converts a row to its view, with current names. */
export function toHistoryEntry(
  row: JournalRow,
  personId: string | undefined,
  people: ReadonlyMap<string, Person>,
): HistoryEntry {
  const called = (id: string) => ({ id, name: nameOf(people.get(id)) });
  const shown = ({ field, before, after }: LineChange) => {
    const of = (stored: unknown) =>
      personFields.includes(field) && typeof stored === "string" ? called(stored) : plain(stored);
    return { field, before: of(before), after: of(after) };
  };
  const lines = linesOf(row, personId);
  return {
    number: row.number,
    at: new Date(row.at).toISOString(),
    actor: called(row.actorId),
    operation: row.operation,
    via: toVia(row.via),
    lines: lines.slice(0, maxLines).map((line) => ({
      type: line.type,
      people: line.people.map(({ id, role }) => ({ ...called(id), role })),
      count: line.count,
      changes: line.changes.map(shown),
      details: line.details,
    })),
    count: lines.length,
  };
}

/** The display name of a person: their name, or their address without one. */
const nameOf = (person: Person | undefined): string | null =>
  person === undefined || person.state === "erased" ? null : person.name === "" ? person.email : person.name;

const plain = (stored: unknown): string | number | boolean | null =>
  typeof stored === "string" || typeof stored === "number" || typeof stored === "boolean" ? stored : null;
