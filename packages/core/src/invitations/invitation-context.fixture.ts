import type { KnownMember } from "../members/change-member.ts";
import { sampleSchedule, me } from "../members/rules/rule-table.fixture.ts";
import { person } from "../people/account.fixture.ts";
import type { Person } from "../people/collection.ts";
import type { Invitation } from "./collection.ts";
import { type InvitationContext, toInvitationContext } from "./invitation-context.ts";

/** The current time of every case that sets no other. */
export const now = 1000;

const invitation: Invitation = {
  scheduleId: sampleSchedule.id,
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
  declined: false,
  sentAgainAt: null,
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
  grantedBy: null,
  assignable: true,
  invited: true,
  invitation: "sent",
  calendar: "none",
  affiliation: "internal",
  canAct: false,
  assignableBefore: null,
  provenance: "local",
  assignableBeforeLink: null,
  keptAsLastAdmin: false,
  adopted: false,
  sentAgainAt: null,
  readiness: "waiting",
  toInvite: false,
};

/** The invited person, who hasn't signed in yet. */
const invited: Person = { ...person, known: false, hostUserId: null };

/** A host user with the same address, which the host hasn't verified. */
const claimant: Person = { ...person, id: "claimant", hostUserId: "host-claimant", emailKey: null };

/** What differs from the default case: a claimant with an open, mailed link. */
export interface Given {
  readonly token?: string;
  readonly at?: number;
  readonly me?: Partial<Person> | null;
  readonly invitation?: Partial<Invitation> | null;
  readonly row?: Partial<KnownMember> | null;
  readonly person?: Partial<Person> | null;
  readonly schedule?: Partial<typeof sampleSchedule> | null;
  readonly isOnIt?: boolean;
}

const over = <T extends object>(usual: T, given: Partial<T> | null | undefined): T | undefined =>
  given === null ? undefined : { ...usual, ...given };

/** Builds the context of a case. */
export function invitationContextOf(given: Given): InvitationContext {
  const known = {
    invitation: over(invitation, given.invitation),
    me: over(claimant, given.me),
    schedule: over(sampleSchedule, given.schedule),
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

/** The caller is the invited person. */
export const theirs = { me: { ...invited } };

/** The link has been used. */
export const usedBy = (acceptedBy: string): Given => ({
  row: { invitation: "accepted" },
  invitation: { open: false, acceptedBy },
});
