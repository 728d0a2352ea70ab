import assert from "node:assert/strict";
import type { JudgedMember, MemberContext, Reason } from "@rollcall/core";
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
function answerAlike({ context, rows }: Desk): void {
  const ours = page(context, rows);
  const alone = removals(context, rows);
  const staged = stagedRemoval(context);
  const ability = caslAbility(context);
  // The switch knows why an admin may not give a role; nobody else is asked about in any case.
  const asked = context.myRole === "admin" ? actions : actions.slice(0, 3);
  for (const [index, row] of rows.entries()) {
    for (const action of asked) {
      const byHand = whyNot(action, context, row);
      assert.deepEqual(ours(index, action), byHand, `${action} of ${JSON.stringify(row)}`);
      const theirs = caslWhyNot(ability, action, caslMember(row));
      assert.equal(theirs === undefined, byHand.length === 0, `${action} of ${JSON.stringify(row)}`);
      // Its rule that forbids speaks before the lack of one that permits.
      const known = byHand.map(({ code }) => code);
      if (theirs !== undefined) assert(known.includes(theirs), `${theirs}, not ${known.join()}`);
      if (known.length === 1) assert.equal(theirs, first(byHand));
    }
    const reasons = whyNot("remove", context, row);
    assert.deepEqual(alone[index], reasons);
    const decision = { allowed: reasons.length === 0, reasons };
    assert.deepEqual(mayRemove(context, row), decision);
    assert.deepEqual(staged(row), decision);
  }
}

function only({ context, rows }: Desk, wanted: (reasons: readonly Reason[]) => boolean): Desk {
  const fitting = rows.filter((row) => wanted(againstRemoval(context, row))).slice(0, ROWS);
  assert.equal(fitting.length, ROWS);
  return { context, rows: fitting };
}

/** With a second admin and a second assignable member, no rule has anything to ask of a row: CASL's conditions go, too. */
function twoOfEverything({ context, rows }: Desk): Desk {
  const desk = { context: { ...context, schedule: { ...context.schedule, admins: 2, assignables: 2 } }, rows };
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

function oneDecision(name: string, { context, rows }: Desk, goal?: number): readonly Match[] {
  const ability = caslAbility(context);
  const ours = asking(rows, (row) => mayRemove(context, row).reasons.length);
  const casl = asking(rows.map(caslMember), (row) => caslWhyNot(ability, "remove", row)?.length ?? 0);
  const byHand = asking(rows, (row) => againstRemoval(context, row).length);
  const staged = stagedRemoval(context);
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
function wholeSchedule(name: string, { context, rows }: Desk): readonly Match[] {
  const ability = caslAbility(context);
  const subjects = rows.map(caslMember);
  assert.deepEqual(removals(context, rows), removalsByHand(context, rows));
  const title = `which of ${rows.length.toLocaleString("en")} may be removed, ${name}`;
  const ours = everybody(() => removals(context, rows).length);
  const casl = everybody(() => subjects.map((row) => caslWhyNot(ability, "remove", row)).length);
  const byHand = everybody(() => removalsByHand(context, rows).length);
  return [
    { case: `casl ${title}`, size: rows.length, ours, peer: casl },
    { case: `switch ${title}`, size: rows.length, goal: 1 / 3, ours, peer: byHand },
  ];
}

function removalsByHand(context: MemberContext, rows: readonly JudgedMember[]): readonly (readonly Reason[])[] {
  return rows.map((row) => againstRemoval(context, row));
}

/** All decisions of a page of the list, from the facts on. */
function onePage({ context, rows }: Desk): readonly Match[] {
  const subjects = rows.map(caslMember);
  const title = `page of ${rows.length} rows with ${rows.length * actions.length} decisions`;
  const ours = everybody(() => page(context, rows)(PAGE - 1, "remove").length + 1);
  const casl = everybody(() => {
    const ability = caslAbility(context);
    const known = subjects.map((row) => actions.map((action) => caslWhyNot(ability, action, row)));
    return known.length;
  });
  const byHand = everybody(() => rows.map((row) => actions.map((action) => whyNot(action, context, row))).length);
  return [
    { case: `casl ${title}`, size: PAGE, ours, peer: casl },
    { case: `switch ${title}`, size: PAGE, ours, peer: byHand },
  ];
}
