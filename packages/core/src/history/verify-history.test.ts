import assert from "node:assert/strict";
import test from "node:test";
import { type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import { insert, remove, update } from "../kernel/store/change.ts";
import { journal, type JournalRow } from "../kernel/journal/journal.ts";
import { unsealedTopics } from "../kernel/journal/unsealed-topics.ts";
import { schedules } from "../schedules/collection.ts";
import { headOf } from "./digests.ts";
import { withInterruption, journalOf, writeDirectly, rewrite, sealsOf, stores } from "./history.fixture.ts";
import { seals } from "./seals.ts";
import { verifyHistory } from "./verify-history.ts";
import type { Finding } from "./verify/finding.ts";
import { webDigest } from "./web-digest.ts";

interface Sealed extends TestWorld {
  /** The number of sealed rows, in two seals. Two more rows are unsealed. */
  readonly sealedTo: number;
}

/** A schedule with 12 rows sealed in two batches, and two unsealed ones. */
async function sealedCast(store: TestWorld["app"]["store"]): Promise<Sealed> {
  const world = await createTestWorld({ store });
  const { app, ann, max, vic, scheduleId } = world;
  const change = async (personId: string, times: number) => {
    for (let i = 0; i < times; i++) {
      app.clock.advance(1000);
      await ann.client.members.setRole({ scheduleId, personId, role: i % 2 === 0 ? "admin" : "viewer" });
    }
  };
  await change(max.id, 4);
  await app.rollcall.seal();
  await change(vic.id, 6);
  await app.rollcall.seal();
  await change(max.id, 2);
  return { ...world, sealedTo: 12 };
}

const renumbered = (rows: readonly JournalRow[]): readonly JournalRow[] =>
  rows.map((row, i) => ({ ...row, number: i + 1 }));
const at = (rows: readonly JournalRow[], number: number): JournalRow => rows[number - 1]!;

type Change = (rows: readonly JournalRow[]) => readonly JournalRow[];

/** Tampering with the rows of the schedule, and the expected findings. */
const tampering: readonly (readonly [title: string, change: Change, ...found: (readonly [string, number])[]])[] = [
  ["another author", (rows) => rows.with(4, { ...at(rows, 5), actorId: "unknown" }), ["changed", 5]],
  ["another time", (rows) => rows.with(0, { ...at(rows, 1), at: 0 }), ["changed", 1]],
  ["another `via`", (rows) => rows.with(5, { ...at(rows, 6), via: "portal" }), ["changed", 6]],
  ["another value in an event", (rows) => rows.with(11, { ...at(rows, 12), events: [] }), ["changed", 12]],
  [
    "two rows changed",
    (rows) => rows.map((row) => ([3, 9].includes(row.number) ? { ...row, at: 1 } : row)),
    ["changed", 3],
    ["changed", 9],
  ],
  [
    "a row inserted and the rest renumbered",
    (rows) => renumbered(rows.toSpliced(6, 0, { ...at(rows, 2), at: 5 })),
    ["inserted", 7],
  ],
  ["a row inserted before the first", (rows) => [{ ...at(rows, 1), number: 0, at: 2 }, ...rows], ["inserted", 0]],
  ["a row appended", (rows) => [...rows, { ...at(rows, 14), number: 15, at: 3 }], ["inserted", 15]],
  [
    "two distant rows swapped",
    (rows) => rows.with(2, { ...at(rows, 9), number: 3 }).with(8, { ...at(rows, 3), number: 9 }),
    ["reordered", 3],
  ],
  [
    "two neighboring rows swapped",
    (rows) => rows.with(2, { ...at(rows, 4), number: 3 }).with(3, { ...at(rows, 3), number: 4 }),
    ["reordered", 3],
  ],
  [
    "the last sealed row under a later number",
    (rows) => rows.slice(0, 12).with(11, { ...at(rows, 12), number: 14 }),
    ["reordered", 12],
  ],
  ["a row removed", (rows) => rows.filter(({ number }) => number !== 7), ["removed", 7]],
  [
    "two rows removed",
    (rows) => rows.filter(({ number }) => number !== 4 && number !== 10),
    ["removed", 4],
    ["removed", 10],
  ],
  ["a row removed and the rest renumbered", (rows) => renumbered(rows.toSpliced(4, 1)), ["removed", 5]],
  ["the first row removed", (rows) => rows.slice(1), ["removed", 1]],
  ["the tail cut within the sealed rows", (rows) => rows.slice(0, 9), ["tail-cut", 10]],
  ["the tail cut after the sealed rows", (rows) => rows.slice(0, 13), ["tail-cut", 14]],
  ["all rows removed", () => [], ["tail-cut", 1]],
  ["an unsealed row removed", (rows) => rows.toSpliced(12, 1), ["removed", 13]],
  ["a row replaced with a copy of another", (rows) => rows.with(6, { ...at(rows, 8), number: 7 }), ["removed", 7]],
];

const summarize = (findings: readonly Finding[]): readonly (readonly [string, number])[] =>
  findings.map(({ kind, number }) => [kind, number]);

for (const [name, create] of Object.entries(stores)) {
  test(`finds nothing in untouched history, with ${name} [X8]`, async (t) => {
    const { app } = await sealedCast(create());
    t.after(() => app.rollcall.close());
    const { findings, sealed, unsealed, head } = await app.rollcall.verifyHistory();
    assert.deepEqual(findings, []);
    assert.equal(unsealed, 2);
    assert(sealed > 12);
    assert.deepEqual(head, await app.rollcall.verifyHistory(head).then((again) => again.head));
    assert.deepEqual((await app.rollcall.verifyHistory(head)).findings, []);
  });

  test(`finds nothing wrong while others write and seal, with ${name} [X8]`, async (t) => {
    const { app, ann, max, scheduleId } = await sealedCast(create());
    t.after(() => app.rollcall.close());
    const flip = async (i: number) => ann.client.schedules.setAutoSend({ scheduleId, autoSend: i % 2 === 1 });
    for (let i = 0; i < 900; i++) await flip(i);
    let turn = 900;
    const busy = withInterruption(app.store, async () => {
      turn += 1;
      await flip(turn);
      if (turn % 2 === 0) await app.rollcall.recognise({ ...max.identity, name: `Max ${turn}` });
      if (turn % 3 === 0) await app.rollcall.seal();
    });
    for (let i = 0; i < 4; i++) assert.deepEqual((await verifyHistory(busy, webDigest)).findings, []);
  });

  test(`finds every kind of tampering with rows by number, with ${name} [X8]`, async () => {
    for (const [title, change, ...found] of tampering) {
      const { app, scheduleId } = await sealedCast(create());
      await rewrite(app.store, scheduleId, change);
      const { findings } = await app.rollcall.verifyHistory();
      const first = summarize(findings).slice(0, found.length);
      assert.deepEqual(first, found, `${title}: ${JSON.stringify(findings)}`);
      assert(
        findings.every(({ topic }) => topic === scheduleId),
        title,
      );
      await app.rollcall.close();
    }
  });

  test(`detects rows and seals that were removed together, by the sequence number or the stored head, with ${name} [X8]`, async (t) => {
    const { app, scheduleId } = await sealedCast(create());
    t.after(() => app.rollcall.close());
    const { head: kept } = await app.rollcall.seal();
    const chain = await sealsOf(app.store);
    const gone = chain.filter(({ topic, from }) => topic === scheduleId && from > 6);
    await rewrite(app.store, scheduleId, (rows) => rows.slice(0, 6));
    await writeDirectly(
      app.store,
      gone.map(({ number }) => remove(seals, [number])),
    );
    const broken = await app.rollcall.verifyHistory();
    assert(summarize(broken.findings).some(([kind, number]) => kind === "tail-cut" && number === 7));
    await writeDirectly(app.store, [update(schedules, [scheduleId], { number: 6 })]);
    assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
    const found = await app.rollcall.verifyHistory(kept);
    assert.deepEqual(found.findings, [{ kind: "head-differs", topic: "", number: kept.number }]);
  });

  test(`detects a rebuilt chain only by the stored head, with ${name} [X8]`, async (t) => {
    const { app, scheduleId } = await sealedCast(create());
    t.after(() => app.rollcall.close());
    const { head: kept } = await app.rollcall.seal();
    await rewrite(app.store, scheduleId, (rows) => rows.with(4, { ...at(rows, 5), actorId: "unknown" }));
    const chain = await sealsOf(app.store);
    await writeDirectly(app.store, [
      ...chain.map(({ number }) => remove(seals, [number])),
      ...[...new Set(chain.map(({ topic }) => topic))].map((topic) => insert(unsealedTopics, { topic, since: 0 })),
    ]);
    await app.rollcall.seal();
    assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
    const { findings } = await app.rollcall.verifyHistory(kept);
    assert.deepEqual(
      findings.map(({ kind }) => kind),
      ["head-differs"],
    );
  });

  test(`finds a changed, moved or removed seal by its number, with ${name} [X8]`, async () => {
    const cases = [
      [{ at: 1 }, 2],
      [{ digests: [] }, 2],
      [{ previous: "0" }, 2],
      [{ head: "0" }, 2],
    ] as const;
    for (const [set, number] of cases) {
      const { app } = await sealedCast(create());
      await writeDirectly(app.store, [update(seals, [number], set)]);
      const found = summarize((await app.rollcall.verifyHistory()).findings);
      assert(
        found.some(([kind, at]) => kind === "chain-broken" && at === number),
        JSON.stringify([set, found]),
      );
      await app.rollcall.close();
    }
    const { app } = await sealedCast(create());
    const [first, second, third] = await sealsOf(app.store);
    assert(first && second && third);
    await writeDirectly(app.store, [remove(seals, [second.number])]);
    const found = summarize((await app.rollcall.verifyHistory()).findings);
    assert.deepEqual(found[0], ["chain-broken", 2]);
    const forged = { ...third, number: second.number, previous: first.head };
    const head = await headOf(webDigest, forged);
    await writeDirectly(app.store, [remove(seals, [third.number]), insert(seals, { ...forged, head })]);
    assert((await app.rollcall.verifyHistory()).findings.length > 0);
    await app.rollcall.close();
  });

  test(`finds unsealed rows whose topic isn't marked, with ${name} [X8]`, async (t) => {
    const { app, scheduleId } = await sealedCast(create());
    t.after(() => app.rollcall.close());
    await writeDirectly(app.store, [remove(unsealedTopics, [scheduleId])]);
    const { findings } = await app.rollcall.verifyHistory();
    assert.deepEqual(findings, [{ kind: "unsealed-behind", topic: scheduleId, number: 13 }]);
  });
}

test("finds a topic that has only its sequence number left [X8]", async () => {
  const { app, scheduleId } = await createTestWorld();
  const rows = await journalOf(app.store, scheduleId);
  await writeDirectly(app.store, [
    ...rows.map(({ number }) => remove(journal, [scheduleId, number])),
    remove(unsealedTopics, [scheduleId]),
  ]);
  const { findings } = await app.rollcall.verifyHistory();
  assert.deepEqual(findings, [{ kind: "tail-cut", topic: scheduleId, number: 1 }]);
});
