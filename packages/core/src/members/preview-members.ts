import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { peopleByEmail, peopleById } from "../people/collection.ts";
import { contextOfPlannedSchedule } from "../schedules/new-schedule.ts";
import { addResult, candidates, toAddResult } from "./add-members.ts";
import { candidatesOf } from "./candidates.ts";
import { createRules, creationFacts, toCreationContext } from "./create-schedule.ts";

/**
 * Decides on people as `members.add` would if the caller added them to a schedule that they have just created. Changes nothing. Used to
 * preview an import into a new schedule (X24, B11).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`. Per person: the codes of `members.add`
 */
export const previewMembers = operation({
  name: "schedules.previewMembers",
  summary: "Previews adding people to a new schedule.",
  confidential: true,
  input: z.strictObject({ people: candidates }),
  output: z.strictObject({ results: z.array(addResult) }),
  load: [
    ({ people: asked }, actor) => {
      const { addresses, ids } = candidatesOf(asked);
      return {
        ...creationFacts(actor),
        byEmail: peopleByEmail(addresses.map((address) => [actor.organizationId, address])),
        byId: peopleById(ids.map((personId) => [personId])),
      };
    },
  ],
  context: (known, _input, actor) => toCreationContext(known, actor),
  rules: createRules,
  apply: ({ known, context: { actor, organization, creator } }, { people }, call) => {
    const planned = contextOfPlannedSchedule(actor, call.now, organization);
    const there = [{ personId: creator.id }];
    const { answers } = candidatesOf(people).evaluate({ ...known, there }, planned, call);
    return { output: { results: answers.map(toAddResult) } };
  },
});
