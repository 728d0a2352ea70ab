import { operation } from "../identity/operation.ts";
import { deactivateRules } from "./account-rules.ts";
import { accountStateParts } from "./account-state.ts";
import { peopleChanged, personDeactivated } from "./events.ts";

/**
 * Deactivates a person: they are rejected from their next request on, and their sessions end (P32). They keep their
 * memberships, but don't count as an admin and aren't assignable until they are reactivated. Schedules they own become
 * the organization's. All their schedules change in one transaction (Q7, Q49). Has no effect on a deactivated person.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `person.too-many-schedules` (more than
 *   2,000), `member.last-admin`, `member.last-assignable` (both with `scheduleIds`, 20 at most, and how many `schedules`)
 */
export const deactivatePerson = operation({
  name: "people.deactivate",
  summary: "Deactivates a person's account and keeps their memberships.",
  ...accountStateParts("deactivated", personDeactivated),
  events: [personDeactivated, peopleChanged],
  rules: deactivateRules,
});
