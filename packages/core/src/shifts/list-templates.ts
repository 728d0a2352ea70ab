import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { templatesOf, templateView, toTemplateView } from "./templates.ts";

/**
 * Lists the week templates of a schedule by name, for people who plan.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listTemplates = operation({
  name: "shifts.listTemplates",
  summary: "Lists a schedule's week templates.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ templates: z.array(templateView) }),
  load: [({ scheduleId }, actor) => ({ ...scheduleFacts(scheduleId, actor), found: templatesOf(scheduleId) })],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known: { found } }) => {
    const byName = [...found].sort((one, other) => (one.name < other.name ? -1 : 1));
    return { output: { templates: byName.map(toTemplateView) } };
  },
});
