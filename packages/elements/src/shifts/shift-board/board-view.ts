import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { type Times, timesIn } from "../../ui/text/times.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { assigneeState, statusIcons } from "../schedule-shifts/state-icons.ts";
import { type BoardRow, coverageOf, freeSlots } from "./board-rows.ts";
import { isMatch } from "./board-search.ts";
import type { LapsingMark } from "./lapsing-people.ts";
import type { Board, BoardDay } from "./load-board.ts";
import { conflictsIn, type TakenTime } from "./people-times.ts";
import type { BoardKey } from "./shift-board.messages.ts";

/** What the grid, the day list and the details are drawn from. */
export interface BoardView {
  readonly board: Board;
  readonly words: Words<BoardKey>;
  /** Whether the caller can change shifts. */
  readonly canPlan: boolean;
  readonly search: string;
  /** Whether a shift matches the search. */
  readonly isFound: (shift: ListedShift) => boolean;
  /** The times of the schedule's zone. */
  readonly times: Times;
  /** The local times of a shift. */
  readonly hours: (shift: ListedShift) => string;
  /** The times at which a person can't work. */
  readonly takenBy: (personId: string) => readonly TakenTime[];
  /** Marks people whose certification won't be valid, once they are loaded. */
  readonly lapsing: () => LapsingMark | undefined;
  /** The ids of a person's shifts that conflict. */
  readonly conflictsOf: (personId: string) => ReadonlySet<string>;
  /** Opens the shifts of a cell. */
  readonly openCell: (row: BoardRow, day: BoardDay) => unknown;
  readonly openShift: (shift: ListedShift) => unknown;
  /** Adds a shift on a day. */
  readonly addShift: (day: BoardDay) => unknown;
}

/** Derives a view from a board, once per board, language and search. */
export function createBoardView(parts: Omit<BoardView, "times" | "hours" | "isFound" | "conflictsOf">): BoardView {
  const { board, words, takenBy } = parts;
  const times = timesIn(words, board.schedule.timeZone);
  const hours = new Map<string, string>();
  const conflicts = new Map<string, readonly [readonly TakenTime[], ReadonlySet<string>]>();
  return {
    ...parts,
    times,
    isFound: ({ kind, position, venue, assignees }) =>
      isMatch(parts.search, [kind, position, venue, ...assignees.map(({ name }) => name)]),
    hours: ({ start, end }) => {
      const key = `${start} ${end}`;
      let text = hours.get(key);
      if (text === undefined) hours.set(key, (text = times.hours(start, end)));
      return text;
    },
    conflictsOf: (personId) => {
      const taken = takenBy(personId);
      const known = conflicts.get(personId);
      if (known?.[0] === taken) return known[1];
      const found = conflictsIn(board.ofPerson.get(personId) ?? [], taken);
      conflicts.set(personId, [taken, found]);
      return found;
    },
  };
}

/** Two people, from lucide (ISC license). */
const people = drawing(
  "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0M22 21v-2a4 4 0 0 0-3-3.9M16 3.1a4 4 0 0 1 0 7.8",
);

/** The name of a row. */
export function rowName({ words }: Pick<BoardView, "words">, { kind, name }: BoardRow): string {
  if (kind === "unfilled") return words.text("board.unfilled");
  return name || words.text(kind === "person" ? "shifts.unknown" : "board.no-position");
}

/** The name of a day: `Sun 22 Nov`. */
export const dayName = ({ words }: Pick<BoardView, "words">, { date }: BoardDay, style: "day" | "longDay" = "day") =>
  timesIn(words, "UTC").text(date, style);

/** How many slots of some shifts are filled. */
export function coverage({ words }: BoardView, shifts: readonly ListedShift[]): TemplateResult | typeof nothing {
  const { filled, slots } = coverageOf(shifts);
  if (slots === 0) return nothing;
  const isFilled = filled >= slots;
  const text = words.text("board.coverage", { filled, slots });
  return stateLabel(isFilled ? "done" : people, text, { tone: isFilled ? "ok" : "", part: "coverage" });
}

/** How many slots of a shift are free. */
export const freeLabel = ({ words }: BoardView, shift: ListedShift): TemplateResult =>
  stateLabel("warning", words.text("shifts.free", { count: freeSlots(shift) }), { tone: "warn", part: "free" });

/** How many of the people asked have answered the pending offers of a shift; nothing if there are none. */
export function offersLabel({ words, board }: BoardView, { id }: ListedShift): TemplateResult | typeof nothing {
  const answers = board.offers.get(id)?.flatMap((offer) => offer.answers) ?? [];
  if (answers.length === 0) return nothing;
  const answered = answers.filter(({ state }) => state !== "asked" && state !== "waiting").length;
  return stateLabel("sent", words.text("board.answered", { answered, asked: answers.length }), { part: "answers" });
}

/** The status of a shift. */
export const statusLabel = ({ words }: BoardView, { status }: ListedShift): TemplateResult =>
  stateLabel(statusIcons[status], words.text(`status.${status}`), { part: "status" });

/** The state of a person on a shift, and whether it conflicts with something else. */
export function assigneeStates(view: BoardView, shift: ListedShift, personId: string, look?: "long"): TemplateResult {
  const { words } = view;
  const assignee = shift.assignees.find((one) => one.personId === personId);
  const isClosed = shift.status === "cancelled" || shift.status === "completed";
  return html`${assignee === undefined || isClosed ? statusLabel(view, shift) : assigneeState(words, assignee.state)}${
    view.conflictsOf(personId).has(shift.id)
      ? stateLabel("warning", words.text("board.conflict"), { tone: "danger", part: "conflict" })
      : nothing
  }${
    assignee?.flagged ? stateLabel("warning", words.text("shifts.flagged"), { tone: "warn", part: "flagged" }) : nothing
  }${view.lapsing()?.(shift.id, personId, look)}`;
}
