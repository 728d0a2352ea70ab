import { operation } from "../identity/operation.ts";
import { reactivateRules } from "./account-rules.ts";
import { accountStateParts } from "./account-state.ts";
import { peopleChanged, personReactivated } from "./events.ts";

/**
 * Reactivates a person: they count as an admin and are assignable as before. Schedules they owned stay the organization's
 * (Q7, Q49). Has no effect on an active person.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `person.too-many-schedules` (more than
 *   2,000)
 */
export const reactivatePerson = operation({
  name: "people.reactivate",
  summary: "Reactivates a person's account.",
  ...accountStateParts("active", personReactivated),
  events: [personReactivated, peopleChanged],
  rules: reactivateRules,
});
