import assert from "node:assert/strict";
import test from "node:test";
import { type InvitationState, invitationStates } from "../members/states.ts";
import { invitationContextOf, type Given, now, theirs, usedBy } from "./invitation-context.fixture.ts";
import type { ViewerRelation } from "./invitation-context.ts";

const provenBefore: Given = { me: { emailKey: "person@example.org" }, invitation: { proves: false } };

const relations: readonly (readonly [sentence: string, given: Given, expected: ViewerRelation, rows: string])[] = [
  ["whom it is for", theirs, "invited", "P01"],
  ["whom it is for, by a link that was copied", { ...theirs, invitation: { proves: false } }, "invited", "P02"],
  ["somebody who is not signed in", { me: null }, "nobody", "P02"],
  ["somebody whose account is shut", { me: { state: "deactivated" } }, "nobody", "Q49"],
  ["whoever says the mailbox is theirs, by the link that went there", {}, "claims", "P02"],
  ["the same, in other letters", { me: { email: "PerSon@Example.org" } }, "claims", "P02, P16"],
  ["the same, by a link that was copied", { invitation: { proves: false } }, "other", "P02"],
  ["whoever has proven it by another link, by a link that was copied", provenBefore, "claims", "P02, Q17"],
  ["the same, where somebody has that account", { person: { known: true } }, "other", "P01"],
  ["the same, who has proven another mailbox", { me: { emailKey: "else@example.org" } }, "other", "P01"],
  ["the same, of another organization", { me: { organizationId: "umbrella" } }, "other", "P21"],
  ["the same, who is external", { me: { affiliation: "external" } }, "other", "P01"],
  ["somebody with another address", { me: { email: "else@example.org" } }, "other", "P01"],
  ["whoever came in by it", usedBy("claimant"), "accepted", "P04"],
  ["another, where it has been accepted", usedBy("somebody"), "other", "P04"],
];

for (const [sentence, given, expected, rows] of relations) {
  test(`at the door stands ${sentence}: ${expected} [${rows}]`, () => {
    assert.equal(invitationContextOf(given).linked?.relation, expected);
  });
}

const missing: readonly (readonly [sentence: string, given: Given])[] = [
  ["an invitation that never was", { invitation: null }],
  ["a wrong secret", { token: "hasi" }],
  ["a link that was taken back", { invitation: { secretHash: null } }],
  ["a schedule that is gone", { schedule: null }],
  ["a deleted schedule", { schedule: { state: "deleted" } }],
  ["a member who was removed", { row: null }],
  ["a person who is gone", { person: null }],
  ["a person whose account is shut", { person: { state: "deactivated" } }],
  ["a person who was erased", { person: { state: "erased" } }],
];

for (const [sentence, given] of missing) {
  test(`there is no door for ${sentence} [P03, P06]`, () => {
    assert.deepEqual(invitationContextOf(given), { linked: undefined });
  });
}

const live: readonly InvitationState[] = ["queued", "sent"];

for (const state of invitationStates) {
  const isLive = live.includes(state);
  test(`a link is ${isLive ? "open" : "shut"} where the invitation is ${state} [P05, P06]`, () => {
    assert.equal(invitationContextOf({ row: { invitation: state } }).linked?.isOpen, isLive);
  });
}

test("a link is open until the instant at which it expires [P06]", () => {
  assert.deepEqual(
    [now, now + 1].map((at) => invitationContextOf({ at }).linked?.isOpen),
    [true, false],
  );
});
