import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../contract/decision.ts";
import type { Rule } from "../kernel/rule.ts";
import { invitationContextOf, type Given, now, theirs, usedBy } from "./invitation-context.fixture.ts";
import type { InvitationContext } from "./invitation-context.ts";
import {
  deadLinksSayNothing,
  linksMayBeSeen,
  nobodyComesTwice,
  onlyTheInvitedAccept,
  theInvitedDecline,
  usedLinksAreDead,
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
    deadLinksSayNothing,
    "P04, P06",
    [
      ["no such link", nowhere, invalid],
      ["an open one", {}, yes],
      ["an open one in other hands", other, yes],
      ["one that has expired", late, invalid],
      ["one that has been used, by whoever used it", usedBy("claimant"), yes],
      ["one that has been used, by another", usedBy("somebody"), invalid],
    ],
  ],
  [
    usedLinksAreDead,
    "P04, P06",
    [
      ["no such link", nowhere, invalid],
      ["an open one", {}, yes],
      ["one that has expired", late, invalid],
      ["one that has been used, by whoever used it", usedBy("claimant"), invalid],
    ],
  ],
  [
    onlyTheInvitedAccept,
    "P01, P02",
    [
      ["no such link", nowhere, false],
      ["whom it is for", theirs, yes],
      ["whoever proves the mailbox by it", {}, yes],
      ["whoever came in by it", usedBy("claimant"), yes],
      ["somebody who has it by a copy, and has proven nothing", copied, otherAccount],
      ["another account", other, otherAccount],
      ["nobody who is signed in", signedOut, otherAccount],
    ],
  ],
  [
    nobodyComesTwice,
    "P08, P16",
    [
      ["no such link", nowhere, yes],
      ["whoever proves the mailbox, and is not on the schedule", {}, yes],
      ["whoever proves the mailbox, and is on it", { isOnIt: true }, alreadyThere],
      ["whom it is for, who is on it", { ...theirs, isOnIt: true }, yes],
    ],
  ],
  [
    theInvitedDecline,
    "B12, P02",
    [
      ["no such link", nowhere, false],
      ["whom it is for", theirs, yes],
      ["whom it is for, by a copy", { ...theirs, ...copied }, yes],
      ["whoever proves the mailbox by it", {}, yes],
      ["nobody who is signed in, by the mail", signedOut, yes],
      ["nobody who is signed in, by a copy", { ...signedOut, ...copied }, otherAccount],
      ["another account", other, otherAccount],
    ],
  ],
  [
    linksMayBeSeen,
    "P10",
    [
      ["whom it is for", theirs, yes],
      ["nobody who is signed in", signedOut, yes],
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
