import assert from "node:assert/strict";
import type { JudgedMember, MemberSituation, Reason } from "@rollcall/core";
import { againstRemoval, whyNot } from "./by-hand.ts";
import { caslAbility, caslMember, caslWhyNot } from "./casl.ts";
import { actions, crowdedDesk, type Desk } from "./crowded-desk.ts";
import type { Match, Side } from "./match.ts";
import { mayRemove, page, removals, stagedRemoval } from "./ours.ts";

/** Rows of a single decision are asked in turn, so that nothing is known of the next. A power of two. */
const ROWS = 64;
/** Rows of a page of the list. */
const PAGE = 100;

/** The reason that a refused request would give. */
const first = (reasons: readonly Reason[]): string | undefined => reasons[0]?.code;

/** All cases, each proven to be answered alike by all three before anybody looks at a clock. */
export function casesOf(size: number): readonly Match[] {
  const admin = crowdedDesk(ROWS * 32, "admin");
  const member = crowdedDesk(ROWS * 32, "member");
  for (const desk of [admin, member]) answerAlike(desk);
  const allowed = only(admin, (reasons) => reasons.length === 0);
  const refused = only(member, (reasons) => reasons.length > 0);
  return [
    ...oneDecision("allowed decision with its reasons available", allowed, 2),
    ...oneDecision("allowed decision where no row matters", twoOfEverything(allowed)),
    ...oneDecision("refused decision with its reasons", refused),
    ...wholeSchedule("asked by the only admin", crowdedDesk(size, "admin")),
    ...wholeSchedule("asked by a member", crowdedDesk(size, "member")),
    ...onePage(crowdedDesk(PAGE, "admin")),
  ];
}

/** Ours, the switch and CASL say the same of every row and action. */
function answerAlike({ situation, rows }: Desk): void {
  const ours = page(situation, rows);
  const alone = removals(situation, rows);
  const staged = stagedRemoval(situation);
  const ability = caslAbility(situation);
  // The switch knows why an admin may not give a role; nobody else is asked about in any case.
  const asked = situation.myRole === "admin" ? actions : actions.slice(0, 3);
  for (const [index, row] of rows.entries()) {
    for (const action of asked) {
      const byHand = whyNot(action, situation, row);
      assert.deepEqual(ours(index, action), byHand, `${action} of ${JSON.stringify(row)}`);
      const theirs = caslWhyNot(ability, action, caslMember(row));
      assert.equal(theirs === undefined, byHand.length === 0, `${action} of ${JSON.stringify(row)}`);
      // Its rule that forbids speaks before the lack of one that permits.
      const known = byHand.map(({ code }) => code);
      if (theirs !== undefined) assert(known.includes(theirs), `${theirs}, not ${known.join()}`);
      if (known.length === 1) assert.equal(theirs, first(byHand));
    }
    const reasons = whyNot("remove", situation, row);
    assert.deepEqual(alone[index], reasons);
    const decision = { allowed: reasons.length === 0, reasons };
    assert.deepEqual(mayRemove(situation, row), decision);
    assert.deepEqual(staged(row), decision);
  }
}

function only({ situation, rows }: Desk, wanted: (reasons: readonly Reason[]) => boolean): Desk {
  const fitting = rows.filter((row) => wanted(againstRemoval(situation, row))).slice(0, ROWS);
  assert.equal(fitting.length, ROWS);
  return { situation, rows: fitting };
}

/** With a second admin and a second assignable member, no rule has anything to ask of a row: CASL's conditions go, too. */
function twoOfEverything({ situation, rows }: Desk): Desk {
  const desk = { situation: { ...situation, schedule: { ...situation.schedule, admins: 2, assignables: 2 } }, rows };
  answerAlike(desk);
  return desk;
}

/** A side that asks about one row after the other. */
const asking = <T>(rows: readonly T[], ask: (row: T) => number): Side => ({
  run(times) {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += ask(rows[i & (ROWS - 1)] as T);
    return sum;
  },
});

function oneDecision(name: string, { situation, rows }: Desk, goal?: number): readonly Match[] {
  const ability = caslAbility(situation);
  const ours = asking(rows, (row) => mayRemove(situation, row).reasons.length);
  const casl = asking(rows.map(caslMember), (row) => caslWhyNot(ability, "remove", row)?.length ?? 0);
  const byHand = asking(rows, (row) => againstRemoval(situation, row).length);
  const staged = stagedRemoval(situation);
  const again = asking(rows, (row) => staged(row).reasons.length);
  return [
    { case: `casl ${name}`, size: 1, ...(goal !== undefined && { goal }), ours, peer: casl },
    { case: `casl ${name}, rules staged before`, size: 1, ours: again, peer: casl },
    { case: `switch ${name}`, size: 1, ours, peer: byHand },
  ];
}

/** A side that goes through everybody. */
const everybody = (count: () => number): Side => ({
  run(times) {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += count();
    return sum;
  },
});

/** Which of all members may be removed, and why not: a list of reasons for each. */
function wholeSchedule(name: string, { situation, rows }: Desk): readonly Match[] {
  const ability = caslAbility(situation);
  const subjects = rows.map(caslMember);
  assert.deepEqual(removals(situation, rows), removalsByHand(situation, rows));
  const title = `which of ${rows.length.toLocaleString("en")} may be removed, ${name}`;
  const ours = everybody(() => removals(situation, rows).length);
  const casl = everybody(() => subjects.map((row) => caslWhyNot(ability, "remove", row)).length);
  const byHand = everybody(() => removalsByHand(situation, rows).length);
  return [
    { case: `casl ${title}`, size: rows.length, ours, peer: casl },
    { case: `switch ${title}`, size: rows.length, goal: 1 / 3, ours, peer: byHand },
  ];
}

function removalsByHand(situation: MemberSituation, rows: readonly JudgedMember[]): readonly (readonly Reason[])[] {
  return rows.map((row) => againstRemoval(situation, row));
}

/** All decisions of a page of the list, from the facts on. */
function onePage({ situation, rows }: Desk): readonly Match[] {
  const subjects = rows.map(caslMember);
  const title = `page of ${rows.length} rows with ${rows.length * actions.length} decisions`;
  const ours = everybody(() => page(situation, rows)(PAGE - 1, "remove").length + 1);
  const casl = everybody(() => {
    const ability = caslAbility(situation);
    const known = subjects.map((row) => actions.map((action) => caslWhyNot(ability, action, row)));
    return known.length;
  });
  const byHand = everybody(() => rows.map((row) => actions.map((action) => whyNot(action, situation, row))).length);
  return [
    { case: `casl ${title}`, size: PAGE, ours, peer: casl },
    { case: `switch ${title}`, size: PAGE, ours, peer: byHand },
  ];
}
