import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { createClient, createInProcessTransport } from "../../client/index.ts";
import { codeOf, createTestApp, refusal } from "../../testing/test-app.fixture.ts";
import { createRollcall } from "../../composition/create-rollcall.ts";
import { reaction } from "../../identity/reaction.ts";
import { unobserved } from "../../ports/observer.ts";
import { jarDomain, jars, type JarOperation, openJar, shakeJar } from "./engine.fixture.ts";
import { journal, journalOfTopic } from "../journal/journal.ts";
import type { Operation } from "../../identity/operation.ts";
import { get, list } from "../store/query.ts";
import { receipts } from "./receipts.ts";

const allJars = list(jars, "key", 0);

/** An app with jars, a client for it, and a snapshot of everything stored. */
async function withJars() {
  const app = await createTestApp({ domains: [jarDomain] });
  const ann = await app.user("Ann");
  const bob = await app.user("Bob");
  const client = createClient<JarOperation>(ann.transport);
  await client.jars.open({ id: "j1" });
  await client.jars.fill({ id: "j1", by: 5 });
  const rows = async () =>
    app.store.transaction("read", (tx) =>
      tx.read([
        allJars({ equal: [], limit: 99 }),
        journalOfTopic({ equal: ["j1"], limit: 99 }),
        list(receipts, "key", 0)({ equal: [], limit: 99 }),
      ]),
    );
  const coins = async () => (await client.jars.get({ id: "j1" })).coins;
  const call = async (name: string, input: unknown) =>
    app.rollcall.call("run", { name, input, actor: await ann.actor() });
  return { app, client, bobs: createClient<JarOperation>(bob.transport), rows, coins, call };
}

const wrong: readonly (readonly [title: string, input: unknown, fields: readonly string[]])[] = [
  ["no fields", undefined, [""]],
  ["no object", "j1", [""]],
  ["a missing field", { id: "j1" }, ["by"]],
  ["a value of the wrong type", { id: "j1", by: "5" }, ["by"]],
  ["two wrong values", { id: 1, by: null }, ["id", "by"]],
  ["a wrong value in a list", { id: "j1", by: 1, parts: [{ size: 1 }, { size: "x" }] }, ["parts.1.size"]],
  ["an unknown key", { id: "j1", by: 1, coins: 99 }, ["coins"]],
  ["unknown keys in a list", { id: "j1", by: 1, parts: [{ size: 1, a: 1, b: 2 }] }, ["parts.0.a", "parts.0.b"]],
  ["a constructor", { id: "j1", by: 1, constructor: { prototype: { polluted: true } } }, ["constructor"]],
];

for (const [title, input, fields] of wrong) {
  test(`rejects an input with ${title}, names the fields and expectations, and writes nothing [P26, P56]`, async () => {
    const { call, rows } = await withJars();
    const before = await rows();
    const { code, details } = await refusal(call("jars.fill", input));
    assert.equal(code, "request.invalid");
    const issues = details?.issues as readonly { field: string; expected: string }[];
    assert.deepEqual(
      issues.map(({ field }) => field),
      fields,
    );
    assert(issues.every(({ expected }) => expected !== ""));
    assert.deepEqual(await rows(), before);
  });
}

test("is not affected by keys like `__proto__` in a body [P56]", async () => {
  const { call, coins } = await withJars();
  const input: unknown = JSON.parse('{"id":"j1","by":1,"__proto__":{"polluted":true,"by":90}}');
  await call("jars.fill", input).catch(() => undefined);
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
  assert((await coins()) <= 6);
});

