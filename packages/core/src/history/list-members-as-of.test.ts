import { createMemoryStore } from "@rollcall/storage-memory";
import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { addPending, type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, refusal } from "../testing/test-app.fixture.ts";
import { chain } from "../kernel/platform/awaitable.ts";
import { insert, update } from "../kernel/store/change.ts";
import { journal } from "../kernel/journal/journal.ts";
import { roles } from "../schedules/roles.ts";
import type { Store } from "../kernel/store/store.ts";
import { schedules } from "../schedules/collection.ts";
import { journalOf, writeDirectly, stores } from "./history.fixture.ts";
import { memberChanged } from "../members/declared-events.ts";

/** The complete current list, with the fields of history. */
async function listNow({ ann, scheduleId }: TestWorld) {
  const { rows, schedule } = await ann.client.members.list({ scheduleId, limit: 200 });
  const members = rows.map(({ personId, name, email, role, assignable, invited, affiliation }) => ({
    ...{ personId, name, email, role, assignable, invited, affiliation },
  }));
  return { number: schedule.number, members };
}

/** The complete past list, collected from pages of three. */
async function listThen({ ann, scheduleId }: TestWorld, asked: { number: number } | { at: string }) {
  const rows = [];
  let next: string | null | undefined;
  do {
    const page = await ann.client.history.listMembers({
      scheduleId,
      limit: 3,
      ...asked,
      ...(typeof next === "string" && { after: next }),
    });
    rows.push(...page.rows);
    next = page.next;
    if (next === null) assert.equal(page.total, rows.length);
  } while (next !== null);
  return rows;
}

const world = ["Max", "Vic", "Nia", "Pim", "Tom"] as const;
type Name = (typeof world)[number];

const anyStep = fc.record({
  verb: fc.constantFrom("add", "add", "remove", "setRole", "setAssignable", "setInvited", "addAll", "readd"),
  who: fc.constantFrom(...world),
  role: fc.constantFrom(...roles),
  flag: fc.boolean(),
});

type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

async function take({ ann, scheduleId }: TestWorld, ids: ReadonlyMap<Name, string>, step: Step): Promise<void> {
  const personId = ids.get(step.who)!;
  const key = { scheduleId, personId };
  const { members } = ann.client;
  const person = { personId, role: step.role, assignable: step.flag, invited: !step.flag };
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    add: () => members.add({ scheduleId, people: [person] }),
    addAll: () => members.add({ scheduleId, people: [...ids.values()].map((personId) => ({ personId })) }),
    remove: () => members.remove(key),
    readd: () => members.remove(key).then(() => members.add({ scheduleId, people: [person] })),
    setRole: () => members.setRole({ ...key, role: step.role }),
    setAssignable: () => members.setAssignable({ ...key, assignable: step.flag }),
    setInvited: () => members.setInvited({ ...key, invited: step.flag }),
  };
  await calls[step.verb]?.().catch(() => undefined);
}

for (const [name, create] of Object.entries(stores)) {
  test(`restores the member list as of every entry after any kind of change, with ${name} [X8]`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 30, size: "max" }), async (steps) => {
        const all = await createTestWorld({ store: create() });
        await all.ann.client.schedules.setAutoSend({ scheduleId: all.scheduleId, autoSend: false });
        const ids = new Map<Name, string>([
          ["Max", all.max.id],
          ["Vic", all.vic.id],
        ]);
        for (const who of ["Nia", "Pim", "Tom"] as const) ids.set(who, await addPending(all, who));
        const seen = new Map<number, Awaited<ReturnType<typeof listNow>>["members"]>();
        for (const step of steps) {
          await take(all, ids, step);
          const { number, members } = await listNow(all);
          seen.set(number, members);
        }
        for (const [number, members] of seen) assert.deepEqual(await listThen(all, { number }), members);
        await all.app.rollcall.close();
      }),
      { numRuns: name === "memory" ? 40 : 10 },
    );
  });

  test(`restores the list as of an instant from the last entry up to it, empty before the first, with ${name} [X8]`, async (t) => {
    const all = await createTestWorld({ store: create() });
    const { app, ann, max, scheduleId } = all;
    t.after(() => app.rollcall.close());
    const begun = new Date(app.clock.now()).toISOString();
    app.clock.advance(5000);
    const before = await listNow(all);
    await ann.client.members.remove({ scheduleId, personId: max.id });
    app.clock.advance(5000);
    const instant = new Date(app.clock.now() - 5001).toISOString();
    assert.deepEqual(await listThen(all, { at: instant }), before.members);
    const { number, at, total } = await ann.client.history.listMembers({ scheduleId, at: instant });
    assert.deepEqual([number, at, total], [2, begun, 3]);
    assert.deepEqual(
      await listThen(all, { at: new Date(app.clock.now()).toISOString() }),
      (await listNow(all)).members,
    );
    const none = await ann.client.history.listMembers({ scheduleId, at: "2001-01-01T00:00:00Z" });
    assert.deepEqual(none, { number: 0, at: null, rows: [], total: 0, next: null });
    assert.deepEqual(await ann.client.history.listMembers({ scheduleId, number: 0 }), none);
  });
}

