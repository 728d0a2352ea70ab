import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { deactivateRules } from "./account-rules.ts";
import { shiftsHeld } from "../members/events.ts";
import { accountEffects } from "./account-effects.ts";
import { plannedAccountFacts, toAccountSituation } from "./account-situation.ts";
import { movePerson } from "./head.ts";
import { changeMembership } from "./memberships.ts";
import { ownershipFalls } from "./ownership-falls.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Shuts an account: whoever it belongs to is refused from their next request on. Their memberships stay, but as an admin
 * they no longer count, and they are not assignable until they are reactivated. What they own falls to the organization.
 * All schedules they are on are judged and written at once (Q7, Q49). Deactivating them again changes nothing.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `person.too-many-schedules` (more than
 *   2,000), `member.last-admin`, `member.last-assignable` (both with `scheduleIds`, 20 at most, and how many `schedules`)
 */
export const deactivatePerson = operation({
  name: "people.deactivate",
  summary: "Shuts somebody's account; their memberships stay.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  ...plannedAccountFacts,
  situation: toAccountSituation,
  rules: deactivateRules,
  apply: ({ situation: { person: before, memberships } }) => {
    if (before.state === "deactivated")
      return { output: { person: toPersonView(before) }, effects: accountEffects([]) };
    const event = { type: "person-deactivated", personId: before.id };
    const { person, change, tell } = movePerson(before, { state: "deactivated", copiesTo: null }, event);
    const plans = memberships.map((membership) => {
      const { assignable } = membership.member;
      const news = assignable ? { set: { assignable: false }, was: { assignable } } : { set: {}, was: {} };
      const changed = { type: "member-changed", personId: person.id, ...news, because: "deactivated" };
      const { schedule, events: fallen } = ownershipFalls(membership);
      const events = [changed, ...shiftsHeld(person.id, membership.ahead), ...fallen];
      const remembered = { assignable: false, assignableBefore: assignable };
      return changeMembership(membership, person, remembered, events, { schedule, decisionsChanged: true });
    });
    return {
      output: { person: toPersonView(person) },
      changes: [...plans.flatMap(({ changes }) => changes), change],
      tells: [...plans.flatMap(({ tells }) => tells), tell],
      effects: accountEffects(memberships),
    };
  },
});