test("responds the same way to missing, hidden and internal targets [P21]", async () => {
  const { client, call, rows } = await withJars();
  await client.jars.open({ id: "j2", label: "sealed" });
  const before = await rows();
  const refusals = [
    await refusal(client.jars.get({ id: "nothing" })),
    await refusal(client.jars.get({ id: "j2" })),
    await refusal(client.jars.get.check({ id: "j2" })),
    await refusal(client.jars.fill({ id: "j2", by: -1 })),
    await refusal(client.jars.fill.check({ id: "j2", by: -1 })),
    await refusal(client.jars.fill.dryRun({ id: "j2", by: -1 })),
    await refusal(client.jars.shake({})),
    await refusal(client.jars.shake.check({})),
    await refusal(client.jars.shake.dryRun({})),
    ...(await Promise.all(
      ["jars.none", "jars", "", "constructor", "__proto__"].map((name) => refusal(call(name, {}))),
    )),
  ];
  for (const reason of refusals) assert.equal(JSON.stringify(reason), '{"code":"request.not-found"}');
  assert.deepEqual(await rows(), before);
});

test("decides the same in check and run, and writes nothing if refused [X1]", async () => {
  const { client, rows } = await withJars();
  assert.deepEqual(await client.jars.fill.check({ id: "j1", by: 1 }), { allowed: true, reasons: [] });
  const before = await rows();
  const { allowed, reasons } = await client.jars.fill.check({ id: "j1", by: -6 });
  assert.equal(allowed, false);
  assert.deepEqual(await refusal(client.jars.fill({ id: "j1", by: -6 })), reasons[0]);
  assert.deepEqual(reasons[0], { code: "member.last-admin", details: { schedules: 5 } });
  assert.deepEqual(await rows(), before);
});

test("returns the result of a run from a dry run without writing [X3]", async () => {
  const { client, rows } = await withJars();
  const before = await rows();
  const dry = await client.jars.fill.dryRun({ id: "j1", by: 2 });
  assert.deepEqual(dry, { output: { coins: 7 }, events: [{ type: "jar-filled", by: 2 }], effects: {} });
  assert.equal(await codeOf(client.jars.fill.dryRun({ id: "j1", by: -9 })), "member.last-admin");
  assert.deepEqual(await rows(), before);
  assert.deepEqual(await client.jars.fill({ id: "j1", by: 2 }), dry.output);
});

test("runs a repeated command once and returns the same response [F5]", async () => {
  const { client, rows, coins } = await withJars();
  const options = { idempotencyKey: "key-1" };
  const first = await client.jars.fill({ id: "j1", by: 1 }, options);
  const after = await rows();
  for (let again = 0; again < 3; again++) {
    assert.deepEqual(await client.jars.fill({ by: 1, id: "j1" }, options), first);
  }
  assert.deepEqual(await rows(), after);
  assert.equal(await coins(), 6);
});

test("binds a key to one person's command, unless the command is refused [F5]", async () => {
  const { client, bobs, coins } = await withJars();
  const options = { idempotencyKey: "key-1" };
  assert.equal(await codeOf(client.jars.fill({ id: "j1", by: -50 }, options)), "member.last-admin");
  await client.jars.fill({ id: "j1", by: 1 }, options);
  const reused = { code: "request.key-reused", details: { operation: "jars.fill" } };
  assert.deepEqual(await refusal(client.jars.fill({ id: "j1", by: 2 }, options)), reused);
  assert.equal(await codeOf(client.jars.open({ id: "j3" }, options)), "request.key-reused");
  await bobs.jars.fill({ id: "j1", by: 2 }, options);
  assert.equal(await coins(), 8);
});

for (const key of ["", "k".repeat(129), "k\n", "k\u0000", "schlüssel", "🔑"]) {
  test(`rejects the idempotency key ${JSON.stringify(key.slice(0, 9))} in every mode and writes nothing [F5, P26]`, async () => {
    const { app, client, rows } = await withJars();
    const before = await rows();
    const { actor } = await app.user("Ann");
    const request = { name: "jars.fill", input: { id: "j1", by: 1 }, actor: await actor(), idempotencyKey: key };
    for (const attempt of [
      () => client.jars.fill({ id: "j1", by: 1 }, { idempotencyKey: key }),
      async () => app.rollcall.call("run", request),
      async () => app.rollcall.call("dry-run", request),
    ]) {
      const { code, details } = await refusal(attempt());
      assert.equal(code, "request.invalid");
      assert.deepEqual(details?.issues, [{ field: "idempotencyKey", expected: "1 to 128 printable ASCII characters" }]);
    }
    assert.deepEqual(await rows(), before);
  });
}

