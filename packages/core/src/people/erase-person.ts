import { z } from "zod";
import { accountOf, accounts, sessionsOf } from "../access/collection.ts";
import { endSessions } from "../access/new-account.ts";
import { busyOf, busyTimes, calendarOf, calendars } from "../calendars/collection.ts";
import type { Actor } from "../kernel/actor.ts";
import { remove, update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { eraseHistoryOf, valuesToErase } from "../history/erase-history.ts";
import { mailsTo, maxMailsTo, outbox } from "../mail/outbox.ts";
import { memberRemoved, shiftsHeld } from "../members/events.ts";
import { members } from "../members/collection.ts";
import { profileOf, profiles } from "../profiles/collection.ts";
import { eraseRules } from "./account-rules.ts";
import { accountEffects } from "./account-effects.ts";
import { plannedAccountLoad, toAccountContext } from "./account-context.ts";
import { type Person, personById } from "./collection.ts";
import { movePerson } from "./move-person.ts";
import { endMembership } from "./memberships.ts";
import { ownershipFalls } from "./ownership-falls.ts";
import { peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/** What is left of somebody who is erased: nothing that says who they were. */
const erasedPerson = {
  state: "erased",
  hostUserId: null,
  name: "",
  nameKey: "",
  email: "",
  emailKey: null,
  known: false,
  organizationRole: null,
  grantedRole: null,
  issue: null,
  temporaryUntil: null,
  pausedFrom: null,
  pausedUntil: null,
  calendar: "none",
  copiesTo: null,
} as const satisfies Partial<Person>;

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
  load: [
    ({ personId }: { readonly personId: string }, { organizationId }: Actor) => ({
      summary: peopleSummaryOf(organizationId),
      account: accountOf(personId),
      sessions: sessionsOf(personId),
      person: personById(personId),
      profile: profileOf(personId),
      held: valuesToErase(personId),
      calendar: calendarOf(personId),
      times: busyOf(personId),
      mails: mailsTo({ equal: [personId], limit: maxMailsTo }),
    }),
    plannedAccountLoad[1],
    plannedAccountLoad[2],
  ],
  context: toAccountContext,
  rules: eraseRules,
  apply: ({ known, context: { person: before, memberships } }, _input, { now }) => {
    if (before.state === "erased") return { output: { person: toPersonView(before) }, effects: accountEffects([]) };
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
    const on = new Set(memberships.map(({ schedule }) => schedule.id));
    // Nobody is told of deleted schedules; but the copies in their rows must not wait until those are swept away.
    const swept = known.rows
      .filter(({ scheduleId }) => !on.has(scheduleId))
      .map(({ scheduleId }) => remove(members, [scheduleId, person.id]));
    return {
      output: { person: toPersonView(person) },
      changes: [
        told.change,
        ...plans.flatMap(({ changes }) => changes),
        ...swept,
        change,
        ...(known.profile === undefined ? [] : [remove(profiles, [person.id])]),
        ...endSessions(known.sessions),
        ...(known.account === undefined ? [] : [remove(accounts, [person.id])]),
        ...(known.calendar === undefined ? [] : [remove(calendars, [person.id])]),
        ...(known.times === undefined ? [] : [remove(busyTimes, [person.id])]),
        // What a mail server said may hold the address.
        ...known.mails.map(({ id }) => update(outbox, [id], { reason: null })),
        ...eraseHistoryOf(person.id, known.held, now),
      ],
      journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry, told.entry],
      effects: accountEffects(memberships),
    };
  },
});
