import { type Case, type Expected, ruleTable } from "../members/rules/rule-table.fixture.ts";
import { type InvitationState, invitationStates } from "../members/states.ts";
import type { Organization } from "../organizations/collection.ts";
import {
  invitationsAreAnsweredOnce,
  invitationsStayInTheDomains,
  oneMailAtATime,
  onlyPendingInvitationsAreRevoked,
  theDeactivatedAreNotInvited,
} from "./rules.ts";

const accepted = ["invitation.already-accepted"] as const;
const pending = ["invitation.already-pending"] as const;
const notPending = ["invitation.not-pending"] as const;
const shut = ["person.deactivated", "ask-an-organization-admin"] as const;
const elsewhere = ["invitation.domain-not-allowed", "ask-an-organization-admin"] as const;

/** A case for each state there is, so that a new one has to be thought of here. */
const byState = (expected: Readonly<Record<InvitationState, Expected>>): readonly Case[] =>
  invitationStates.map((invitation) => [`it is ${invitation}`, { row: { invitation } }, expected[invitation]] as const);

ruleTable(
  invitationsAreAnsweredOnce,
  "P08, Q16",
  byState({
    "not-invited": true,
    queued: true,
    sent: true,
    bounced: true,
    accepted,
    declined: true,
    expired: true,
    revoked: true,
    "not-needed": accepted,
  }),
);

ruleTable(
  oneMailAtATime,
  "P08",
  byState({
    "not-invited": true,
    queued: pending,
    sent: true,
    bounced: true,
    accepted: true,
    declined: true,
    expired: true,
    revoked: true,
    "not-needed": true,
  }),
);

ruleTable(
  onlyPendingInvitationsAreRevoked,
  "P05, Q12",
  byState({
    "not-invited": notPending,
    queued: true,
    sent: true,
    bounced: true,
    accepted,
    declined: notPending,
    expired: notPending,
    revoked: notPending,
    "not-needed": accepted,
  }),
);

ruleTable(theDeactivatedAreNotInvited, "Q7, Q49", [
  ["somebody active", { row: { assignableBefore: null } }, true],
  ["a candidate, of whom that is not known", {}, true],
  ["somebody deactivated who was assignable", { row: { assignableBefore: true } }, shut],
  ["somebody deactivated who was not", { row: { assignableBefore: false } }, shut],
]);

const organization: Organization = {
  id: "acme",
  name: "Acme",
  manageSchedules: false,
  allowedDomains: ["example.org", "example.net"],
  number: 1,
  createdAt: 0,
};

/** Somebody new with this address, where the organization names two domains. */
const from = (email: string) => ({ context: { organization }, row: { able: false, email } });

ruleTable(invitationsStayInTheDomains, "X6", [
  ["somebody new of a domain that is named", from("ann@example.org"), true],
  ["of another one that is named", from("ann@example.net"), true],
  ["of a part of one", from("ann@mail.example.org"), true],
  ["in other letters", from("Ann@EXAMPLE.org"), true],
  ["of somewhere else", from("ann@example.com"), elsewhere],
  ["of a domain that only ends like one", from("ann@badexample.org"), elsewhere],
  ["of a domain that only begins like one", from("ann@example.org.evil.test"), elsewhere],
  ["with one in the name of the mailbox", from("example.org@evil.test"), elsewhere],
  ["with an address that is none", from("ann"), elsewhere],
  ["with an address that is not known", { context: { organization }, row: { able: false } }, elsewhere],
  [
    "somebody of somewhere else who has an account",
    { ...from(""), row: { able: true, email: "ann@example.com" } },
    true,
  ],
  [
    "somebody external of somewhere else",
    { context: { organization }, row: { able: false, email: "ann@example.com", affiliation: "external" } },
    true,
  ],
  [
    "somebody of somewhere else, where no domains are named",
    { ...from("ann@example.com"), context: { organization: { ...organization, allowedDomains: [] } } },
    true,
  ],
]);
