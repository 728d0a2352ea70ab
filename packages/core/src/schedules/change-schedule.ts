import type { Plan } from "../kernel/operation.ts";
import { fold } from "../kernel/search-words.ts";
import type { MemberSituation } from "../members/situation.ts";
import type { Schedule } from "./collection.ts";
import { moveHead } from "./head.ts";
import { type ScheduleView, toScheduleView } from "./view.ts";

type Settable = Partial<Pick<Schedule, "name" | "autoSend">>;

/** Sets configuration of a schedule. Setting what is already so changes nothing and tells nobody. */
export function changeSchedule(situation: MemberSituation, set: Settable): Plan<{ schedule: ScheduleView }> {
  const { schedule } = situation;
  const fields = Object.keys(set) as (keyof Settable)[];
  if (fields.every((field) => schedule[field] === set[field])) {
    return { output: { schedule: toScheduleView(schedule, situation) } };
  }
  const was = Object.fromEntries(fields.map((field) => [field, schedule[field]]));
  const event = { type: "schedule-changed", scheduleId: schedule.id, set, was };
  const kept = set.name === undefined ? set : { ...set, nameKey: fold(set.name) };
  // The invited checkbox of every row opens or closes with auto-send (Q11).
  const { head, change, tell } = moveHead(schedule, {}, [event], kept, set.autoSend !== undefined);
  return {
    output: { schedule: toScheduleView(head, { ...situation, schedule: head }) },
    changes: [change],
    tells: [tell],
  };
}
