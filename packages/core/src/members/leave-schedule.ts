import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { memberFacts } from "./change-member.ts";
import { removed, removeMemberRules, takeOff } from "./remove-member.ts";
import { toSituation } from "./situation.ts";

/**
 * Leaves a schedule. Anybody may, as long as an admin and somebody assignable remain (Q7, Q9).
 * @throws {RollcallError} `request.not-found`, `member.last-admin`, `member.last-assignable`
 */
export const leaveSchedule = operation({
  name: "members.leave",
  summary: "Leaves a schedule.",
  input: z.strictObject({ scheduleId: id }),
  output: removed,
  facts: ({ scheduleId }, actor) => memberFacts({ scheduleId, personId: actor.personId }, actor),
  situation: (known, _input, actor) => toSituation(known, actor),
  row: ({ row }) => row,
  departs: () => true,
  rules: removeMemberRules,
  apply: ({ situation, row }) => takeOff(situation.schedule, row),
});
