import { invalidCursor } from "../kernel/store/page.ts";
import { toVia } from "../identity/via.ts";
import { z } from "zod";
import { cursor, id } from "../kernel/values/fields.ts";
import { journal, type JournalRow } from "../kernel/journal/journal.ts";
import { type PersonalValue, personalValuesOfTopic } from "../kernel/subjects/personal-values.ts";
import { getMany } from "../kernel/store/query.ts";
import { colleaguesField, mentionedIn } from "./colleagues.ts";
import { profilePrefix } from "./collection.ts";
import { type ProfileValue, profileValue } from "./values.ts";
import { namedPerson, toChanger, toViaView, viaView } from "./view.ts";

/** The maximum number of values read per page. A page filtered by field may be short and still have a next one. */
export const maxWalked = 500;

/** The input of a list of changes. */
export const changesAsked = {
  /** Only changes to this field. */
  field: z.string().max(64).optional(),
  /** The `next` of the previous page. */
  before: cursor.optional(),
  limit: z.int().min(1).max(200).default(50),
};

/** The input of a list of changes. */
export interface ChangesAsked {
  readonly field?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** One page of changes, newest first. */
export const changesView = z.strictObject({
  rows: z.array(
    z.strictObject({
      /** The person's sequence number, as required for a restore. */
      number: z.int().positive(),
      /** ISO 8601, UTC. */
      at: z.string(),
      field: z.string(),
      before: profileValue.nullable(),
      after: profileValue.nullable(),
      /** Who made the change, with their current name; null if the caller may not know or the person is erased. */
      by: id.nullable(),
      byName: z.string().nullable(),
      via: viaView,
    }),
  ),
  /** The people named in the values. Empty for workers. */
  mentioned: z.array(namedPerson),
  next: cursor.nullable(),
});

/** One change to one field. */
export interface FieldEntry {
  readonly number: number;
  readonly place: number;
  readonly field: string;
  readonly before: ProfileValue | null;
  readonly after: ProfileValue | null;
}

/**
 * Reads the values of one page.
 * @throws {RollcallError} `request.invalid`: the cursor is malformed
 */
export const walkedFacts = (personId: string, { before }: ChangesAsked) => ({
  walked: personalValuesOfTopic({
    equal: [personId],
    after: before === undefined ? undefined : fromCursor(before),
    reverse: true,
    limit: maxWalked + 1,
  }),
});

/** A page of changes from the values that were read. */
export function toEntries(
  walked: readonly PersonalValue[],
  { field, limit }: ChangesAsked,
  isShown: (field: string) => boolean,
): { readonly entries: readonly FieldEntry[]; readonly next: string | null } {
  const entries: FieldEntry[] = [];
  for (const [index, row] of walked.entries()) {
    const last = index === maxWalked || entries.length === limit ? walked[index - 1] : undefined;
    if (last !== undefined) return { entries, next: JSON.stringify([last.number, last.place]) };
    const entry = toEntry(row);
    if (entry === undefined || !isShown(entry.field)) continue;
    if (field === undefined || field === entry.field) entries.push(entry);
  }
  return { entries, next: null };
}

/** A history value as a field change; `undefined` if it is erased or isn't a profile field. */
export function toEntry({ number, place, field, value }: PersonalValue): FieldEntry | undefined {
  if (value === null || !field.startsWith(profilePrefix)) return undefined;
  const { before, after } = value;
  return { number, place, field: field.slice(profilePrefix.length), before: fromKept(before), after: fromKept(after) };
}

const fromKept = (kept: string | null): ProfileValue | null =>
  kept === null ? null : (JSON.parse(kept) as ProfileValue);

const journalEntries = getMany(journal, journal.key, ["number", "at", "actorId", "via"]);

/** The people named in changed values. */
export const mentionedInEntries = (entries: readonly FieldEntry[]): readonly string[] =>
  entries.flatMap(({ field, before, after }) =>
    field === colleaguesField ? [...mentionedIn(before), ...mentionedIn(after)] : [],
  );

/** When and by whom the changes were made. */
export const entryFacts = (personId: string, entries: readonly FieldEntry[]) => ({
  made: journalEntries([...new Set(entries.map(({ number }) => number))].map((number) => [personId, number])),
});

/** The circumstances of a change. */
export type Made = Pick<JournalRow, "number" | "at" | "actorId" | "via">;

/** Changes as returned. */
export function toChangesView(
  entries: readonly FieldEntry[],
  made: readonly Made[],
  names: ReadonlyMap<string, string>,
): z.output<typeof changesView>["rows"] {
  const of = new Map(made.map((row) => [row.number, row]));
  return entries.flatMap(({ number, field, before, after }) => {
    const row = of.get(number);
    if (row === undefined) return [];
    const by = toChanger(row.actorId, names);
    const at = new Date(row.at).toISOString();
    return [
      {
        number,
        at,
        field,
        before,
        after,
        by: by?.id ?? null,
        byName: by?.name ?? null,
        via: toViaView(toVia(row.via)),
      },
    ];
  });
}

function fromCursor(cursor: string): readonly number[] {
  try {
    const values: unknown = JSON.parse(cursor);
    if (Array.isArray(values) && values.length === 2 && values.every(Number.isSafeInteger)) return values as number[];
  } catch {
    // Falls through to the same error.
  }
  throw invalidCursor("before");
}
