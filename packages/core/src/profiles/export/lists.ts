import { RollcallError } from "../../contract/rollcall-error.ts";
import { invitationsOf } from "../../invitations/collection.ts";
import { journalOfTopic } from "../../kernel/journal.ts";
import { personalValuesOfTopic } from "../../kernel/personal-values.ts";
import { list, type ListArguments, type Read, type Value } from "../../kernel/query.ts";
import { outbox } from "../../mail/outbox.ts";
import { membershipsOf } from "../../members/collection.ts";
import { shifts } from "../../shifts/collection.ts";

/** The most rows of each list that one page of an export holds. */
export const maxOfEach = 500;

const shiftsOf = list(shifts, "mine", 1);
const mailsOf = list(outbox, "person", 1);

/** The lists of an export: where each is read, and by what its order goes on. */
const lists = {
  memberships: { read: membershipsOf, order: ["scheduleId"] },
  invitations: { read: invitationsOf, order: ["scheduleId"] },
  shifts: { read: shiftsOf, order: ["status", "start", "scheduleId", "id"] },
  mails: { read: mailsOf, order: ["id"] },
  changes: { read: personalValuesOfTopic, order: ["number", "place"] },
  entries: { read: journalOfTopic, order: ["number"] },
} as const;

type Lists = typeof lists;
type ListName = keyof Lists;
const names = Object.keys(lists) as readonly ListName[];

/** Where each list goes on; null: it has ended. */
type Positions = Readonly<Record<ListName, readonly Value[] | null>>;

/** The rows of each list, as they were read. */
export type Listed = {
  readonly [L in ListName]: ReturnType<Lists[L]["read"]> extends Read<infer Rows> ? Rows : never;
};

/**
 * One page of every list that has not ended: at most 500 rows of each.
 * @throws {RollcallError} `request.invalid` the cursor is not one of an export
 */
export function listFacts(
  personId: string,
  after: string | undefined,
): { readonly [L in ListName]: ReturnType<Lists[L]["read"]> } {
  const positions = after === undefined ? undefined : fromCursor(after);
  const args = (name: ListName): ListArguments => {
    const position = positions?.[name];
    return { equal: [personId], after: position ?? undefined, limit: position === null ? 0 : maxOfEach + 1 };
  };
  return {
    memberships: lists.memberships.read(args("memberships")),
    invitations: lists.invitations.read(args("invitations")),
    shifts: lists.shifts.read(args("shifts")),
    mails: lists.mails.read(args("mails")),
    changes: lists.changes.read(args("changes")),
    entries: lists.entries.read(args("entries")),
  };
}

/** What was read without the row too many that tells whether there is more. */
export const pageOf = (listed: Listed): Listed => ({
  memberships: listed.memberships.slice(0, maxOfEach),
  invitations: listed.invitations.slice(0, maxOfEach),
  shifts: listed.shifts.slice(0, maxOfEach),
  mails: listed.mails.slice(0, maxOfEach),
  changes: listed.changes.slice(0, maxOfEach),
  entries: listed.entries.slice(0, maxOfEach),
});

/** Where the next page begins; null: there is none. */
export function nextOf(listed: Listed): string | null {
  const positions = Object.fromEntries(
    names.map((name) => {
      const rows: readonly object[] = listed[name];
      const last = rows.length > maxOfEach ? rows[maxOfEach - 1] : undefined;
      const values = last as Readonly<Record<string, Value>> | undefined;
      return [name, values === undefined ? null : lists[name].order.map((column) => values[column] ?? null)];
    }),
  );
  return Object.values(positions).every((position) => position === null) ? null : JSON.stringify(positions);
}

function fromCursor(cursor: string): Positions {
  try {
    const positions = JSON.parse(cursor) as Partial<Positions> | null;
    const fits = names.every((name) => {
      const position = positions?.[name];
      return position === null || (Array.isArray(position) && isPosition(position, lists[name].order));
    });
    if (fits) return positions as Positions;
  } catch {
    // falls through to the same refusal
  }
  throw new RollcallError("request.invalid", { issues: [{ field: "after", expected: "the `next` of an export" }] });
}

/** Columns that order by number. */
const numbers: readonly string[] = ["start", "number", "place"];

const isPosition = (position: readonly unknown[], order: readonly string[]): boolean =>
  position.length === order.length &&
  order.every((column, at) =>
    numbers.includes(column) ? Number.isSafeInteger(position[at]) : typeof position[at] === "string",
  );
