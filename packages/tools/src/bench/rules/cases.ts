import assert from "node:assert/strict";
import type { EvaluatedMember, MemberContext, Reason } from "@rollcall/core";
import { againstRemoval, whyNot } from "./handwritten-rules.ts";
import { caslAbility, caslMember, caslWhyNot } from "./casl-rules.ts";
import { actions, createSampleSchedule, type SampleSchedule } from "./sample-schedule.ts";
import type { Match, Side } from "./measure.ts";
import { mayRemove, page, removals, stagedRemoval } from "./rollcall-rules.ts";

/** The number of rows for single decisions, used in turn so that none is predictable. A power of two. */
const ROWS = 64;
/** The rows of one page. */
const PAGE = 100;

/** The reason for a refused request. */
const first = (reasons: readonly Reason[]): string | undefined => reasons[0]?.code;

/** All cases. Checks that all three sides agree before measuring. */
export function casesOf(size: number): readonly Match[] {
  const admin = createSampleSchedule(ROWS * 32, "admin");
  const member = createSampleSchedule(ROWS * 32, "member");
  for (const schedule of [admin, member]) answerAlike(schedule);
  const allowed = only(admin, (reasons) => reasons.length === 0);
  const refused = only(member, (reasons) => reasons.length > 0);
  return [
    ...oneDecision("allowed decision with its reasons available", allowed, 2),
    ...oneDecision("allowed decision where no row matters", twoOfEverything(allowed)),
    ...oneDecision("refused decision with its reasons", refused),
    ...wholeSchedule("asked by the only admin", createSampleSchedule(size, "admin")),
    ...wholeSchedule("asked by a member", createSampleSchedule(size, "member")),
    ...onePage(createSampleSchedule(PAGE, "admin")),
  ];
}

/** Checks that all three sides agree on every row and action. */
function answerAlike({ context, rows }: SampleSchedule): void {
  const ours = page(context, rows);
  const alone = removals(context, rows);
  const staged = stagedRemoval(context);
  const ability = caslAbility(context);
  // The switch only supports giving roles as an admin. No case needs more.
  const asked = context.myRole === "admin" ? actions : actions.slice(0, 3);
  for (const [index, row] of rows.entries()) {
    for (const action of asked) {
      const handwritten = whyNot(action, context, row);
      assert.deepEqual(ours(index, action), handwritten, `${action} of ${JSON.stringify(row)}`);
      const theirs = caslWhyNot(ability, action, caslMember(row));
      assert.equal(theirs === undefined, handwritten.length === 0, `${action} of ${JSON.stringify(row)}`);
      // In CASL, a forbidding rule comes before a missing permission.
      const known = handwritten.map(({ code }) => code);
      if (theirs !== undefined) assert(known.includes(theirs), `${theirs}, not ${known.join()}`);
      if (known.length === 1) assert.equal(theirs, first(handwritten));
    }
    const reasons = whyNot("remove", context, row);
    assert.deepEqual(alone[index], reasons);
    const decision = { allowed: reasons.length === 0, reasons };
    assert.deepEqual(mayRemove(context, row), decision);
    assert.deepEqual(staged(row), decision);
  }
}

function only({ context, rows }: SampleSchedule, wanted: (reasons: readonly Reason[]) => boolean): SampleSchedule {
  const fitting = rows.filter((row) => wanted(againstRemoval(context, row))).slice(0, ROWS);
  assert.equal(fitting.length, ROWS);
  return { context, rows: fitting };
}

/** With a second admin and a second assignable member, no rule depends on a row, so CASL needs no conditions either. */
function twoOfEverything({ context, rows }: SampleSchedule): SampleSchedule {
  const schedule = { context: { ...context, schedule: { ...context.schedule, admins: 2, assignables: 2 } }, rows };
  answerAlike(schedule);
  return schedule;
}

/** A side that decides on one row at a time. */
const asking = <T>(rows: readonly T[], ask: (row: T) => number): Side => ({
  run(times) {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += ask(rows[i & (ROWS - 1)] as T);
    return sum;
  },
});

function oneDecision(name: string, { context, rows }: SampleSchedule, goal?: number): readonly Match[] {
  const ability = caslAbility(context);
  const ours = asking(rows, (row) => mayRemove(context, row).reasons.length);
  const casl = asking(rows.map(caslMember), (row) => caslWhyNot(ability, "remove", row)?.length ?? 0);
  const handwritten = asking(rows, (row) => againstRemoval(context, row).length);
  const staged = stagedRemoval(context);
  const again = asking(rows, (row) => staged(row).reasons.length);
  return [
    { case: `casl ${name}`, size: 1, ...(goal !== undefined && { goal }), ours, peer: casl },
    { case: `casl ${name}, rules staged before`, size: 1, ours: again, peer: casl },
    { case: `switch ${name}`, size: 1, ours, peer: handwritten },
  ];
}

/** A side that decides on all rows. */
const allRows = (count: () => number): Side => ({
  run(times) {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += count();
    return sum;
  },
});

/** Decides which members may be removed, with the reasons for each. */
function wholeSchedule(name: string, { context, rows }: SampleSchedule): readonly Match[] {
  const ability = caslAbility(context);
  const subjects = rows.map(caslMember);
  assert.deepEqual(removals(context, rows), removalsByHand(context, rows));
  const title = `which of ${rows.length.toLocaleString("en")} may be removed, ${name}`;
  const ours = allRows(() => removals(context, rows).length);
  const casl = allRows(() => subjects.map((row) => caslWhyNot(ability, "remove", row)).length);
  const handwritten = allRows(() => removalsByHand(context, rows).length);
  return [
    { case: `casl ${title}`, size: rows.length, ours, peer: casl },
    { case: `switch ${title}`, size: rows.length, goal: 1 / 3, ours, peer: handwritten },
  ];
}

function removalsByHand(context: MemberContext, rows: readonly EvaluatedMember[]): readonly (readonly Reason[])[] {
  return rows.map((row) => againstRemoval(context, row));
}

/** All decisions of a page, starting from loaded data. */
function onePage({ context, rows }: SampleSchedule): readonly Match[] {
  const subjects = rows.map(caslMember);
  const title = `page of ${rows.length} rows with ${rows.length * actions.length} decisions`;
  const ours = allRows(() => page(context, rows)(PAGE - 1, "remove").length + 1);
  const casl = allRows(() => {
    const ability = caslAbility(context);
    const known = subjects.map((row) => actions.map((action) => caslWhyNot(ability, action, row)));
    return known.length;
  });
  const handwritten = allRows(() => rows.map((row) => actions.map((action) => whyNot(action, context, row))).length);
  return [
    { case: `casl ${title}`, size: PAGE, ours, peer: casl },
    { case: `switch ${title}`, size: PAGE, ours, peer: handwritten },
  ];
}
