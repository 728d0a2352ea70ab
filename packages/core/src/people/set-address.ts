import { z } from "zod";
import { accountOf, sessionsOf } from "../access/collection.ts";
import { endSessions, noPassword, setAccount } from "../access/new-account.ts";
import { type Invitation, invitations, invitationsOf } from "../invitations/collection.ts";
import { freshLink } from "../invitations/queue-invitations.ts";
import type { Actor } from "../identity/actor.ts";
import { type Change, update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { type Member, membershipsOf } from "../schedules/members.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";
import { invitationChanged, memberKnown } from "../members/declared-events.ts";
import { schedulesById } from "../schedules/collection.ts";
import { addressRules, type AddressContext, isAnotherMailbox } from "./address-rules.ts";
import { givenEmail, toEmail } from "../identity/canonical-email.ts";
import { type Person, personByEmail, personById } from "./collection.ts";
import { peopleChanged, personChanged } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { changeMembership, type Membership, membershipsOn, maxMemberships } from "./memberships.ts";
import { nameKeyOf } from "./new-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";
import { canManagePeople } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";
import { scheduleReady } from "../schedules/events.ts";

/** Clears what was sent to the previous address: nothing has been sent to the new one. */
const wentOut: readonly InvitationState[] = ["sent", "bounced", "expired"];

const isAskedOf = (person: Person | undefined, { actor }: { readonly actor: Actor }): boolean =>
  person?.affiliation === "external" && person.organizationId === actor.organizationId && canManagePeople(actor);

/**
 * Sets the address an external person signs in with and receives mail at, on all of their schedules. Anyone using the old
 * address is signed out immediately: its password, sessions and links stop working, and the person isn't activated until
 * `access.activate` has mailed the new one (P28, P32, Q26). Another spelling of the same mailbox changes only the spelling
 * (P16). The host manages the addresses of internal people (Q51).
 * @throws {RollcallError} `request.not-found`, `request.forbidden` (with `fields`: the person is internal),
 *   `person.erased`, `person.email-invalid`, `person.already-there`, `person.too-many-schedules`
 */
export const setAddress = operation({
  name: "people.setAddress",
  summary: "Changes the address of an external person and revokes access with the previous one.",
  input: z.strictObject({ personId: id, email: z.string().max(320) }),
  output: z.strictObject({ person: personView }),
  events: [personChanged, memberKnown, invitationChanged, scheduleReady, peopleChanged],
  load: [
    ({ personId, email }, { organizationId }) => ({
      person: personById(personId),
      there: personByEmail(organizationId, toEmail(email)?.key ?? ""),
      account: accountOf(personId),
      sessions: sessionsOf(personId),
      summary: peopleSummaryOf(organizationId),
    }),
    ({ person }, _input, actor) => {
      const limit = isAskedOf(person, { actor }) ? maxMemberships + 1 : 0;
      const own = { equal: [person?.id ?? ""], limit };
      return { rows: membershipsOf(own), invited: invitationsOf(own) };
    },
    ({ rows }) => ({
      summaries: schedulesById(rows.slice(0, maxMemberships).map(({ scheduleId }) => [scheduleId])),
    }),
  ],
  context: ({ person, there, rows }, { email }, actor): AddressContext | undefined => {
    const other = there?.id === person?.id ? undefined : there;
    return person && { actor, person, there: other, email: toEmail(email), tooMany: rows.length > maxMemberships };
  },
  rules: addressRules,
  apply: ({ known, context }, _input, { now }) => {
    const { person: before } = context;
    const email = givenEmail(context.email);
    if (before.email === email.address) return { output: { person: toPersonView(before) } };
    const isAnother = isAnotherMailbox(context);
    const spelled = { email: email.address, emailKey: email.key, nameKey: nameKeyOf(before.name, email.address) };
    const out = isAnother ? ({ stage: "created", issue: null, temporaryUntil: null } as const) : {};
    const event = personChanged({ personId: before.id, fields: ["email"], was: { stage: before.stage } });
    const { person, change, entry } = movePerson(before, { ...spelled, ...out }, event, now);
    const topicUpdate = recordPeopleChange(person.organizationId, known.summary, person.id);
    const plans = membershipsOn(known.rows, known.summaries).map((one) => followed(one, person, isAnother));
    const invalidated = isAnother
      ? [
          ...(known.account === undefined ? [] : [setAccount(before, known.account, noPassword)]),
          ...endSessions(known.sessions),
          ...revokedLinks(known.invited, known.rows),
        ]
      : [];
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, ...plans.flatMap(({ changes }) => changes), change, ...invalidated],
      journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry, topicUpdate.entry],
    };
  },
});

/** Copies on schedules get the new address; an invitation sent to the previous one no longer counts. */
function followed(one: Membership, person: Person, isAnother: boolean) {
  const { invitation } = one.member;
  const known = memberKnown({ personId: person.id });
  if (!isAnother || !wentOut.includes(invitation)) return changeMembership(one, person, {}, [known]);
  const set = { invitation: "not-invited" } as const;
  const moved = invitationChanged({ personId: person.id, set, was: { invitation } });
  return changeMembership(one, person, set, [known, moved]);
}

/** Invalidates links sent to the previous address. A queued mail is sent to the new one. */
function revokedLinks(invited: readonly Invitation[], rows: readonly Member[]): readonly Change[] {
  const out = new Set(
    rows.filter(({ invitation }) => wentOut.includes(invitation)).map(({ scheduleId }) => scheduleId),
  );
  return invited
    .filter(({ scheduleId }) => out.has(scheduleId))
    .map(({ scheduleId, personId }) => update(invitations, [scheduleId, personId], { ...freshLink, mailId: null }));
}
