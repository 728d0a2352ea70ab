import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { invitations, invitationsOf } from "../invitations/collection.ts";
import { freshLink } from "../invitations/queue-invitations.ts";
import { sentStates } from "../members/copy-reactions.ts";
import { invitationChanged, memberKnown } from "../members/declared-events.ts";
import {
  changeUnreadyMembership,
  maxMemberships,
  membershipsOn,
  membershipsToChange,
  summariesOf,
} from "../members/memberships.ts";
import { type Person, personByEmail, personById } from "../people/collection.ts";
import { peopleChanged, personChanged } from "../people/events.ts";
import { movePerson } from "../people/move-person.ts";
import { nameKeyOf } from "../people/new-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { stepFacts, stepRules, toStepContext } from "./lease.ts";
import { step } from "./sync-input.ts";

/** Only people without an account follow the upstream product: the others keep what the host or they themselves say. */
const follows = ({ state, affiliation, known, hostUserId }: Person): boolean =>
  state === "active" && affiliation === "internal" && !known && hostUserId === null;

/**
 * Gives a pending person the name and address they have upstream (P61). A link that was sent to the previous address no
 * longer works, and none is sent by itself.
 */
export const followDetails = operation({
  name: "links.followDetails",
  summary: "Gives a pending member the name and address they have in the linked schedule.",
  internal: true,
  input: z.strictObject({ ...step, personId: id, name: z.string().optional(), address: z.string().optional() }),
  output: z.strictObject({ isChanged: z.boolean() }),
  events: [personChanged, peopleChanged, memberKnown, invitationChanged],
  load: [
    (input) => ({ ...stepFacts(input), person: personById(input.personId) }),
    ({ link, person }, { address }) => ({
      rows: membershipsToChange(person !== undefined && follows(person) ? person.id : undefined),
      invited: invitationsOf({ equal: [person?.id ?? ""], limit: maxMemberships }),
      owner: personByEmail(link?.organizationId ?? "", toEmail(address ?? "")?.key ?? ""),
      summary: peopleSummaryOf(link?.organizationId ?? ""),
    }),
    ({ rows }) => summariesOf(rows),
  ],
  context: toStepContext,
  rules: stepRules,
  apply: ({ known, context: { link } }, { name, address }, { now }) => {
    const { person: before, owner, invited } = known;
    const unchanged = { output: { isChanged: false } };
    if (before === undefined || !follows(before) || before.organizationId !== link.organizationId) return unchanged;
    if (known.rows.length > maxMemberships) return unchanged;
    const email = address === undefined ? undefined : toEmail(address);
    const isFree = email !== undefined && (owner === undefined || owner.id === before.id);
    const fields: Partial<Person> = {
      ...(name !== undefined && name !== "" && { name }),
      ...(isFree && { email: email.address, emailKey: email.key }),
    };
    const changed = Object.entries(fields).filter(([field, value]) => before[field as keyof Person] !== value);
    if (changed.length === 0) return unchanged;
    const nameKey = nameKeyOf(fields.name ?? before.name, fields.email ?? before.email);
    const event = personChanged({ personId: before.id, fields: changed.map(([field]) => field) });
    const { person, change, entry } = movePerson(before, { ...fields, nameKey }, event, now);
    const isMoved = person.emailKey !== before.emailKey;
    const isSent = (state: string): boolean => isMoved && sentStates.some((one) => one === state);
    const plans = membershipsOn(known.rows, known.summaries).map((one) => {
      const event = memberKnown({ personId: before.id });
      const { invitation } = one.member;
      if (!isSent(invitation)) return changeUnreadyMembership(one, person, {}, [event]);
      const set = { invitation: "not-invited" } as const;
      return changeUnreadyMembership(one, person, set, [
        event,
        invitationChanged({ personId: before.id, set, was: { invitation } }),
      ]);
    });
    const sentOn = new Set(known.rows.flatMap((row) => (isSent(row.invitation) ? [row.scheduleId] : [])));
    const topic = recordPeopleChange(link.organizationId, known.summary, before.id);
    return {
      output: { isChanged: true },
      changes: [
        change,
        topic.change,
        ...plans.flatMap(({ changes }) => changes),
        ...invited
          .filter(({ scheduleId }) => sentOn.has(scheduleId))
          .map(({ scheduleId, personId }) =>
            update(invitations, [scheduleId, personId], { ...freshLink, mailId: null }),
          ),
      ],
      journalEntries: [entry, topic.entry, ...plans.flatMap(({ journalEntries }) => journalEntries)],
    };
  },
});
