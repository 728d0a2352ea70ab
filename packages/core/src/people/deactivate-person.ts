import { z } from "zod";
import { sessionsOf } from "../access/collection.ts";
import { endSessions } from "../access/new-account.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { deactivateRules } from "./account-rules.ts";
import { shiftsHeld } from "../members/events.ts";
import { accountEffects, toAccountEffects } from "./account-effects.ts";
import { plannedAccountLoad, toAccountContext } from "./account-context.ts";
import { movePerson } from "./move-person.ts";
import { changeMembership } from "./memberships.ts";
import { ownershipFalls } from "./ownership-falls.ts";
import { recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Shuts an account: whoever it belongs to is refused from their next request on, and their sessions end (P32). Their
 * memberships stay, but as an admin they no longer count, and they are not assignable until they are reactivated. What
 * they own falls to the organization. All schedules they are on are judged and written at once (Q7, Q49). Deactivating
 * them again changes nothing.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `person.too-many-schedules` (more than
 *   2,000), `member.last-admin`, `member.last-assignable` (both with `scheduleIds`, 20 at most, and how many `schedules`)
 */
export const deactivatePerson = operation({
  name: "people.deactivate",
  summary: "Shuts somebody's account; their memberships stay.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  effects: accountEffects,
  load: [
    (input: { readonly personId: string }, actor: Actor) => ({
      ...plannedAccountLoad[0](input, actor),
      sessions: sessionsOf(input.personId),
    }),
    plannedAccountLoad[1],
    plannedAccountLoad[2],
  ],
  context: toAccountContext,
  rules: deactivateRules,
  apply: ({ known, context: { person: before, memberships } }, _input, { now }) => {
    if (before.state === "deactivated")
      return { output: { person: toPersonView(before) }, effects: toAccountEffects([]) };
    const event = { type: "person-deactivated", personId: before.id };
    const { person, change, entry } = movePerson(before, { state: "deactivated", copiesTo: null }, event, now);
    const told = recordPeopleChange(before.organizationId, known.summary, before.id);
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
      changes: [told.change, ...plans.flatMap(({ changes }) => changes), change, ...endSessions(known.sessions)],
      journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry, told.entry],
      effects: toAccountEffects(memberships),
    };
  },
});