test("runs many concurrent repeats once [F5]", async () => {
  const { client, coins } = await withJars();
  const all = Array.from({ length: 20 }, () => client.jars.fill({ id: "j1", by: 1 }, { idempotencyKey: "k" }));
  assert.deepEqual(new Set((await Promise.all(all)).map((answer) => answer.coins)), new Set([6]));
  assert.equal(await coins(), 6);
});

test("writes nothing and raises `internal` if an operation fails halfway", async () => {
  const { client, call, rows } = await withJars();
  const before = await rows();
  await assert.rejects(call("jars.fill", { id: "j1", by: 13 }), (error: Error & { code: string }) => {
    assert.equal(error.code, "internal");
    assert(error.cause instanceof TypeError);
    return true;
  });
  assert.deepEqual(await refusal(client.jars.fill({ id: "j1", by: 13 })), { code: "internal" });
  assert.deepEqual(await rows(), before);
});

test("records a change in the journal with number, author and time", async () => {
  const { app, client } = await withJars();
  app.clock.advance(1000);
  await client.jars.fill({ id: "j1", by: 1 });
  const me = await app.user("Ann");
  const [row] = await app.store.transaction("read", (tx) => tx.read([get(journal)("j1", 1006)]));
  assert.deepEqual(row, {
    topic: "j1",
    number: 1006,
    at: app.clock.now(),
    operation: "jars.fill",
    actorId: me.id,
    via: "host",
    events: [{ type: "jar-filled", by: 1 }],
    decisionsChanged: false,
  });
});

test("reports each call to the observer with its name, its mode and a transaction in which only commands write [X1, X3]", async () => {
  const seen: string[] = [];
  const app = await createTestApp({
    domains: [jarDomain],
    observer: {
      ...unobserved,
      operation: ({ mode, name }, run) => (seen.push(`${mode} ${name}`), run()),
      transaction: (mode, run) => (seen.push(mode), run()),
    },
  });
  const actor = await (await app.user("Ann")).actor();
  const { jars } = createClient<JarOperation>(createInProcessTransport(app.rollcall, () => actor));
  const seenBy = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    seen.length = 0;
    await work();
    return [...seen];
  };
  assert.deepEqual(await seenBy(() => jars.open({ id: "j1" })), ["run jars.open", "write"]);
  assert.deepEqual(await seenBy(() => jars.get({ id: "j1" })), ["run jars.get", "read"]);
  assert.deepEqual(await seenBy(() => jars.fill.check({ id: "j1", by: 1 })), ["check jars.fill", "read"]);
  assert.deepEqual(await seenBy(() => jars.fill.dryRun({ id: "j1", by: 1 })), ["dry-run jars.fill", "read"]);
  const unknown = { name: "jars.none", input: {}, actor };
  assert.deepEqual(await seenBy(() => refusal((async () => app.rollcall.call("run", unknown))())), []);
});

test("rejects a reaction to an operation that isn't composed", async () => {
  const onShaking = reaction({ on: shakeJar, load: [() => ({})], context: () => ({}), rules: [], apply: () => ({}) });
  await assert.rejects(
    createTestApp({ domains: [{ name: "shaking", reactions: [onShaking] }] }),
    /a reaction needs the operation `jars.shake`/,
  );
});

test("rejects a composition with two operations of the same name", async () => {
  const { clock, ids } = await createTestApp();
  const twice = [openJar, openJar] as unknown as readonly Operation[];
  await assert.rejects(
    createRollcall({ store: createMemoryStore(), clock, ids, domains: [{ ...jarDomain, operations: twice }] }),
    /two operations share a name/,
  );
});

test("returns queries without a promise if the store is synchronous", async () => {
  const { app } = await withJars();
  const { actor } = await app.user("Ann");
  const request = { name: "jars.get", input: { id: "j1" }, actor: await actor() };
  assert.deepEqual(app.rollcall.call("run", request), { coins: 5 });
  assert.deepEqual(app.rollcall.call("check", request), { allowed: true, reasons: [] });
});
