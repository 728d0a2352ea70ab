import type { KnownMember } from "../members/change-member.ts";
import { desk, me } from "../members/rules/rule-table.fixture.ts";
import { person } from "../people/account.fixture.ts";
import type { Person } from "../people/collection.ts";
import type { Invitation } from "./collection.ts";
import { type InvitationContext, toInvitationContext } from "./invitation-context.ts";

/** When it is, in every case that says nothing else. */
export const now = 1000;

const invitation: Invitation = {
  scheduleId: desk.id,
  personId: person.id,
  id: "invitation",
  organizationId: "acme",
  mailId: "mail",
  secretHash: "hash",
  proves: true,
  open: true,
  expiresAt: now + 1,
  invitedBy: "me",
  queuedAt: 0,
  sentAt: 0,
  problem: null,
  acceptedBy: null,
  remindedAt: null,
};

const row: KnownMember = {
  personId: person.id,
  name: "",
  email: person.email,
  role: "member",
  assignable: true,
  invited: true,
  invitation: "sent",
  calendar: "none",
  affiliation: "internal",
  able: false,
  assignableBefore: null,
  readiness: "waiting",
  toInvite: false,
};

/** Whom it is for: an address that nobody has signed in with yet. */
const invited: Person = { ...person, known: false, hostUserId: null };

/** A user of the host with the same address, which the host has not proven. */
const claimant: Person = { ...person, id: "claimant", hostUserId: "host-claimant", emailKey: null };

/** What is given, where it differs from an open link that was mailed, in the hand of a claimant. */
export interface Given {
  readonly token?: string;
  readonly at?: number;
  readonly me?: Partial<Person> | null;
  readonly invitation?: Partial<Invitation> | null;
  readonly row?: Partial<KnownMember> | null;
  readonly person?: Partial<Person> | null;
  readonly schedule?: Partial<typeof desk> | null;
  readonly isOnIt?: boolean;
}

const over = <T extends object>(usual: T, given: Partial<T> | null | undefined): T | undefined =>
  given === null ? undefined : { ...usual, ...given };

/** Who stands before which door. */
export function invitationContextOf(given: Given): InvitationContext {
  const known = {
    invitation: over(invitation, given.invitation),
    me: over(claimant, given.me),
    schedule: over(desk, given.schedule),
    row: over(row, given.row),
    person: over(invited, given.person),
    own: [],
    mine: given.isOnIt === true ? row : undefined,
  };
  return toInvitationContext(
    known,
    { token: { subject: "invitation", hash: given.token ?? "hash" } },
    me,
    given.at ?? now,
  );
}

/** Whom it is for. */
export const theirs = { me: { ...invited } };

/** A link that has been used. */
export const usedBy = (acceptedBy: string): Given => ({
  row: { invitation: "accepted" },
  invitation: { open: false, acceptedBy },
});
