import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { memberRemoved, shiftsHeld } from "../members/events.ts";
import { eraseRules } from "./account-rules.ts";
import { accountEffects, toAccountEffects } from "./account-effects.ts";
import { plannedAccountLoad, toAccountContext } from "./account-context.ts";
import { erasedPerson } from "./collection.ts";
import { movePerson } from "./move-person.ts";
import { endMembership } from "./memberships.ts";
import { ownershipFalls } from "./ownership-falls.ts";
import { recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Forgets a person: name, address, calendar and the host's id go, and they are taken off every schedule, provided that all
 * of these can spare them (Q7, Q49). History forgets their values, and what it has sealed still holds (X8). Their id stays,
 * so that the past still points to one and the same person (P25). Erasing them again changes nothing; a host's user who
 * calls after that is somebody new.
 * @throws {RollcallError} `request.not-found`, `request.forbidden` (oneself, too), `person.too-many-schedules` (more than
 *   2,000), `member.last-admin`, `member.last-assignable` (both with `scheduleIds`, 20 at most, and how many `schedules`)
 */
export const erasePerson = operation({
  name: "people.erase",
  summary: "Forgets a person; what happened stays, without their name.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  effects: accountEffects,
  load: plannedAccountLoad,
  context: toAccountContext,
  rules: eraseRules,
  apply: ({ known, context: { person: before, memberships } }, _input, { now }) => {
    if (before.state === "erased") return { output: { person: toPersonView(before) }, effects: toAccountEffects([]) };
    const { person, change, entry } = movePerson(
      before,
      erasedPerson,
      { type: "person-erased", personId: before.id },
      now,
    );
    const told = recordPeopleChange(before.organizationId, known.summary, before.id);
    const plans = memberships.map((membership) => {
      const removed = { ...memberRemoved(membership.member), because: "erased" };
      const { schedule, events: fallen } = ownershipFalls(membership);
      const events = [removed, ...shiftsHeld(person.id, membership.ahead), ...fallen];
      return endMembership(membership, events, { schedule, decisionsChanged: fallen.length > 0 });
    });
    return {
      output: { person: toPersonView(person) },
      changes: [told.change, ...plans.flatMap(({ changes }) => changes), change],
      journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry, told.entry],
      subjects: [{ erase: person.id }],
      effects: toAccountEffects(memberships),
    };
  },
});
