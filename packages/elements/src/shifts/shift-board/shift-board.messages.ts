import { workReasons } from "../../messages/work-reasons.en.ts";
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
  "board.search.people": "Search people",
  "board.search.positions": "Search positions",
  "board.search.shifts": "Search people and shifts",
  "board.no-match": "No matches",
  "board.no-match.text": "Change or clear your search.",
  "board.add-on": "Add shift on {day}",
  "board.assign-to": "Assign {name}",
  "board.assign-to.label": "Assign {name} to {shift}",
  "board.unfilled": "Unfilled shifts",
  "board.no-position": "No position",
  "board.coverage": "{filled} of {slots} filled",
  "board.no-shifts": "No shifts",
  "board.none": "No shifts this week",
  "board.none.text": "Choose another week, or add a shift.",
  "board.more-in-cell": "{count} more",
  "board.more-people": "Only the first {count} people are shown.",
  "board.more-shifts": "Only the first {count} shifts are shown.",
  "board.archived": "This schedule is archived. Restore it to make changes.",
  "board.unavailable": "Unavailable",
  "board.pending": "Time off requested",
  "board.busy": "Busy",
  "board.conflict": "Conflict",
  "board.close": "Close",
  "board.add": "Add shift",
  "board.assign": "Assign",
  "board.offer": "Offer",
  "board.answers": "Answers",
  "board.answered": "{answered} of {asked} answered",
  "board.edit": "Edit",
  "board.copy": "Copy",
  "board.cancel": "Cancel shift",
  "board.release": "Release",
  "board.of": "{action}: {shift}",
  "board.release.label": "Release {name} from {shift}",
  "board.released": "{name} released from {shift}",
  "board.assigned": "{name} assigned to {shift}",
  "board.cancelled": "{shift} canceled",
  "board.copied": "{shift} copied to {day}",
  "board.saved": "{shift} saved",
} as const;

/** All English messages of the board: its own, and those of shifts and of reasons about workers. */
export const shiftBoardWords = { ...shiftsWords, ...workReasons, ...boardWords };

/** The keys of these messages. */
export type BoardKey = keyof typeof shiftBoardWords;
