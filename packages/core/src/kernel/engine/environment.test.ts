import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds } from "@rollcall/testkit";
import { z } from "zod";
import { codeOf } from "../../testing/test-app.fixture.ts";
import {
  type Actor,
  createRollcall,
  grant,
  type Limit,
  anonymousActor,
  operation,
  type RollcallOptions,
} from "../../index.ts";
import { insert } from "../store/change.ts";
import { unobserved } from "../../ports/observer.ts";
import { jarDomain, jars } from "./engine.fixture.ts";
import { receipts } from "./receipts.ts";
import { list } from "../store/query.ts";

const actor: Actor = { organizationId: "acme", personId: "ann", affiliation: "internal", organizationRole: "admin" };
const onlyAnn = grant<{ readonly actor: Actor }>("only Ann", ({ actor }) => actor.personId === "ann");

/** A limited jar that asks for a digest before its transaction. */
const sealJar = operation({
  name: "jars.seal",
  summary: "Seals a jar.",
  input: z.strictObject({ id: z.string(), secret: z.string() }),
  output: z.strictObject({ label: z.string() }),
  limits: (_input, { personId }) => [{ key: `seal:${personId}`, points: 1, seconds: 60 }],
  prepare: async ({ id, secret }, _actor, { secrets }) => ({ id, label: await secrets.hash(secret, "jar", id) }),
  load: [() => ({})],
  context: (_known, _input, actor) => ({ actor }),
  rules: [onlyAnn],
  apply: (_found, { id, label }) => ({
    output: { label },
    changes: [insert(jars, { id, label, coins: 0 })],
  }),
});

const whisper = operation({
  name: "jars.whisper",
  summary: "Uses a secret.",
  allowAnonymous: true,
  confidential: true,
  input: z.strictObject({ secret: z.string(), isLoud: z.boolean().default(false) }),
  output: z.strictObject({ heard: z.boolean() }),
  limits: ({ isLoud }, { personId }) => (isLoud ? [{ key: `whisper:${personId}`, points: 1, seconds: 60 }] : []),
  load: [() => ({})],
  context: () => ({}),
  rules: [grant<object>("anyone", () => true)],
  apply: () => ({ output: { heard: true } }),
});

async function open(parts: Partial<RollcallOptions> = {}) {
  const taken: string[] = [];
  const modes: string[] = [];
  const store = createMemoryStore();
  const rollcall = await createRollcall({
    store,
    clock: createTestClock(),
    ids: createTestIds(),
    domains: [{ ...jarDomain, operations: [...jarDomain.operations, sealJar, whisper] }],
    limits: () => ({
      take: (limits: readonly Limit[]) => {
        if (limits.some(({ key }) => taken.includes(key))) return Promise.resolve(1500);
        taken.push(...limits.map(({ key }) => key));
        return Promise.resolve(0);
      },
      giveBack: (limits: readonly Limit[]) => {
        for (const { key } of limits) taken.splice(taken.indexOf(key), 1);
        return Promise.resolve();
      },
    }),
    observer: { ...unobserved, transaction: (mode, run) => (modes.push(mode), run()) },
    ...parts,
  });
  const seal = async (id: string, more: { actor?: Actor; idempotencyKey?: string } = {}) =>
    rollcall.call("run", { name: "jars.seal", input: { id, secret: "s" }, actor, ...more });
  return { rollcall, store, taken, modes, seal };
}

test("prepares slow work before the transaction and replaces the input with its result", async () => {
  const { rollcall, seal } = await open();
  const dry = await rollcall.call("dry-run", { name: "jars.seal", input: { id: "a", secret: "s" }, actor });
  const { label } = (await seal("a")) as { label: string };
  assert.match(label, /^[\w-]{43}$/);
  assert.deepEqual(dry, { output: { label }, events: [], effects: {} });
});

test("counts permitted calls once per key against a limit, and returns the points of failed calls [P14]", async () => {
  const { rollcall, taken, modes, seal } = await open();
  const bob = { ...actor, personId: "bob" };
  assert.equal(await codeOf(seal("a", { actor: bob })), "request.forbidden");
  await rollcall.call("check", { name: "jars.seal", input: { id: "a", secret: "s" }, actor });
  assert.deepEqual(taken, []);
  modes.length = 0;
  const first = await seal("a", { idempotencyKey: "once" });
  assert.deepEqual(modes, ["read", "write"]);
  assert.deepEqual(await seal("a", { idempotencyKey: "once" }), first);
  assert.deepEqual(taken, ["seal:ann"]);
  await assert.rejects(seal("b"), { code: "request.throttled", details: { retryAfter: 2 } });
  taken.length = 0;
  await assert.rejects(seal("a"), { code: "request.stale-version" });
  assert.deepEqual(taken, []);
});

test("counts each call with a secret against its limit, including with a key that another command used [P14, P09]", async () => {
  const { rollcall, seal } = await open();
  await seal("a", { idempotencyKey: "once" });
  const input = { secret: "psst", isLoud: true };
  const call = async () => rollcall.call("run", { name: "jars.whisper", input, actor, idempotencyKey: "once" });
  assert.deepEqual(await call(), { heard: true });
  assert.equal(await codeOf(call()), "request.throttled");
});

test("stores no receipt for operations with secrets [P09]", async () => {
  const { rollcall, store } = await open();
  const call = { name: "jars.whisper", input: { secret: "psst" }, actor: anonymousActor, idempotencyKey: "once" };
  for (let times = 0; times < 2; times++) assert.deepEqual(await rollcall.call("run", call), { heard: true });
  const [kept] = await store.transaction("read", async (tx) =>
    tx.read([list(receipts, "key", 0)({ equal: [], limit: 9 })]),
  );
  assert.deepEqual(kept, []);
});
