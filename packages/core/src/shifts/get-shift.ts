import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing, plans } from "../schedules/role-rules.ts";
import { reaches } from "../schedules/roles.ts";
import { assigneeFacts, toAssignees } from "./assignees.ts";
import { assignmentsOf } from "./assignments.ts";
import { shiftDecisionsOf, shiftRefusals } from "./decisions.ts";
import { shiftFacts, toShiftContext } from "./shift-context.ts";
import { shiftKey, shiftView, toShiftView } from "./view.ts";

/**
 * Gets one shift, with the actions the caller can take on it.
 * @throws {RollcallError} `request.not-found`
 */
export const getShift = operation({
  name: "shifts.get",
  summary: "Gets one shift, with the actions the caller can take on it.",
  input: shiftKey,
  output: z.strictObject({
    shift: shiftView,
    refused: shiftRefusals,
    /** Why planners put people on it despite reasons against it. Empty for callers who can't plan. */
    overrides: z.array(z.strictObject({ personId: id, note: z.string(), by: id })),
  }),
  load: [
    shiftFacts,
    ({ shift }) => ({ held: assignmentsOf([shift]) }),
    ({ held }, { scheduleId }) =>
      assigneeFacts(
        scheduleId,
        held.map(({ personId }) => personId),
      ),
  ],
  context: (known, _input, actor, now) => toShiftContext(known, actor, now),
  row: ({ shift }) => shift,
  rules: [outsidersSeeNothing, everyoneOnAScheduleSeesIt],
  apply: ({ known, context, row }, _input, { now }) => {
    const decisions = shiftDecisionsOf({ ...context, now });
    const entry = decisions.of(row);
    const shift = toShiftView(row, known.held, toAssignees(known), now);
    const refused = decisions.legend[entry] ?? {};
    return {
      output: {
        shift,
        refused,
        overrides:
          reaches(context.myRole, "member") || plans(context.actor)
            ? known.held.flatMap(({ personId, overrideNote, by }) =>
                overrideNote === "" ? [] : [{ personId, note: overrideNote, by }],
              )
            : [],
      },
    };
  },
});
