import assert from "node:assert/strict";
import test from "node:test";
import { createClient } from "../../client/index.ts";
import type { RollcallError } from "../../contract/rollcall-error.ts";
import { reaction } from "../../identity/reaction.ts";
import { createTestApp, refusal } from "../../testing/test-app.fixture.ts";
import { type Change, insert, remove, update } from "../store/change.ts";
import type { RowIn } from "../store/collection.ts";
import { fillJar, jarDomain, jarFilled, type JarOperation, jars, openJar } from "../engine/engine.fixture.ts";
import { journal } from "../journal/journal.ts";
import { get } from "../store/query.ts";
import type { Reaction } from "./reaction.ts";
import { guard, type Verdict } from "./rule.ts";

const jarById = get(jars);
const nothingRead = [() => ({})] as const;

/** A client of an app with jars whose operations have these reactions, each from its own domain. */
async function reactingWith(...reactions: readonly Reaction[]) {
  const domains = reactions.map((one, index) => ({ name: `reaction-${index}`, reactions: [one] }));
  const app = await createTestApp({ domains: [jarDomain, ...domains] });
  const ann = await app.user("Ann");
  const client = createClient<JarOperation>(ann.transport).jars;
  const rowOf = async (id: string) => app.store.transaction("read", async (tx) => (await tx.read([jarById(id)]))[0]);
  const eventsOf = async (topic: string, number: number) =>
    app.store.transaction("read", async (tx) => (await tx.read([get(journal)(topic, number)]))[0]?.events);
  const actor = await ann.actor();
  /** Fills a jar without the wire, which leaves out the cause of an error. */
  const fill = async (input: object) => app.rollcall.call("run", { name: "jars.fill", input, actor });
  const addRow = async (row: RowIn<typeof jars>) =>
    app.store.transaction("write", (tx) => tx.write([insert(jars, row)]));
  return { client, fill, rowOf, addRow, eventsOf };
}

test("gives a reaction the facts of the operation and of earlier reactions, not those of later ones", async () => {
  const seen: Record<string, readonly (readonly string[])[]> = {};
  const looking = (name: string) => {
    const note = (base: object) => (seen[name] = [...(seen[name] ?? []), Object.keys(base).sort()]);
    return reaction({
      on: fillJar,
      load: [
        () => ({ [name]: jarById(name) }),
        (_known, _input, _actor, _now, base) => {
          note(base);
          return {};
        },
      ],
      context: (_known, _input, _actor, _now, base) => ({ seen: note(base) }),
      rules: [],
      apply: ({ base, known }) => {
        note(base);
        assert.deepEqual(Object.keys(known), [name]);
        return {};
      },
    });
  };
  const { client } = await reactingWith(looking("first"), looking("second"));
  await client.open({ id: "j1" });
  await client.fill({ id: "j1", by: 1 });
  const [operation, earlier] = [["jar"], ["first", "jar"]];
  assert.deepEqual(seen, { first: [operation, operation, operation], second: [earlier, earlier, earlier] });
});

