import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";
import type { Domain } from "../identity/domain.ts";
import { collection, text } from "../kernel/store/collection.ts";
import { event, type EventDeclaration } from "../kernel/operations/event.ts";
import { grant } from "../kernel/operations/rule.ts";
import { events } from "./events.ts";
import { domains } from "./domains.ts";
import { partsOf } from "./operations.ts";

const rung = event("bell-rung", "A bell was rung.", { times: z.int() });
const cracked = event("bell-cracked", "A bell cracked.", {});

const entry = <Event>(...events: readonly Event[]) => [{ topic: "bell", number: 1, events }];

const bell = {
  summary: "Rings the bell.",
  input: z.strictObject({}),
  output: z.strictObject({}),
  load: [() => ({})],
  context: () => ({}),
  rules: [grant<object>("everyone rings", () => true)],
} as const;

const ringBell = operation({
  ...bell,
  name: "bells.ring",
  events: [rung],
  apply: () => ({ output: {}, journalEntries: entry(rung({ times: 1 })) }),
});

const dropBell = operation({
  ...bell,
  name: "bells.drop",
  events: [rung],
  // @ts-expect-error: `bell-cracked` isn't declared.
  apply: () => ({ output: {}, journalEntries: entry(cracked({})) }),
});

const crackBell = reaction({
  on: ringBell,
  events: [rung],
  load: [() => ({})],
  context: () => ({}),
  rules: [],
  // @ts-expect-error: `bell-cracked` isn't declared.
  apply: () => ({ events: { bell: [cracked({})] } }),
});

test("rejects events that an operation or a reaction doesn't declare, before anything is written", async () => {
  const app = await createTestApp({
    domains: [
      { name: "bells", operations: [ringBell, dropBell] },
      { name: "cracks", reactions: [crackBell] },
    ],
  });
  const actor = await (await app.user("Ann")).actor();
  const run = async (name: string): Promise<unknown> => app.rollcall.call("run", { name, input: {}, actor });
  const before = await app.everything();
  for (const [name, emitter] of [
    ["bells.drop", "bells.drop"],
    ["bells.ring", "the reaction on bells.ring"],
  ] as const) {
    const failure = await run(name).catch((error: unknown) => error);
    assert(failure instanceof RollcallError && failure.cause instanceof TypeError);
    const message = `${emitter} emits \`bell-cracked\`, which is not among its declared \`events\``;
    assert.equal(failure.cause.message, message);
  }
  assert.deepEqual(await app.everything(), before);
});

test("rejects a host's collections and events whose names already exist", async () => {
  const members = collection("members", { fields: { id: text() }, key: ["id"] });
  const removed = event("member-removed", "Another event.", {});
  const removeBell = operation({
    ...bell,
    name: "bells.remove",
    events: [removed],
    apply: () => ({ output: {}, journalEntries: entry(removed({})) }),
  });
  const withDomain = (domain: Omit<Domain, "name">) => createTestApp({ domains: [{ name: "bells", ...domain }] });
  await assert.rejects(withDomain({ collections: [members] }), new TypeError("two collections are called `members`"));
  const message = "two events are called `member-removed`";
  await assert.rejects(withDomain({ operations: [removeBell] }), new TypeError(message));
});

test("rejects a reaction's entry on a topic the operation writes to, before anything is written", async () => {
  const ringOn = (topic: string) =>
    reaction({
      on: ringBell,
      events: [rung],
      load: [() => ({})],
      context: () => ({}),
      rules: [],
      apply: () => ({ journalEntries: [{ topic, number: 1, events: [rung({ times: 2 })] }] }),
    });
  const app = await createTestApp({
    domains: [
      { name: "bells", operations: [ringBell] },
      { name: "echoes", reactions: [ringOn("tower"), ringOn("bell")] },
    ],
  });
  const actor = await (await app.user("Ann")).actor();
  const before = await app.everything();
  for (const mode of ["dry-run", "run"] as const) {
    const call = async () => app.rollcall.call(mode, { name: "bells.ring", input: {}, actor });
    const failure = await call().catch((error: unknown) => error);
    assert(failure instanceof RollcallError && failure.cause instanceof TypeError);
    assert.equal(failure.cause.message, "the operation already has an entry on `bell`: add `events` to it");
  }
  assert.deepEqual(await app.everything(), before);
});

test("operations and kinds of mail together declare exactly Rollcall's events", () => {
  const { operations, reactions, mailEvents } = partsOf(domains);
  const declared = new Set<EventDeclaration>([...operations, ...reactions].flatMap((one) => one.events));
  for (const one of mailEvents) declared.add(one);
  const typesOf = (all: Iterable<EventDeclaration>) =>
    [...all]
      .map(({ type }) => type)
      .filter(Boolean)
      .sort();
  assert.deepEqual(typesOf(declared), typesOf(events));
});
