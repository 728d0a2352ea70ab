import type { DomainEvent } from "../contract/stream.ts";
import type { JournalRow } from "../kernel/journal.ts";
import type { Member } from "../members/collection.ts";

/** What of a member history remembers. */
export type Remembered = Pick<Member, "role" | "assignable" | "invited">;

/** What was different about somebody at a time in the past. */
export interface Then {
  /** On the schedule at that time. */
  there: boolean;
  /** On the schedule now. */
  readonly isNow: boolean;
  /** The values of that time; what is not among them is as it is now. */
  was: Partial<Remembered>;
}

/** What of a row undoing needs. */
export type Undoable = Pick<JournalRow, "number" | "at" | "events">;

/** The time asked for: the state after the last entry up to it. */
export type Asked = { readonly number: number } | { readonly at: number };

/** Whether a row belongs to what was there at the time asked for. */
export const isThen = (row: Pick<JournalRow, "number" | "at">, asked: Asked): boolean =>
  "number" in asked ? row.number <= asked.number : row.at <= asked.at;

/**
 * What was different about everybody who has been touched since: the events are undone from the newest on.
 * @param since the rows after the time asked for, newest first
 */
export function thenOf(since: readonly Undoable[]): ReadonlyMap<string, Then> {
  const all = new Map<string, Then>();
  const of = (personId: string, isNow: boolean): Then => {
    let then = all.get(personId);
    if (then === undefined) all.set(personId, (then = { there: isNow, isNow, was: {} }));
    return then;
  };
  for (const { events } of since) for (const event of events.toReversed()) undo(event, of);
  return all;
}

function undo(event: DomainEvent, of: (personId: string, isNow: boolean) => Then): void {
  const { personId, personIds, members, was } = event as Told;
  switch (event.type) {
    case "schedule-created":
    case "members-added":
      for (const id of personIds ?? members?.map(({ personId }) => personId) ?? []) of(id, true).there = false;
      break;
    case "member-removed":
      if (personId === undefined) break;
      Object.assign(of(personId, false), { there: true, was: remembered(was) });
      break;
    case "member-changed":
      if (personId === undefined) break;
      Object.assign(of(personId, true).was, remembered(was));
  }
}

interface Told {
  readonly personId?: string;
  readonly personIds?: readonly string[];
  readonly members?: readonly { readonly personId: string }[];
  readonly was?: Partial<Remembered>;
}

const remembered = ({ role, assignable, invited }: Partial<Remembered> = {}): Partial<Remembered> => ({
  ...(role !== undefined && { role }),
  ...(assignable !== undefined && { assignable }),
  ...(invited !== undefined && { invited }),
});
