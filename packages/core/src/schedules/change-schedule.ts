import { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import { displayName, id } from "../kernel/fields.ts";
import { operation, type Plan } from "../kernel/operation.ts";
import { fold } from "../kernel/search-words.ts";
import { type MemberSituation, scheduleFacts, toSituation } from "../members/situation.ts";
import type { Schedule } from "./collection.ts";
import { moveHead } from "./head.ts";
import { renameRules, type ScheduleView, scheduleView, setAutoSendRules, toScheduleView } from "./view.ts";

type Settable = Partial<Pick<Schedule, "name" | "autoSend">>;

/** Sets configuration of a schedule. Setting what is already so changes nothing and tells nobody. */
function changeSchedule(situation: MemberSituation, set: Settable): Plan<{ schedule: ScheduleView }> {
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

const facts = ({ scheduleId }: { scheduleId: string }, actor: Actor) => scheduleFacts(scheduleId, actor);
const output = z.strictObject({ schedule: scheduleView });

/**
 * Renames a schedule: members and admins may, viewers may not (B62, B66).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const renameSchedule = operation({
  name: "schedules.rename",
  summary: "Renames a schedule.",
  input: z.strictObject({ scheduleId: id, name: displayName }),
  output,
  facts,
  situation: (known, _input, actor) => toSituation(known, actor),
  rules: renameRules,
  apply: ({ situation }, { name }) => changeSchedule(situation, { name }),
});

/**
 * Switches automatic invitations of new members on or off (B6–B8). Nobody is mailed by the switch itself (Q13).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const setAutoSend = operation({
  name: "schedules.setAutoSend",
  summary: "Switches automatic invitations of new members on or off.",
  input: z.strictObject({ scheduleId: id, autoSend: z.boolean() }),
  output,
  facts,
  situation: (known, _input, actor) => toSituation(known, actor),
  rules: setAutoSendRules,
  apply: ({ situation }, { autoSend }) => changeSchedule(situation, { autoSend }),
});
