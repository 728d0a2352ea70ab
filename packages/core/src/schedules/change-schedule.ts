import type { NoEffects, Plan } from "../identity/operation.ts";
import { fold } from "../kernel/values/search-words.ts";
import type { BaseEvent } from "../kernel/operations/event.ts";
import type { Schedule, ScheduleRow } from "./collection.ts";
import type { scheduleChanged } from "./events.ts";
import { recordScheduleChange } from "./schedule-summary.ts";
import type { ScheduleContext } from "./schedule-context.ts";
import { type ScheduleView, toScheduleView } from "./view.ts";

type ChangedValues = Parameters<typeof scheduleChanged>[0];

/** The columns of a schedule that operations set and an undo restores: the ones that `schedule-changed` reports. */
export type ScheduleSettable = Partial<Pick<Schedule, keyof ChangedValues["set"]>>;

/** Values as stored, including derived ones. */
export const asKept = (set: ScheduleSettable): Partial<ScheduleRow> =>
  set.name === undefined ? set : { ...set, nameKey: fold(set.name) };

/** Columns that decisions depend on. */
const deciding: readonly (keyof ScheduleSettable)[] = ["autoSend", "state", "ownerId"];

/**
 * Sets values of a schedule and publishes changed ones with their previous values. Unchanged values write and publish
 * nothing.
 */
export function changeSchedule<Event extends BaseEvent>(
  context: ScheduleContext,
  asked: ScheduleSettable,
  toEvent: (values: ChangedValues) => Event,
): Plan<{ schedule: ScheduleView }, NoEffects, Event> {
  const { schedule } = context;
  const fields = (Object.keys(asked) as (keyof ScheduleSettable)[]).filter(
    (field) => asked[field] !== undefined && asked[field] !== schedule[field],
  );
  if (fields.length === 0) return { output: { schedule: toScheduleView(context) } };
  const set: ScheduleSettable = Object.fromEntries(fields.map((field) => [field, asked[field]]));
  const was = Object.fromEntries(fields.map((field) => [field, schedule[field]]));
  const event = toEvent({ scheduleId: schedule.id, set, was });
  const flips = fields.some((field) => deciding.includes(field));
  const { summary, change, entry } = recordScheduleChange(schedule, [event], asKept(set), flips);
  return {
    output: { schedule: toScheduleView({ ...context, schedule: summary }) },
    changes: [change],
    journalEntries: [entry],
  };
}
