import { z } from "zod";
import { sessionsOf } from "../access/collection.ts";
import { endSessions } from "../access/new-account.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { deactivateRules } from "./account-rules.ts";
import { memberChanged, shiftsHeldByNonMember } from "../members/declared-events.ts";
import { toShiftsHeld } from "../members/events.ts";
import { accountEffects, toAccountEffects } from "./account-effects.ts";
import { plannedAccountLoad, toAccountContext } from "./account-context.ts";
import { peopleChanged, personDeactivated } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { changeMembership } from "./memberships.ts";
import { transferToOrganization } from "./transfer-to-organization.ts";
import { recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";
import { scheduleReady, scheduleTransferred } from "../schedules/events.ts";

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
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  events: [personDeactivated, memberChanged, shiftsHeldByNonMember, scheduleTransferred, scheduleReady, peopleChanged],
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
    const event = personDeactivated({ personId: before.id });
    const { person, change, entry } = movePerson(before, { state: "deactivated", copiesTo: null }, event, now);
    const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
    const plans = memberships.map((membership) => {
      const { assignable } = membership.member;
      const news = assignable ? { set: { assignable: false }, was: { assignable } } : { set: {}, was: {} };
      const changed = memberChanged({ personId: person.id, ...news, because: "deactivated" });
      const { schedule, events: transfers } = transferToOrganization(membership);
      const events = [changed, ...toShiftsHeld(person.id, membership.upcoming), ...transfers];
      const remembered = { assignable: false, assignableBefore: assignable };
      return changeMembership(membership, person, remembered, events, { schedule, decisionsChanged: true });
    });
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, ...plans.flatMap(({ changes }) => changes), change, ...endSessions(known.sessions)],
      journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry, topicUpdate.entry],
      effects: toAccountEffects(memberships),
    };
  },
});
