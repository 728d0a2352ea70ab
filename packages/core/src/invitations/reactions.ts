import { reaction } from "../identity/reaction.ts";
import { rowAfter, update } from "../kernel/store/change.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import { addMembers } from "../members/add-members.ts";
import { idsOf } from "../members/candidates.ts";
import { sentStates } from "../members/copy-reactions.ts";
import { invitationChanged } from "../members/declared-events.ts";
import { maxMemberships } from "../members/memberships.ts";
import { people, type Person } from "../people/collection.ts";
import { canManagePeople } from "../people/rules.ts";
import { setAddress } from "../people/set-address.ts";
import { type Member, members } from "../schedules/members.ts";
import { invitations, invitationsByKey, invitationsOf } from "./collection.ts";
import { freshLink, queueInvitations } from "./queue-invitations.ts";

interface KnownCandidates {
  readonly byEmail: readonly Person[];
}

const ended = { invitation: "declined" } as const;

/**
 * New members are mailed an invitation while auto-send is on (B6). People who have declined here before are skipped, as in other bulk
 * sending. Their invitation stays declined, and sending it again needs a confirmation (Q56). The row shows again when it was last sent.
 */
const inviteNewMembers = reaction({
  on: addMembers,
  events: [invitationChanged],
  load: [
    ({ scheduleId, people: asked }) => ({
      linksById: invitationsByKey([...idsOf(asked)].map((id) => [scheduleId, id])),
    }),
    (_known: unknown, { scheduleId, people: asked }, _actor, _now, { byEmail }: KnownCandidates) => {
      const ids = idsOf(asked);
      const others = byEmail.filter(({ id }) => !ids.has(id));
      return others.length === 0 ? {} : { linksByEmail: invitationsByKey(others.map(({ id }) => [scheduleId, id])) };
    },
  ],
  context: ({ linksById, linksByEmail = [] }) => ({ links: [...linksById, ...linksByEmail] }),
  rules: [],
  apply({ context: { links }, plan }, { scheduleId }, call) {
    const declined = new Set(links.flatMap((link) => (link.declined ? [link.personId] : [])));
    const results = plan.output.results.map((result) =>
      result.status === "added" && result.member.invitation === "queued" && declined.has(result.member.personId)
        ? { ...result, member: { ...result.member, ...ended } }
        : result,
    );
    const added = results.flatMap((result) => (result.status === "added" ? [result.member] : []));
    const personIds = added.flatMap((member) => (member.invitation === "queued" ? [member.personId] : []));
    const skipped = added.flatMap((member) => (member.invitation === ended.invitation ? [member.personId] : []));
    return {
      output: { results },
      changes: [
        ...queueInvitations({ scheduleId, personIds, known: links }, call),
        // Totals and derived columns are the same for queued and declined invitations.
        ...skipped.map((personId) => update(members, [scheduleId, personId], ended)),
        ...links.flatMap(({ personId, sentAgainAt }) =>
          sentAgainAt !== null && added.some((member) => member.personId === personId)
            ? [update(members, [scheduleId, personId], { sentAgainAt })]
            : [],
        ),
      ],
      ...(skipped.length > 0 && {
        events: {
          [scheduleId]: skipped.map((personId) =>
            invitationChanged({ personId, set: ended, was: { invitation: "queued" } }),
          ),
        },
      }),
    };
  },
});

interface KnownMemberships {
  readonly person: Person | undefined;
  readonly rows: readonly Member[];
}

/** A new mailbox invalidates links sent to the previous one. A queued mail is sent to the new one (P28). */
const invalidateSentLinks = reaction({
  on: setAddress,
  load: [
    () => ({}),
    (_known: unknown, _input, actor, _now, { person }: Pick<KnownMemberships, "person">) => {
      const isAsked = person?.organizationId === actor.organizationId && canManagePeople(actor);
      return { invited: invitationsOf({ equal: [person?.id ?? ""], limit: isAsked ? maxMemberships + 1 : 0 }) };
    },
  ],
  context: ({ invited }, _input, _actor, _now, { person, rows }: KnownMemberships) =>
    person && { person, rows, invited },
  rules: [],
  apply({ context: { person, rows, invited }, plan }) {
    if (rowAfter(people, person, plan.changes).emailKey === person.emailKey) return {};
    const sent = new Set(
      rows.filter(({ invitation }) => sentStates.includes(invitation)).map(({ scheduleId }) => scheduleId),
    );
    return {
      changes: invited
        .filter(({ scheduleId }) => sent.has(scheduleId))
        .map(({ scheduleId, personId }) => update(invitations, [scheduleId, personId], { ...freshLink, mailId: null })),
    };
  },
});

/** What operations of earlier domains mean for invitations. */
export const invitationReactions: readonly Reaction[] = [inviteNewMembers, invalidateSentLinks];
