import { groupBy } from "../../ui/text/group-by.ts";
import { instantOf } from "../../ui/text/times.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { wallTime } from "../schedule-shifts/zone-time.ts";
import { isMatch } from "./board-search.ts";
import type { Board } from "./load-board.ts";

/** What the rows of the board are. */
export type BoardGrouping = "people" | "positions";

/** A row of the board: a person, a position, or the unfilled shifts. */
export interface BoardRow {
  readonly key: string;
  readonly kind: "unfilled" | "person" | "position";
  /** Empty for the unfilled shifts, and for shifts without a position. */
  readonly name: string;
  /** Empty unless the row is a person. */
  readonly personId: string;
  /** Whether the person can no longer be assigned. */
  readonly isFlagged: boolean;
  /** The shifts of each day, by date. */
  readonly cells: ReadonlyMap<string, readonly ListedShift[]>;
}

/** Whether a shift is neither canceled nor completed. */
export const isOpen = ({ status }: Pick<ListedShift, "status">): boolean =>
  status !== "cancelled" && status !== "completed";

/** The number of slots that are neither assigned nor offered. */
export const freeSlots = (shift: ListedShift): number =>
  isOpen(shift) ? Math.max(0, shift.slots - shift.assignees.length) : 0;

/**
 * The rows: unfilled shifts first, then people who can no longer be assigned, then people or positions by name. A search keeps the unfilled
 * shifts, and the people and positions that match.
 */
export function rowsOf(board: Board, grouping: BoardGrouping, search = ""): readonly BoardRow[] {
  const { shifts, schedule } = board;
  const cellsOf = (of: readonly ListedShift[]): BoardRow["cells"] =>
    groupBy(of, ({ start }) => wallTime(instantOf(start), schedule.timeZone).date);
  const row = (kind: BoardRow["kind"], id: string, name: string, of: readonly ListedShift[]): BoardRow => ({
    key: `${kind} ${id}`,
    kind,
    name,
    personId: kind === "person" ? id : "",
    isFlagged: false,
    cells: cellsOf(of),
  });
  const free = shifts.filter((shift) => freeSlots(shift) > 0);
  const unfilled = free.length === 0 ? [] : [row("unfilled", "", "", free)];
  if (grouping === "positions") {
    const positions = [...groupBy(shifts, ({ position }) => position)].sort(([one], [other]) =>
      one.localeCompare(other),
    );
    const found = positions.filter(([position]) => isMatch(search, [position]));
    return [...unfilled, ...found.map(([position, of]) => row("position", position, position, of))];
  }
  const { people, ofPerson } = board;
  const listed = people
    .filter(({ name, email }) => isMatch(search, [name, email]))
    .map(({ personId, name, email }) => row("person", personId, name || email, ofPerson.get(personId) ?? []));
  const known = new Set(people.map(({ personId }) => personId));
  const others = [...ofPerson].flatMap(([personId, of]): BoardRow | [] => {
    if (known.has(personId)) return [];
    const theirs = of.flatMap(({ assignees }) => assignees.filter((one) => one.personId === personId));
    const isFlagged = theirs.some(({ flagged }) => flagged);
    const name = theirs[0]?.name ?? "";
    if (!isMatch(search, [name])) return [];
    return { ...row("person", personId, name, of), isFlagged };
  });
  return [...unfilled, ...others, ...listed];
}

/** Filled slots and all slots of the shifts that aren't canceled. */
export function coverageOf(shifts: readonly ListedShift[]): { readonly filled: number; readonly slots: number } {
  const counted = shifts.filter(({ status }) => status !== "cancelled");
  const sum = (of: (shift: ListedShift) => number): number => counted.reduce((total, shift) => total + of(shift), 0);
  return { filled: sum(({ filled }) => filled), slots: sum(({ slots }) => slots) };
}
