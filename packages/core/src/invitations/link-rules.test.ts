import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../contract/decision.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { invitationContextOf, type Given, now, theirs, usedBy } from "./invitation-context.fixture.ts";
import type { InvitationContext } from "./invitation-context.ts";
import {
  invalidLinksRevealNothing,
  validLinksCanBePreviewed,
  nobodyJoinsTwice,
  onlyTheInvitedAccept,
  theInvitedDecline,
  usedLinksCantBeReused,
} from "./link-rules.ts";

const yes = true;
const invalid: Reason = { code: "link.invalid" };
const alreadyThere: Reason = { code: "member.already-there" };
const otherAccount: Reason = {
  code: "invitation.other-account",
  details: { invited: "p•••@e•••.org" },
  remedy: "use-the-invited-account",
};

const nowhere: Given = { invitation: null };
const late: Given = { at: now + 1 };
const copied: Given = { invitation: { proves: false } };
const other: Given = { me: { email: "else@example.org" } };
const signedOut: Given = { me: null };

type Case = readonly [sentence: string, given: Given, expected: boolean | Reason];

const tables: readonly (readonly [rule: Rule<InvitationContext>, rows: string, cases: readonly Case[]])[] = [
  [
    invalidLinksRevealNothing,
    "P04, P06",
    [
      ["no such link", nowhere, invalid],
      ["an open link", {}, yes],
      ["an open link used by another account", other, yes],
      ["an expired link", late, invalid],
      ["a used link, by the person who used it", usedBy("claimant"), yes],
      ["a used link, by another person", usedBy("another"), invalid],
    ],
  ],
  [
    usedLinksCantBeReused,
    "P04, P06",
    [
      ["no such link", nowhere, invalid],
      ["an open link", {}, yes],
      ["an expired link", late, invalid],
      ["a used link, by the person who used it", usedBy("claimant"), invalid],
    ],
  ],
  [
    onlyTheInvitedAccept,
    "P01, P02",
    [
      ["no such link", nowhere, false],
      ["the invited person", theirs, yes],
      ["a claimant with the mailed link", {}, yes],
      ["the person who accepted by it", usedBy("claimant"), yes],
      ["a claimant with a copied link and no proof", copied, otherAccount],
      ["another account", other, otherAccount],
      ["an anonymous caller", signedOut, otherAccount],
    ],
  ],
  [
    nobodyJoinsTwice,
    "P08, P16",
    [
      ["no such link", nowhere, yes],
      ["a claimant who isn't on the schedule", {}, yes],
      ["a claimant who is on the schedule", { isOnIt: true }, alreadyThere],
      ["the invited person, who is on the schedule", { ...theirs, isOnIt: true }, yes],
    ],
  ],
  [
    theInvitedDecline,
    "B12, P02",
    [
      ["no such link", nowhere, false],
      ["the invited person", theirs, yes],
      ["the invited person, with a copied link", { ...theirs, ...copied }, yes],
      ["a claimant with the mailed link", {}, yes],
      ["an anonymous caller with the mailed link", signedOut, yes],
      ["an anonymous caller with a copied link", { ...signedOut, ...copied }, otherAccount],
      ["another account", other, otherAccount],
    ],
  ],
  [
    validLinksCanBePreviewed,
    "P10",
    [
      ["the invited person", theirs, yes],
      ["an anonymous caller", signedOut, yes],
      ["another account", other, yes],
    ],
  ],
];

for (const [rule, rows, cases] of tables) {
  for (const [sentence, given, expected] of cases) {
    const end = expected === true ? "yes" : expected === false ? "no" : expected.code;
    test(`${rule.name}: ${sentence}: ${end} [${rows}]`, () => {
      assert.deepEqual(rule.evaluate(invitationContextOf(given)), expected);
    });
  }
}
