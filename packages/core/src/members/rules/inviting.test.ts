import { type Case, type Expected, ruleTable } from "./rule-table.fixture.ts";
import { type InvitationState, invitationStates } from "../../schedules/invitation-states.ts";
import type { Organization } from "../../organizations/collection.ts";
import {
  invitationsAreAnsweredOnce,
  invitationsStayInAllowedDomains,
  oneEmailAtATime,
  onlyAdminsSendRevokedAgain,
  onlyPendingInvitationsAreRevoked,
  deactivatedPeopleAreNotInvited,
} from "./inviting.ts";

const accepted = ["invitation.already-accepted"] as const;
const pending = ["invitation.already-pending"] as const;
const notPending = ["invitation.not-pending"] as const;
const deactivated = ["person.deactivated", "ask-an-organization-admin"] as const;
const elsewhere = ["invitation.domain-not-allowed", "ask-an-organization-admin"] as const;

/** One case for each state, so that a new state needs a case here. */
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
  oneEmailAtATime,
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

ruleTable(onlyAdminsSendRevokedAgain, "Q56", [
  ["a member, on a revoked invitation", { row: { invitation: "revoked" } }, ["invitation.revoked", "ask-an-admin"]],
  ["a member, on a declined invitation", { row: { invitation: "declined" } }, true],
  ["an admin, on a revoked invitation", { context: { myRole: "admin" }, row: { invitation: "revoked" } }, true],
]);

ruleTable(deactivatedPeopleAreNotInvited, "Q7, Q49", [
  ["an active person", { row: { assignableBefore: null } }, true],
  ["a candidate, for whom that isn't loaded", {}, true],
  ["a deactivated person who was assignable", { row: { assignableBefore: true } }, deactivated],
  ["a deactivated person who wasn't assignable", { row: { assignableBefore: false } }, deactivated],
]);

const organization: Organization = {
  id: "acme",
  name: "Acme",
  manageSchedules: false,
  allowedDomains: ["example.org", "example.net"],
  number: 1,
  createdAt: 0,
};

/** A new person with this address in an organization that allows two domains. */
const from = (email: string) => ({ context: { organization }, row: { canAct: false, email } });

ruleTable(invitationsStayInAllowedDomains, "X6", [
  ["an allowed domain", from("ann@example.org"), true],
  ["another allowed domain", from("ann@example.net"), true],
  ["a subdomain of an allowed domain", from("ann@mail.example.org"), true],
  ["an allowed domain in other case", from("Ann@EXAMPLE.org"), true],
  ["another domain", from("ann@example.com"), elsewhere],
  ["a domain that only ends like an allowed one", from("ann@badexample.org"), elsewhere],
  ["a domain that only starts like an allowed one", from("ann@example.org.evil.test"), elsewhere],
  ["an allowed domain as the local part", from("example.org@evil.test"), elsewhere],
  ["a malformed address", from("ann"), elsewhere],
  ["an unknown address", { context: { organization }, row: { canAct: false } }, elsewhere],
  ["another domain, with an account", { ...from(""), row: { canAct: true, email: "ann@example.com" } }, true],
  [
    "another domain, for an external person",
    { context: { organization }, row: { canAct: false, email: "ann@example.com", affiliation: "external" } },
    true,
  ],
  [
    "another domain if the organization lists none",
    { ...from("ann@example.com"), context: { organization: { ...organization, allowedDomains: [] } } },
    true,
  ],
]);
