import { createSqliteStore } from "@rollcall/storage-sql";
import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { early, plan } from "./shifts.fixture.ts";

const stores = {
  memory: () => ({}),
  sqlite: () => ({ store: createSqliteStore({ path: ":memory:" }) }),
};
const begin = Date.UTC(2026, 5, 1);
const hour = 3_600_000;
const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z[UTC]`;

for (const [name, parts] of Object.entries(stores)) {
  test(`pages through the shifts of a span in both directions, each once and in order, with ${name} [B63]`, async () => {
    const { app, ann, max, scheduleId } = await createTestWorld(parts());
    const all: { readonly id: string; readonly at: number; readonly personId: string | undefined }[] = [];
    for (let i = 0; i < 60; i++) {
      // Several start at the same time, so that the order of ids matters.
      const at = begin + ((i * 7) % 20) * hour;
      const personId = [undefined, ann.id, max.id][i % 3];
      const assignees = personId === undefined ? [] : [{ personId }];
      const { id } = await plan(ann, scheduleId, { start: moment(at), end: moment(at + hour), assignees });
      all.push({ id, at, personId });
    }
    const asked = fc.record({
      from: fc.option(fc.integer({ min: -2, max: 22 }), { nil: undefined }),
      to: fc.option(fc.integer({ min: -2, max: 22 }), { nil: undefined }),
      personId: fc.constantFrom(undefined, ann.id, max.id),
      unfilled: fc.boolean(),
      descending: fc.boolean(),
      limit: fc.integer({ min: 1, max: 25 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ from, to, personId, unfilled, descending, limit }) => {
        const inside = all
          .filter(({ at }) => at >= begin + (from ?? -10) * hour && at < begin + (to ?? 30) * hour)
          .filter((shift) => personId === undefined || shift.personId === personId)
          .filter((shift) => personId !== undefined || !unfilled || shift.personId === undefined)
          .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
          .map(({ id }) => id);
        const expected = descending ? inside.reverse() : inside;
        const query = {
          scheduleId,
          unfilled,
          descending,
          limit,
          ...(from !== undefined && { from: moment(begin + from * hour) }),
          ...(to !== undefined && { to: new Date(begin + to * hour).toISOString() }),
          ...(personId !== undefined && { personId }),
        };
        const forward: string[] = [];
        let previous: string | null = null;
        for (let after: string | null | undefined; after !== null;) {
          const page = await ann.client.shifts.list({ ...query, ...(after !== undefined && { after }) });
          forward.push(...page.rows.map(({ id }) => id));
          ({ previous, next: after } = page);
        }
        assert.deepEqual(forward, expected);
        const back: string[] = [];
        while (previous !== null) {
          const page = await ann.client.shifts.list({ ...query, before: previous });
          back.unshift(...page.rows.map(({ id }) => id));
          previous = page.previous;
        }
        assert.deepEqual(back, expected.slice(0, back.length));
        assert.equal(expected.length - back.length <= limit, true);
      }),
      { numRuns: 60 },
    );
    await app.rollcall.close();
  });
}

test("starts a list now by default and keeps cursors within their span [B63]", async () => {
  const { ann, app, scheduleId } = await createTestWorld();
  const early = [begin, begin + hour, begin + 2 * hour];
  for (const at of early) await plan(ann, scheduleId, { start: moment(at), end: moment(at + hour) });
  app.clock.set(begin + hour);
  const starts = async (asked: object) =>
    (await ann.client.shifts.list({ scheduleId, ...asked })).rows.map(({ start }) => start.slice(11, 13));
  assert.deepEqual(await starts({}), ["01", "02"]);
  assert.deepEqual(await starts({ to: moment(begin + hour), descending: true }), ["00"]);
  const { next } = await ann.client.shifts.list({ scheduleId, from: moment(begin), limit: 1 });
  assert.deepEqual(await starts({ after: next, limit: 1 }), ["01"]);
});

test("rejects cursors from other lists, pages above 200 and invalid times [P26]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  await plan(ann, scheduleId, early);
  for (const asked of [
    { limit: 201 },
    { after: '["a"]' },
    { after: '["soon","id"]' },
    { after: '["1e400","id"]' },
    { before: "x" },
    { from: "yesterday" },
    { to: "2026-13-01T00:00:00Z" },
  ]) {
    assert.equal(
      await codeOf(ann.client.shifts.list({ scheduleId, ...asked })),
      "request.invalid",
      JSON.stringify(asked),
    );
  }
  assert.equal(await codeOf(ann.client.shifts.listHeld({ scheduleId, after: '["soon","id"]' })), "request.invalid");
});
