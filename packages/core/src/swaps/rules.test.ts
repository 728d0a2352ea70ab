import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Reason } from "../contract/decision.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import {
  eligiblePeopleSwap,
  endedSwapsCantBeAnswered,
  exchangesAreAgreed,
  onlyAcceptedShiftsAreSwapped,
  onlyAgreedSwapsAreDecided,
  peopleAnswerSwapsTheyKnow,
  peopleGiveTheirOwnShifts,
  peopleOfferTheirOwnShifts,
  peopleOfferWhatTheySaw,
  peopleSwapWhatTheySaw,
  type ProposalContext,
  shiftsAreSwappedBeforeTheyBegin,
  theFirstToAcceptTakesIt,
} from "./rules.ts";
import type { SwapContext } from "./swap-context.ts";

const now = Date.parse("2026-06-10T07:00Z");
const shift = { start: now + 3_600_000, version: 2, status: "confirmed" };
const began = { shift: { ...shift, start: now } };
const hidden: Reason = { code: "request.not-found" };

/** A candidate accepts an open swap of a shift that begins in an hour. */
const answer: object = {
  ...{ now, shift, action: "accept", part: "candidate", state: "open", seen: 2, blocking: [] },
  ...{ given: undefined, returned: undefined, ownsReturned: false },
};

/** Max offers a shift that he accepted. */
const proposal: object = {
  ...{ now, shift, seen: 2, actor: { personId: "max" } },
  assignment: { personId: "max", revision: 1, active: true, state: "confirmed" },
};

const inExchange = {
  ...{ given: { shiftId: "other", version: 1 }, returned: { ...shift, version: 1 }, ownsReturned: true },
};

type Line = readonly [title: string, given: object, expected: true | Reason];

function table<C>(rule: Rule<C>, base: object, rows: string, lines: readonly Line[]): void {
  describe(rule.name, () => {
    for (const [title, given, expected] of lines) {
      it(`${title} [${rows}]`, () => {
        assert.deepEqual(rule.evaluate({ ...base, ...given } as C), expected);
      });
    }
  });
}

const ofProposal = (rule: Rule<ProposalContext>, rows: string, lines: readonly Line[]): void =>
  table(rule, proposal, rows, lines);
const ofAnswer = (rule: Rule<SwapContext>, rows: string, lines: readonly Line[]): void =>
  table(rule, answer, rows, lines);

ofProposal(peopleOfferTheirOwnShifts, "P42", [
  ["a shift of their own", {}, true],
  ["a shift of someone else", { assignment: undefined }, hidden],
  ["a draft they don't see", { assignment: { personId: "max", revision: 0 } }, hidden],
]);
ofProposal(onlyAcceptedShiftsAreSwapped, "Q60", [
  ["an accepted shift", {}, true],
  ["one that is offered to them", { assignment: { active: true, state: "offered" } }, { code: "offer.closed" }],
  ["one they handed back", { assignment: { active: false } }, { code: "offer.withdrawn" }],
  ["a canceled one", { shift: { ...shift, status: "cancelled" } }, { code: "offer.withdrawn" }],
]);
ofProposal(shiftsAreSwappedBeforeTheyBegin, "Q42", [
  ["a later shift", {}, true],
  ["one that begins now", began, { code: "shift.began" }],
]);
ofProposal(peopleOfferWhatTheySaw, "Q42", [
  ["the current version", {}, true],
  ["an earlier one", { seen: 1 }, { code: "offer.changed", details: { version: 2 } }],
]);

ofAnswer(peopleAnswerSwapsTheyKnow, "P42", [
  ["someone who could take it", {}, true],
  ["someone who can't know of it", { part: "none" }, hidden],
  ["the person who offers it, accepting", { part: "proposer" }, hidden],
  ["the person who offers it, agreeing", { part: "proposer", action: "agree" }, true],
  ["a candidate who agrees", { action: "agree" }, hidden],
  ["a candidate who withdraws", { action: "withdraw" }, hidden],
  ["someone who declined, again", { part: "declined", action: "decline" }, true],
  ["someone who declined, accepting", { part: "declined" }, hidden],
  ["a taker who backs out", { part: "taker", action: "decline" }, true],
]);
ofAnswer(endedSwapsCantBeAnswered, "Q42", [
  ["an open one", {}, true],
  ["a withdrawn one", { state: "withdrawn" }, { code: "offer.withdrawn" }],
  ["a lapsed one", { state: "lapsed" }, { code: "offer.withdrawn" }],
  ["one whose shift has begun", { ...began, state: "lapsed" }, { code: "shift.began" }],
  ["one that someone else took", { state: "done" }, { code: "offer.already-filled" }],
  ["one that the caller took", { state: "done", part: "taker" }, true],
  [
    "one that is done, by the person who offered it",
    { state: "done", part: "proposer", action: "withdraw" },
    { code: "offer.closed" },
  ],
  ["a withdrawal again", { state: "withdrawn", part: "proposer", action: "withdraw" }, true],
]);
ofAnswer(theFirstToAcceptTakesIt, "Q41", [
  ["an open one", {}, true],
  ["one that someone answered", { state: "answered" }, { code: "offer.already-filled" }],
  ["the answer of the first", { state: "answered", part: "taker" }, true],
]);
ofAnswer(peopleSwapWhatTheySaw, "Q42", [
  ["the current version", {}, true],
  ["an earlier one", { seen: 1 }, { code: "offer.changed", details: { version: 2 } }],
  [
    "an earlier version of the shift in exchange",
    { ...inExchange, returned: shift },
    { code: "offer.changed", details: { version: 2 } },
  ],
]);
ofAnswer(peopleGiveTheirOwnShifts, "P42", [
  ["nothing in exchange", {}, true],
  ["a shift of their own", inExchange, true],
  ["a shift of someone else", { ...inExchange, ownsReturned: false }, hidden],
  ["one that has begun", { ...inExchange, returned: { ...shift, start: now } }, { code: "shift.began" }],
]);
ofAnswer(exchangesAreAgreed, "Q60", [
  ["an answered one", { action: "agree", state: "answered" }, true],
  ["one that no one has answered", { action: "agree" }, { code: "offer.closed" }],
]);
ofAnswer(eligiblePeopleSwap, "A13", [
  ["someone eligible", {}, true],
  [
    "someone with another shift",
    { blocking: [{ code: "worker.other-shift" }] },
    { code: "offer.not-eligible", details: { reasons: ["worker.other-shift"] } },
  ],
  ["someone who declines", { action: "decline", blocking: [{ code: "worker.busy" }] }, true],
]);
ofAnswer(onlyAgreedSwapsAreDecided, "Q60", [
  ["an agreed one", { action: "decide", state: "agreed" }, true],
  ["an open one", { action: "decide" }, { code: "offer.closed" }],
  ["a lapsed one", { action: "decide", state: "lapsed" }, { code: "offer.withdrawn" }],
  ["one whose shift has begun", { ...began, action: "decide", state: "lapsed" }, { code: "shift.began" }],
]);