test("restores a list from far back, page by page [X8]", async () => {
  const all = await createTestWorld();
  const { ann, max, scheduleId } = all;
  const then = await listNow(all);
  for (let i = 0; i < 401; i++) {
    await ann.client.members.setRole({ scheduleId, personId: max.id, role: i % 2 === 0 ? "viewer" : "admin" });
  }
  await ann.client.members.remove({ scheduleId, personId: max.id });
  for (const number of [2, 1, 203, 204, 202]) {
    const { rows } = await ann.client.history.listMembers({ scheduleId, number });
    const role = number < 3 ? "member" : number % 2 === 1 ? "viewer" : "admin";
    assert.equal(rows.find(({ personId }) => personId === max.id)?.role, number === 1 ? undefined : role);
  }
  assert.deepEqual(await listThen(all, { number: then.number }), then.members);
});

test("rejects times more than 20,000 entries back, and hides even this from outsiders [X8, P21]", async () => {
  const { app, ann, oda, max, scheduleId } = await createTestWorld();
  const [row] = await journalOf(app.store, scheduleId);
  const event = memberChanged({ personId: max.id, set: { role: "viewer" }, was: { role: "admin" } });
  const more = Array.from({ length: 20_000 }, (_, i) => ({
    ...row!,
    number: i + 3,
    at: row!.at + i + 1,
    events: [event],
  }));
  await writeDirectly(app.store, [
    ...more.map((one) => insert(journal, one)),
    update(schedules, [scheduleId], { number: 20_002 }),
  ]);
  const roleThen = async (asked: { number: number } | { at: string }) => {
    const { rows } = await ann.client.history.listMembers({ scheduleId, ...asked });
    return rows.find(({ personId }) => personId === max.id)?.role;
  };
  assert.equal(await roleThen({ number: 3 }), "admin");
  assert.equal(await roleThen({ at: new Date(row!.at + 1).toISOString() }), "admin");
  const tooFar = await refusal(roleThen({ number: 2 }));
  assert.deepEqual([tooFar.code, tooFar.details], ["request.too-large", { most: 20_000 }]);
  assert.equal(await codeOf(roleThen({ at: new Date(row!.at).toISOString() })), "request.too-large");
  assert.equal(await codeOf(oda.client.history.listMembers({ scheduleId, number: 1 })), "request.not-found");
});

test("reads no distant history for callers without access [P21, X8]", async () => {
  const widest = { rows: 0 };
  const { app, ann, oda, stranger, scheduleId } = await createTestWorld({
    store: measured(createMemoryStore(), widest),
  });
  const [row] = await journalOf(app.store, scheduleId);
  const more = Array.from({ length: 1000 }, (_, i) => insert(journal, { ...row!, number: i + 3, events: [] }));
  await writeDirectly(app.store, [...more, update(schedules, [scheduleId], { number: 1002 })]);
  for (const { client } of [oda, stranger]) {
    widest.rows = 0;
    assert.equal(await codeOf(client.history.listMembers({ scheduleId, number: 1 })), "request.not-found");
    assert(widest.rows <= 200, `${widest.rows} rows`);
  }
  widest.rows = 0;
  await ann.client.history.listMembers({ scheduleId, number: 1 });
  assert(widest.rows > 200, `${widest.rows} rows`);
});

/** A store that records the largest number of rows returned by one read. */
const measured = (store: Store, widest: { rows: number }): Store => ({
  open: (collections) => store.open(collections),
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
  transaction: (mode, work) =>
    store.transaction(mode, (tx) =>
      work({
        read: (reads) =>
          chain(tx.read(reads), (answers) => {
            for (const one of answers) if (Array.isArray(one)) widest.rows = Math.max(widest.rows, one.length);
            return answers;
          }),
        write: (changes) => tx.write(changes),
      }),
    ),
});

test("requires exactly one valid instant or entry number [X8]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const wrong = [
    {},
    { number: 1, at: "2026-01-01T00:00:00Z" },
    { number: -1 },
    { at: "yesterday" },
    { at: "2026-01-01" },
  ];
  for (const asked of wrong) {
    assert.equal(await codeOf(ann.client.history.listMembers({ scheduleId, ...asked })), "request.invalid");
  }
  const page = ann.client.history.listMembers({ scheduleId, number: 1, after: "x" });
  assert.equal(await codeOf(page), "request.invalid");
});
