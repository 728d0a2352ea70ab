import { shiftsWords } from "../schedule-shifts/schedule-shifts.messages.ts";

/** The English messages that only the board has. */
export const boardWords = {
  "board.title": "Shift board",
  "board.previous": "Previous week",
  "board.next": "Next week",
  "board.today": "Today",
  "board.group-by": "Rows",
  "board.people": "People",
  "board.positions": "Positions",
  "board.unfilled": "Unfilled shifts",
  "board.no-position": "No position",
  "board.coverage": "{filled} of {slots} filled",
  "board.no-shifts": "No shifts",
  "board.none": "No shifts this week",
  "board.none.text": "Choose another week, or add a shift.",
  "board.more-in-cell": "{count} more",
  "board.more-people": "Only the first {count} people are shown.",
  "board.more-shifts": "Only the first {count} shifts of this week are shown.",
  "board.archived": "This schedule is archived. Restore it to make changes.",
  "board.unavailable": "Unavailable",
  "board.pending": "Time off requested",
  "board.busy": "Busy",
  "board.conflict": "Conflict",
  "board.conflicts": { one: "{count} conflict", other: "{count} conflicts" },
  "board.close": "Close",
} as const;

/** All English messages of the board: those of shifts and its own. */
export const shiftBoardWords = { ...shiftsWords, ...boardWords };

/** The keys of these messages. */
export type BoardKey = keyof typeof shiftBoardWords;
