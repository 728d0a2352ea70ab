import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { events } from "../composition/events.ts";
import { domains } from "../composition/domains.ts";
import { collections, partsOf } from "../composition/operations.ts";
import { extensionEvent } from "../kernel/operations/event.ts";
import { journal, type JournalRow } from "../kernel/journal/journal.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { TestApp } from "../testing/test-app.fixture.ts";
import { runSound } from "./crash-points.fixture.ts";
import { rowsOf, storeWith } from "./race.fixture.ts";
import { createCrashWorld, sampleCalls } from "./crash-world.fixture.ts";
import { impatientStore } from "./impatient-store.fixture.ts";
import { linkSituations } from "./link-situations.fixture.ts";
import { memberSituations } from "./member-situations.fixture.ts";
import { documentSituations } from "./document-situations.fixture.ts";
import { shiftSituations } from "./shift-situations.fixture.ts";

const place = collections.findIndex(({ name }) => name === journal.name);

/** An operation and an event, such as `members.add: members-added`. */
const pair = (operation: string, type: string): string => `${operation}: ${type}`;

const pairsIn = (rows: readonly JournalRow[]): readonly string[] =>
  rows.flatMap(({ operation, events }) => events.map(({ type }) => pair(operation, type)));

/** The operations that awaited something other than the store inside a transaction. */
const waiting = new Set<string>();

/** The events of the sample calls of all operations, and those of the setup of their world. */
async function emittedBySamples(): Promise<readonly string[]> {
  const { app, world } = await createCrashWorld();
  const rows = await rowsOf(app.store);
  const emitted: string[] = [];
  for (const [name, call] of sampleCalls) {
    const open = async () => {
      const store = impatientStore(await storeWith(createMemoryStore(), rows), () => waiting.add(name));
      return { store, dispose: async () => store.close() };
    };
    const { after } = await runSound(open, { name, world, sample: call(world) });
    const lines = after.split("\n\n")[place]?.split("\n") ?? [];
    emitted.push(...pairsIn(lines.filter((line) => line !== "").map((line) => JSON.parse(line) as JournalRow)));
  }
  return emitted;
}

/** The events of the situations, including those of their setup. */
async function emittedInSituations(): Promise<readonly string[]> {
  const emitted: string[] = [];
  for (const run of Object.values({
    ...memberSituations,
    ...shiftSituations,
    ...documentSituations,
    ...linkSituations,
  })) {
    const apps: TestApp[] = [];
    await run(async (options) => {
      const world = await createMailedWorld(options);
      apps.push(world.app);
      return world;
    });
    for (const app of apps)
      emitted.push(...pairsIn(((await app.everything()) as readonly (readonly JournalRow[])[])[place] ?? []));
  }
  return emitted;
}

const emitted = new Set([...(await emittedBySamples()), ...(await emittedInSituations())]);

const advice =
  "Add a situation to `faults/member-situations.fixture.ts` or `faults/shift-situations.fixture.ts` in which the operation emits the event. If that can't happen, " +
  "remove the event from `events` of the operation or reaction.";

test("every event that an operation or its reactions declare is emitted by a call of the operation", () => {
  const { operations, reactions } = partsOf(domains);
  const declared = [
    ...operations.map(({ name, events }) => ({ name, events })),
    ...reactions.map(({ on, events }) => ({ name: on, events })),
  ];
  const pairs = new Set(
    declared.flatMap(({ name, events }) =>
      events.filter((one) => one !== extensionEvent).map(({ type }) => pair(name, type)),
    ),
  );
  const missing = [...pairs].filter((one) => !emitted.has(one));
  assert(missing.length === 0, `declared, but never emitted:\n${missing.join("\n")}\n${advice}`);
});

test("every type of event is emitted, including email events", () => {
  const types = new Set([...emitted].map((one) => one.split(": ")[1]));
  assert.deepEqual([...types].sort(), events.map(({ type }) => type).sort());
});

test("commands await nothing but the store inside a transaction", () => {
  assert.deepEqual([...waiting], []);
});
