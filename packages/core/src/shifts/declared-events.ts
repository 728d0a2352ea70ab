import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { newTotals } from "../schedules/events.ts";
import { assignmentStates, shiftStatuses } from "./statuses.ts";

/** `start` and `end` are RFC 9557 strings; `needs` are the names of skills and certifications, separated by commas. */
const settings = z.strictObject({
  kind: z.string(),
  venue: z.string(),
  position: z.string(),
  notes: z.string(),
  start: z.string(),
  end: z.string(),
  needs: z.string(),
  slots: z.int(),
  status: z.enum(shiftStatuses),
});

export const shiftCreated = event("shift-created", "A shift was created.", {
  shiftId: id,
  ...settings.shape,
  personIds: z.array(id),
  ...newTotals,
});

export const shiftChanged = event("shift-changed", "A shift's values changed.", {
  shiftId: id,
  set: settings.partial(),
  was: settings.partial(),
  ...newTotals,
});

export const shiftAssigned = event("shift-assigned", "A person was put on a shift or taken off it.", {
  shiftId: id,
  personId: id.nullable(),
  was: id.nullable(),
  ...newTotals,
});

const stateOf = z.strictObject({ state: z.enum(assignmentStates) });

export const assignmentChanged = event("assignment-changed", "The state of a person on a shift changed.", {
  shiftId: id,
  personId: id,
  set: stateOf,
  was: stateOf,
  ...newTotals,
});

export const shiftsCopied = event("shifts-copied", "Shifts were copied to other days, as drafts.", {
  shiftIds: z.array(id),
  ...newTotals,
});

export const shiftsPublished = event(
  "shifts-published",
  "Drafts were published to a person, or without people on them.",
  {
    /** The person who sees them from now on; null if no one is on them. */
    personId: id.nullable(),
    shiftIds: z.array(id),
    state: z.enum(["offered", "confirmed"]),
    ...newTotals,
  },
);

export const shiftsCompleted = event("shifts-completed", "Shifts have ended.", {
  shiftIds: z.array(id),
  ...newTotals,
});

export const seriesCreated = event("series-created", "A recurring series was created.", {
  seriesId: id,
  kind: z.string(),
  /** RFC 5545. */
  rule: z.string(),
  ...newTotals,
});

export const seriesExtended = event("series-extended", "Shifts of a series were created.", {
  seriesId: id,
  shiftIds: z.array(id),
  ...newTotals,
});

export const seriesChanged = event("series-changed", "Upcoming shifts of a series changed.", {
  seriesId: id,
  shiftIds: z.array(id),
  fields: z.array(z.string()),
  ...newTotals,
});

export const seriesEnded = event("series-ended", "A series ended, and its upcoming shifts were canceled.", {
  seriesId: id,
  shiftIds: z.array(id),
  ...newTotals,
});

export const weekTemplateSaved = event("week-template-saved", "The shifts of a week were saved as a template.", {
  templateId: id,
  name: z.string(),
  ...newTotals,
});

export const weekTemplateApplied = event("week-template-applied", "Drafts were created from a week template.", {
  templateId: id,
  shiftIds: z.array(id),
  ...newTotals,
});

export const weekTemplateRemoved = event("week-template-removed", "A week template was removed.", {
  templateId: id,
  name: z.string(),
  ...newTotals,
});

export const shiftsReleased = event("shifts-released", "A person's upcoming shifts were released.", {
  personId: id,
  shiftIds: z.array(id),
  ...newTotals,
});

export const shiftsFlagged = event("shifts-flagged", "Upcoming shifts keep an assignee who is no longer assignable.", {
  personId: id,
  shiftIds: z.array(id),
  more: z.boolean(),
  ...newTotals,
});

/** The events of shifts, on the topic of their schedule. */
export const shiftEvents = [
  shiftCreated,
  shiftChanged,
  shiftAssigned,
  assignmentChanged,
  seriesCreated,
  seriesExtended,
  seriesChanged,
  seriesEnded,
  shiftsCopied,
  shiftsPublished,
  shiftsCompleted,
  weekTemplateSaved,
  weekTemplateApplied,
  weekTemplateRemoved,
  shiftsReleased,
  shiftsFlagged,
] as const;
