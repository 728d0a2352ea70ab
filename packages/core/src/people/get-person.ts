import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { personById } from "./collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * One person of the organization: oneself, or anybody for schedulers and organization admins.
 * @throws {RollcallError} `request.not-found`
 */
export const getPerson = operation({
  name: "people.get",
  summary: "One person of the organization.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  facts: ({ personId }) => ({ person: personById(personId) }),
  situation: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ row }) => ({ output: { person: toPersonView(row) } }),
});
