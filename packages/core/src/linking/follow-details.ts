import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { type Facts, operation } from "../identity/operation.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { invitations, invitationsByKey } from "../invitations/collection.ts";
import { freshLink } from "../invitations/queue-invitations.ts";
import { sentStates } from "../members/copy-reactions.ts";
import { invitationChanged, memberKnown } from "../members/declared-events.ts";
import {
  changeUnreadyMemberships,
  maxMemberships,
  type MembershipChange,
  membershipsToChange,
} from "../members/memberships.ts";
import { hasDetailsOfAccount, type Person, peopleByEmail, peopleById } from "../people/collection.ts";
import { peopleChanged, personChanged } from "../people/events.ts";
import { movePerson } from "../people/move-person.ts";
import { nameKeyOf } from "../people/new-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import type { Member } from "../schedules/members.ts";
import { extendLease, stepFacts, stepRules, toStepContext } from "./lease.ts";
import { details, type Details, maxFollowed, step } from "./sync-input.ts";

/** Only people without an account follow the upstream product: the others keep what the host or they themselves say. */
const follows = (person: Person): boolean => person.state === "active" && !hasDetailsOfAccount(person);

/** The name under which the memberships of a person are loaded. */
const factOf = (personId: string): string => `memberships of ${personId}`;

/** The memberships of several people, each up to one more than a transaction changes. */
const membershipFacts = (people: readonly Person[]): Facts =>
  Object.fromEntries(people.filter(follows).map((person) => [factOf(person.id), membershipsToChange(person.id)]));

const knownMemberships = (known: object, personId: string): readonly Member[] =>
  factNamed<readonly Member[]>(known, factOf(personId), []);

const allMemberships = (known: { readonly people: readonly Person[] }): readonly Member[] =>
  known.people.flatMap((person) => knownMemberships(known, person.id));

const isSent = ({ invitation }: Member): boolean => sentStates.some((one) => one === invitation);

/**
 * Gives pending people the names and addresses they have upstream (P61). An invitation link that was sent to a previous address no longer
 * works, and no new one is sent automatically. People whose memberships don't fit in the transaction are left for another call.
 */
