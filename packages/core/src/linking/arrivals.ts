import type { CallContext } from "../identity/operation.ts";
import type { Invitation } from "../invitations/collection.ts";
import type { KnownMember } from "../members/change-member.ts";
import { newMember } from "../members/new-member.ts";
import { isAllowedDomain } from "../organizations/allowed-domains.ts";
import type { Organization } from "../organizations/collection.ts";
import type { Person } from "../people/collection.ts";
import { nameKeyOf, newPerson } from "../people/new-person.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";
import type { Member } from "../schedules/members.ts";
import type { StoredPerson } from "./collection.ts";
import type { Addition } from "./sync-input.ts";
import { toStorableText } from "../kernel/values/storable-text.ts";

/** What the arrivals of a batch depend on, as read in its transaction. */
interface KnownArrivals {
  readonly schedule: Schedule;
  readonly organization: Organization | undefined;
  readonly byEmail: readonly Person[];
  readonly byId: readonly Person[];
  readonly rows: readonly KnownMember[];
  readonly invited: readonly Invitation[];
  /** The stored people with these upstream ids, and their members. */
  readonly stored: readonly StoredPerson[];
  readonly storedRows: readonly KnownMember[];
}

/** The rows of people who arrive. */
interface Arrivals {
  readonly added: readonly Member[];
  readonly created: readonly Person[];
  readonly stored: readonly StoredPerson[];
}

/** Evaluates additions again: people who have arrived otherwise since are left to the next run. */
export function arrivalsOf(
  additions: readonly Addition[],
  known: KnownArrivals,
  call: Pick<CallContext, "actor" | "now" | "newId">,
): Arrivals {
  const byEmail = new Map(known.byEmail.map((person) => [person.emailKey, person]));
  const byId = new Map(known.byId.map((person) => [person.id, person]));
  const members = new Set([...known.rows, ...known.storedRows].map(({ personId }) => personId));
  const here = new Set(known.stored.flatMap(({ externalId, personId }) => (members.has(personId) ? [externalId] : [])));
  const added: Member[] = [];
  const created: Person[] = [];
  const stored: StoredPerson[] = [];
  for (const addition of additions) {
    const { externalId, personId, mark, name, address } = addition;
    if (here.has(externalId)) continue;
    const owner = addition.email === null ? undefined : byEmail.get(addition.email.key);
    const found = personId === null ? undefined : byId.get(personId);
    const person = personId === null ? newcomer(addition, owner !== undefined, call) : found;
    if (person?.state !== "active" || person.organizationId !== call.actor.organizationId) continue;
    if (members.has(person.id)) continue;
    if (personId === null) {
      created.push(person);
      if (person.emailKey !== null) byEmail.set(person.emailKey, person);
    }
    members.add(person.id);
    here.add(externalId);
    const possibleMatchId = personId === null ? (owner?.id ?? null) : null;
    added.push(memberFor(addition, person, known, call));
    stored.push({
      ...{ scheduleId: known.schedule.id, externalId, personId: person.id },
      ...{ mark, name, address, possibleMatchId, arrivedAt: call.now },
    });
  }
  return { added, created, stored };
}

/** A new person. An address that belongs to another person is only a claim (Q17). */
function newcomer(
  { externalId, name, email }: Addition,
  isTaken: boolean,
  call: Pick<CallContext, "actor" | "now" | "newId">,
): Person {
  const { address = "", key = "" } = email ?? {};
  const shown = name === "" && address === "" ? toStorableText(externalId, 120) : name;
  const person = newPerson({ email: { address, key }, name: shown, affiliation: "internal" }, call);
  return { ...person, nameKey: nameKeyOf(shown, address), emailKey: email === null || isTaken ? null : key };
}

/** The row of an arriving member: the usual role, or the one they had (B26, Q19). */
function memberFor(
  { role, assignable, invitation }: Addition,
  person: Person,
  { schedule, organization, invited }: KnownArrivals,
  call: Pick<CallContext, "actor" | "now">,
): Member {
  const isExternal = person.affiliation === "external";
  const before = invited.find(({ personId }) => personId === person.id);
  const asked = {
    role: isExternal ? ("viewer" as const) : (role ?? "member"),
    assignable,
    invited: person.email !== "",
    provenance: "linked" as const,
  };
  const member = newMember(
    schedule,
    person,
    asked,
    call,
    stateOf(invitation, before) ?? queuedFor(person, schedule, organization),
  );
  return { ...member, sentAgainAt: before?.sentAgainAt ?? null };
}

/**
 * The state that is kept: an invitation that was answered or ended, or a link that still works. An email that was only queued is no
 * longer sent.
 */
function stateOf(invitation: InvitationState | undefined, before: Invitation | undefined): InvitationState | undefined {
  if (invitation !== undefined && invitation !== "queued") return invitation;
  return before?.declined === true ? "declined" : undefined;
}

/** Auto-send queues an invitation, as for people who are added by hand (B31). */
function queuedFor(
  { email, known }: Person,
  { autoSend }: Schedule,
  organization: Organization | undefined,
): InvitationState {
  const isAllowed =
    known ||
    organization === undefined ||
    organization.allowedDomains.length === 0 ||
    isAllowedDomain(email, organization.allowedDomains);
  return autoSend && email !== "" && isAllowed ? "queued" : "not-invited";
}
