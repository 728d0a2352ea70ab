import { z } from "zod";
import { operation } from "../kernel/operation.ts";
import { everybodyOnItMayLook, outsidersSeeNothing } from "../members/rules/roles.ts";
import { shiftDecisionsOf, shiftRefusals } from "./decisions.ts";
import { holderFacts, holdersOf } from "./holders.ts";
import { shiftFacts, toShiftSituation } from "./situation.ts";
import { shiftKey, shiftView, toShiftView } from "./view.ts";

/**
 * One shift, with what the caller may do to it.
 * @throws {RollcallError} `request.not-found`
 */
export const getShift = operation({
  name: "shifts.get",
  summary: "One shift of a schedule, with what the caller may do to it.",
  input: shiftKey,
  output: z.strictObject({ shift: shiftView, refused: shiftRefusals }),
  facts: shiftFacts,
  further: ({ shift }, { scheduleId }) => holderFacts(scheduleId, [shift?.assigneeId]),
  situation: (known, _input, actor, now) => toShiftSituation(known, actor, now),
  row: ({ shift }) => shift,
  rules: [outsidersSeeNothing, everybodyOnItMayLook],
  apply: ({ known, situation, row }, _input, { now }) => {
    const decisions = shiftDecisionsOf({ ...situation, now });
    const entry = decisions.of(row);
    return {
      output: { shift: toShiftView(row, holdersOf(known), now), refused: decisions.legend[entry] ?? {} },
    };
  },
});