test("joins what reactions change with the operation's row, entry, output and effects [X3]", async () => {
  const labelled = reaction({
    on: openJar,
    load: nothingRead,
    context: () => ({}),
    rules: [],
    apply: (_found, { id }) => ({
      output: { coins: 7 },
      changes: [
        // Part of the new row, which nothing has read before.
        update(jars, [id], { label: "counted" }, { label: "unread" }),
        insert(jars, { id: `${id}-lid`, label: "lid", coins: 0 }),
        update(jars, ["old"], { label: "older" }),
      ],
      effects: { lids: 1 },
    }),
  });
  const counted = reaction({
    on: fillJar,
    events: [jarFilled],
    load: [({ id }) => ({ jar: jarById(id) })],
    context: ({ jar }, { by }) => (by === 1 ? undefined : jar),
    rules: [],
    apply: ({ context: { coins } }, { id }) => ({
      changes: [
        // The row as it was read, before the operation changes it.
        update(jars, [id], { label: "filled" }, { coins }),
        update(jars, ["other"], { label: "seen" }, { coins: 0 }),
        remove(jars, [`${id}-lid`]),
      ],
      events: { [id]: [jarFilled({ by: 99 })] },
      journalEntries: [{ topic: `${id}-lid`, number: 1, events: [jarFilled({ by: 98 })] }],
    }),
  });
  const { client, rowOf, addRow, eventsOf } = await reactingWith(labelled, counted);
  await assert.rejects(client.open({ id: "j1" }), { code: "request.stale-version" });
  assert.equal(await rowOf("j1"), undefined);
  assert.deepEqual((await client.open.dryRun({ id: "old" })).effects, { lids: 1 });
  assert.deepEqual(await client.open({ id: "old" }), { coins: 7 });
  assert.deepEqual(await rowOf("old"), { id: "old", label: "older", coins: 0 });
  assert.deepEqual(await rowOf("old-lid"), { id: "old-lid", label: "lid", coins: 0 });
  await client.fill({ id: "old", by: 1 });
  assert.deepEqual(await rowOf("old"), { id: "old", label: "older", coins: 1 });
  await addRow({ id: "other", label: "open", coins: 0 });
  assert.deepEqual(await client.fill({ id: "old", by: 2 }), { coins: 3 });
  assert.deepEqual(await rowOf("old"), { id: "old", label: "filled", coins: 3 });
  assert.deepEqual(await rowOf("other"), { id: "other", label: "seen", coins: 0 });
  assert.equal(await rowOf("old-lid"), undefined);
  assert.deepEqual(await eventsOf("old", 1003), [
    { type: "jar-filled", by: 2 },
    { type: "jar-filled", by: 99 },
  ]);
  assert.deepEqual(await eventsOf("old-lid", 1), [{ type: "jar-filled", by: 98 }]);
});

test("lists the reasons of an operation and its reactions, permissions first, and only hides what a reaction hides [X1, P21]", async () => {
  const refusing = (verdict: Verdict, from: number) =>
    reaction({
      on: fillJar,
      load: nothingRead,
      context: (_known, { by }) => (by <= from ? {} : undefined),
      rules: [guard<object>("a reaction refuses", () => verdict)],
      apply: () => ({}),
    });
  const { client } = await reactingWith(refusing(false, -6), refusing({ code: "request.not-found" }, -7));
  await client.open({ id: "j1" });
  await client.fill({ id: "j1", by: 5 });
  const { allowed, reasons } = await client.fill.check({ id: "j1", by: -6 });
  assert.equal(allowed, false);
  assert.deepEqual(
    reasons.map(({ code }) => code),
    ["request.forbidden", "member.last-admin"],
  );
  for (const by of [-7, -8])
    assert.deepEqual(await refusal(client.fill.check({ id: "j1", by })), { code: "request.not-found" });
});

test("rejects a reaction's events on a topic without an entry from the operation, before anything is written", async () => {
  const astray = reaction({
    on: fillJar,
    events: [jarFilled],
    load: nothingRead,
    context: () => ({}),
    rules: [],
    apply: () => ({ events: { elsewhere: [jarFilled({ by: 1 })] } }),
  });
  const { client, fill, rowOf } = await reactingWith(astray);
  await client.open({ id: "j1" });
  await assert.rejects(fill({ id: "j1", by: 1 }), ({ code, cause }: RollcallError) => {
    assert.equal(code, "internal");
    assert(cause instanceof TypeError);
    return cause.message === "the operation has no entry on `elsewhere`";
  });
  assert.deepEqual(await rowOf("j1"), { id: "j1", label: "open", coins: 0 });
});

test("rejects an update of a row that the plan removes, and removes a row that the plan updates", async () => {
  const changing = (changes: (id: string) => readonly Change[]) =>
    reaction({
      on: fillJar,
      load: nothingRead,
      context: () => ({}),
      rules: [],
      apply: (_found, { id }) => ({ changes: changes(id) }),
    });
  const lid = { id: "lid", label: "lid", coins: 0 };
  const updated = await reactingWith(
    changing(() => [remove(jars, ["lid"])]),
    changing(() => [update(jars, ["lid"], { label: "closed" })]),
  );
  await updated.addRow(lid);
  await updated.client.open({ id: "j1" });
  await assert.rejects(updated.client.fill({ id: "j1", by: 1 }), { code: "request.stale-version" });
  assert.deepEqual(await updated.rowOf("lid"), lid);
  const removed = await reactingWith(changing((id) => [remove(jars, [id])]));
  await removed.client.open({ id: "j1" });
  await removed.client.fill({ id: "j1", by: 1 });
  assert.equal(await removed.rowOf("j1"), undefined);
});
