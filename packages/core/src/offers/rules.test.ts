import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Reason } from "../contract/decision.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import type { AssignmentState } from "../shifts/statuses.ts";
import type { ReplyContext } from "./reply-context.ts";
import {
  acceptedShiftsAreHandedBack,
  closedOffersCantBeAnswered,
  eligiblePeopleAccept,
  filledOffersCantBeAccepted,
  onlyAcceptedShiftsAreHandedBack,
  peopleAcceptWhatTheySaw,
  peopleAnswerForThemselves,
  shiftsThatBeganCantBeAnswered,
  withdrawnOffersCantBeAnswered,
} from "./rules.ts";

const now = Date.parse("2026-06-10T07:00Z");

/** Max accepts an open offer of a shift that begins in an hour, in its second version. */
const open: object = {
  ...{ now, actor: { personId: "max" }, person: { id: "max" }, shift: { start: now + 3_600_000, version: 2 } },
  ...{ answering: "accept", offered: "open", seen: 2, blocking: [], answer: { state: "asked" }, assignment: undefined },
};

const began = { shift: { start: now, version: 2 } };
const on = (state: AssignmentState, active = true) => ({ assignment: { state, active } });

type Line = readonly [title: string, given: object, expected: true | Reason];

function table(rule: Rule<ReplyContext>, rows: string, lines: readonly Line[]): void {
  describe(rule.name, () => {
    for (const [title, given, expected] of lines) {
      it(`${title} [${rows}]`, () => {
        assert.deepEqual(rule.evaluate({ ...open, ...given } as ReplyContext), expected);
      });
    }
  });
}

table(peopleAnswerForThemselves, "P42", [
  ["their own offer", {}, true],
  ["the offer of someone else", { person: { id: "may" } }, { code: "request.not-found" }],
]);
table(withdrawnOffersCantBeAnswered, "Q42", [
  ["an open offer", {}, true],
  ["a withdrawn one", { offered: "withdrawn" }, { code: "offer.withdrawn" }],
  ["an acceptance again, after a slot was confirmed", { offered: "withdrawn", ...on("confirmed") }, true],
]);
table(shiftsThatBeganCantBeAnswered, "Q42", [
  ["a shift that begins later", {}, true],
  ["a shift that begins now", began, { code: "shift.began" }],
  ["a withdrawn offer of a shift that has begun", { ...began, offered: "withdrawn" }, true],
  ["an acceptance again", { ...began, ...on("confirmed") }, true],
  ["a hand-back", { ...began, ...on("confirmed"), answering: "hand-back" }, { code: "shift.began" }],
]);
table(closedOffersCantBeAnswered, "X13", [
  ["a filled offer", { offered: "filled" }, true],
  ["after the deadline", { offered: "lapsed" }, { code: "offer.closed" }],
  ["after the deadline and the start", { offered: "lapsed", ...began }, true],
]);
table(filledOffersCantBeAccepted, "Q41", [
  ["an open offer", {}, true],
  ["a filled one", { offered: "filled" }, { code: "offer.already-filled" }],
  ["declining a filled one", { offered: "filled", answering: "decline" }, true],
  ["joining its waitlist", { offered: "filled", answering: "wait" }, true],
]);
table(peopleAcceptWhatTheySaw, "Q42, Q61", [
  ["the current version", {}, true],
  ["an earlier version", { seen: 1 }, { code: "offer.changed", details: { version: 2 } }],
  [
    "an earlier version of a shift to confirm again",
    { seen: 1, ...on("changed") },
    { code: "offer.changed", details: { version: 2 } },
  ],
  ["without a version", { seen: undefined }, true],
  ["declining an earlier version", { seen: 1, answering: "decline" }, true],
]);
table(eligiblePeopleAccept, "A13", [
  ["an eligible person", {}, true],
  [
    "a person on time off",
    { blocking: [{ code: "worker.on-time-off" }] },
    { code: "offer.not-eligible", details: { reasons: ["worker.on-time-off"] } },
  ],
  ["declining on time off", { blocking: [{ code: "worker.on-time-off" }], answering: "decline" }, true],
]);
table(acceptedShiftsAreHandedBack, "Q43", [
  ["declining an offer", { answering: "decline" }, true],
  ["declining a slot offered directly", { answering: "decline", ...on("offered") }, true],
  ["declining an accepted shift", { answering: "decline", ...on("confirmed") }, { code: "offer.closed" }],
  ["declining a shift to confirm again", { answering: "decline", ...on("changed") }, { code: "offer.closed" }],
  ["declining after it was released", { answering: "decline", ...on("released", false) }, true],
]);
table(onlyAcceptedShiftsAreHandedBack, "Q61", [
  ["an accepted shift", { answering: "hand-back", ...on("confirmed") }, true],
  ["a shift to confirm again", { answering: "hand-back", ...on("changed") }, true],
  ["an offer", { answering: "hand-back" }, { code: "offer.closed" }],
  ["a slot offered directly", { answering: "hand-back", ...on("offered") }, { code: "offer.closed" }],
  ["a shift handed back before", { answering: "hand-back", answer: { state: "handed-back" } }, true],
  [
    "a slot offered directly after a hand-back",
    { answering: "hand-back", answer: { state: "handed-back" }, ...on("offered") },
    { code: "offer.closed" },
  ],
]);
