import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { memberFacts } from "./change-member.ts";
import { decisionsOf, refusals } from "./decisions.ts";
import { fieldSources, fieldSourcesOf } from "./field-sources.ts";
import { personById } from "../people/collection.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { toMemberContext } from "../schedules/member-context.ts";
import { memberKey, memberView, toMemberView } from "./view.ts";

/**
 * Reads one member with the caller's decisions on them, and where their fields are changed (X4).
 * @throws {RollcallError} `request.not-found`
 */
export const getMember = operation({
  name: "members.get",
  summary: "Gets one member of a schedule, with the actions the caller can take on them.",
  input: memberKey,
  output: z.strictObject({ member: memberView, refused: refusals, sources: fieldSources }),
  load: [(input, actor) => ({ ...memberFacts(input, actor), person: personById(input.personId) })],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ row }) => row,
  rules: [outsidersSeeNothing, everyoneOnAScheduleSeesIt],
  apply: ({ known, context, row }) => {
    const decisions = decisionsOf(context);
    const entry = decisions.of(row);
    const sources = fieldSourcesOf(row, context.schedule, known.person);
    return { output: { member: toMemberView(row), refused: decisions.legend[entry] ?? {}, sources } };
  },
});
