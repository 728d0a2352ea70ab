import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { type AccountContext, accountFacts, toAccountContext } from "./account-context.ts";
import { peopleSeeThemselves, strangersStayHidden } from "./rules.ts";
import { personWithDecisions, toPersonWithDecisions } from "./view.ts";

const rules: readonly Rule<AccountContext>[] = [strangersStayHidden, peopleSeeThemselves];

/**
 * Reads one person of the organization with the caller's decisions on their account. Schedulers and organization admins can
 * read everyone, others only themselves.
 * @throws {RollcallError} `request.not-found`
 */
export const getPerson = operation({
  name: "people.get",
  summary: "Gets one person of the organization, with the actions the caller can take on their account.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personWithDecisions }),
  load: [accountFacts],
  context: toAccountContext,
  rules,
  apply: ({ context }) => ({ output: { person: toPersonWithDecisions(context) } }),
});