export const followDetails = operation({
  name: "links.followDetails",
  summary: "Gives pending members the names and addresses they have in the linked schedule.",
  internal: true,
  input: z.strictObject({ ...step, details: z.array(details).max(maxFollowed) }),
  /** How many of the details were followed, from the first on. */
  output: z.strictObject({ followed: z.int() }),
  events: [personChanged, peopleChanged, memberKnown, invitationChanged],
  load: [
    (input) => ({
      ...stepFacts(input),
      people: peopleById(input.details.map(({ personId }) => [personId])),
    }),
    ({ link, people }, { details }) => {
      const organizationId = link?.organizationId ?? "";
      const keys = details.flatMap(({ address }) => toEmail(address ?? "")?.key ?? []);
      return {
        ...(membershipFacts(people) satisfies Facts),
        owners: peopleByEmail(keys.map((key) => [organizationId, key])),
        summary: peopleSummaryOf(organizationId),
      };
    },
    (known) => {
      const rows = allMemberships(known);
      return {
        summaries: schedulesById([...new Set(rows.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
        invited: invitationsByKey(rows.filter(isSent).map(({ scheduleId, personId }) => [scheduleId, personId])),
      };
    },
  ],
  context: toStepContext,
  rules: stepRules,
  apply: ({ known, context: { link } }, { details }, { now }) => {
    const { followed, moves } = movesOf(details, known, link.organizationId, now);
    if (moves.length === 0) return { output: { followed } };
    const changed = new Map(known.summaries.map(({ id }) => [id, [] as MembershipChange<FollowedEvent>[]]));
    for (const { person, rows, isMoved } of moves)
      for (const row of rows) changed.get(row.scheduleId)?.push(membershipChange(row, person, isMoved && isSent(row)));
    const plans = known.summaries.flatMap((schedule) => {
      const changes = changed.get(schedule.id) ?? [];
      return isThere(schedule) && changes.length > 0 ? [changeUnreadyMemberships(schedule, changes)] : [];
    });
    const topic = recordPeopleChange(link.organizationId, known.summary, ...moves.map(({ person }) => person.id));
    const atFormerAddress = new Set(moves.flatMap(({ person, isMoved }) => (isMoved ? [person.id] : [])));
    return {
      output: { followed },
      changes: [
        ...moves.map(({ change }) => change),
        topic.change,
        ...plans.flatMap(({ changes }) => changes),
        ...known.invited
          .filter(({ personId }) => atFormerAddress.has(personId))
          .map(({ scheduleId, personId }) =>
            update(invitations, [scheduleId, personId], { ...freshLink, mailId: null }),
          ),
        extendLease(link, now),
      ],
      journalEntries: [
        ...moves.map(({ entry }) => entry),
        topic.entry,
        ...plans.flatMap(({ journalEntries }) => journalEntries),
      ],
    };
  },
});

interface KnownPeople {
  readonly people: readonly Person[];
  /** The people who have the upstream addresses. */
  readonly owners: readonly Person[];
}

/** The people to change: each once, as many as fit into one transaction. */
function movesOf(all: readonly Details[], known: KnownPeople, organizationId: string, now: number) {
  const byId = new Map(known.people.map((person) => [person.id, person]));
  const owners = new Map(known.owners.map(({ emailKey, id: personId }) => [emailKey, personId]));
  const moves = new Map<string, Move>();
  let room = maxMemberships;
  let followed = 0;
  for (const one of all) {
    const before = byId.get(one.personId);
    const rows = knownMemberships(known, one.personId);
    const mayFollow = before !== undefined && follows(before) && before.organizationId === organizationId;
    if (mayFollow && rows.length <= maxMemberships) {
      if (rows.length > room || moves.has(before.id)) break;
      const move = moveOf(before, one, owners, now);
      if (move !== undefined) {
        room -= rows.length;
        moves.set(before.id, { ...move, rows });
        if (move.isMoved) owners.set(move.person.emailKey, before.id);
      }
    }
    followed++;
  }
  return { followed, moves: [...moves.values()] };
}

type Move = NonNullable<ReturnType<typeof moveOf>> & { readonly rows: readonly Member[] };

/** A person with the name and address they have upstream; `undefined` if nothing changes. */
function moveOf(before: Person, { name, address }: Details, owners: ReadonlyMap<string | null, string>, now: number) {
  const email = address === undefined ? undefined : toEmail(address);
  const isFree = email !== undefined && (owners.get(email.key) ?? before.id) === before.id;
  const fields: Partial<Person> = {
    ...(name !== undefined && name !== "" && { name }),
    ...(isFree && { email: email.address, emailKey: email.key }),
  };
  const changed = Object.entries(fields).filter(([field, value]) => before[field as keyof Person] !== value);
  if (changed.length === 0) return undefined;
  const nameKey = nameKeyOf(fields.name ?? before.name, fields.email ?? before.email);
  const event = personChanged({ personId: before.id, fields: changed.map(([field]) => field) });
  const moved = movePerson(before, { ...fields, nameKey }, event, now);
  return { ...moved, isMoved: moved.person.emailKey !== before.emailKey };
}

type FollowedEvent = EventOf<typeof memberKnown> | EventOf<typeof invitationChanged>;

/** The membership of a person who changed. A link that was sent to the previous address no longer works. */
function membershipChange(member: Member, person: Person, losesLink: boolean): MembershipChange<FollowedEvent> {
  const event = memberKnown({ personId: person.id });
  if (!losesLink) return { member, person, set: {}, events: [event] };
  const set = { invitation: "not-invited" } as const;
  const { invitation } = member;
  return {
    ...{ member, person, set },
    events: [event, invitationChanged({ personId: person.id, set, was: { invitation } })],
  };
}
