import assert from "node:assert/strict";
import test from "node:test";
import { type InvitationState, invitationStates } from "../schedules/invitation-states.ts";
import { invitationContextOf, type Given, now, theirs, usedBy } from "./invitation-context.fixture.ts";
import type { ViewerRelation } from "./invitation-context.ts";

const provenBefore: Given = { me: { emailKey: "person@example.org" }, invitation: { proves: false } };

const relations: readonly (readonly [sentence: string, given: Given, expected: ViewerRelation, rows: string])[] = [
  ["the invited person", theirs, "invited", "P01"],
  ["the invited person, with a copied link", { ...theirs, invitation: { proves: false } }, "invited", "P02"],
  ["an anonymous caller", { me: null }, "anonymous", "P02"],
  ["a deactivated person", { me: { state: "deactivated" } }, "anonymous", "Q49"],
  ["a claimant with the mailed link", {}, "claims", "P02"],
  ["a claimant whose address differs in case", { me: { email: "PerSon@Example.org" } }, "claims", "P02, P16"],
  ["a claimant with a copied link", { invitation: { proves: false } }, "other", "P02"],
  ["a claimant with a copied link who proved the mailbox by another link", provenBefore, "claims", "P02, Q17"],
  ["a claimant if the invited person has an account", { person: { known: true } }, "other", "P01"],
  ["a claimant who proved another mailbox", { me: { emailKey: "else@example.org" } }, "other", "P01"],
  ["a claimant of another organization", { me: { organizationId: "umbrella" } }, "other", "P21"],
  ["an external claimant", { me: { affiliation: "external" } }, "other", "P01"],
  ["a person with another address", { me: { email: "else@example.org" } }, "other", "P01"],
  ["the person who accepted by it", usedBy("claimant"), "accepted", "P04"],
  ["another person after it was accepted", usedBy("another"), "other", "P04"],
];

for (const [sentence, given, expected, rows] of relations) {
  test(`relation of ${sentence}: ${expected} [${rows}]`, () => {
    assert.equal(invitationContextOf(given).linked?.relation, expected);
  });
}

const missing: readonly (readonly [sentence: string, given: Given])[] = [
  ["a missing invitation", { invitation: null }],
  ["a wrong secret", { token: "hasi" }],
  ["a revoked link", { invitation: { secretHash: null } }],
  ["a missing schedule", { schedule: null }],
  ["a deleted schedule", { schedule: { state: "deleted" } }],
  ["a removed member", { row: null }],
  ["a missing person", { person: null }],
  ["a deactivated person", { person: { state: "deactivated" } }],
  ["an erased person", { person: { state: "erased" } }],
];

for (const [sentence, given] of missing) {
  test(`yields an empty context for ${sentence} [P03, P06]`, () => {
    assert.deepEqual(invitationContextOf(given), { linked: undefined });
  });
}

const live: readonly InvitationState[] = ["queued", "sent"];

for (const state of invitationStates) {
  const isLive = live.includes(state);
  test(`a link is ${isLive ? "open" : "closed"} if the invitation is ${state} [P05, P06]`, () => {
    assert.equal(invitationContextOf({ row: { invitation: state } }).linked?.isOpen, isLive);
  });
}

test("a link is open until the instant it expires [P06]", () => {
  assert.deepEqual(
    [now, now + 1].map((at) => invitationContextOf({ at }).linked?.isOpen),
    [true, false],
  );
});
