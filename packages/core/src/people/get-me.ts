import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { personById } from "./collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Gets the caller's own person.
 * @throws {RollcallError} `request.not-found`
 */
export const getMe = operation({
  name: "people.getMe",
  summary: "Gets the caller's own person.",
  input: z.strictObject({}),
  output: z.strictObject({ person: personView }),
  load: [(_input, actor) => ({ person: personById(actor.personId) })],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ row }) => ({ output: { person: toPersonView(row) } }),
});
