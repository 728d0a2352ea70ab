import assert from "node:assert/strict";
import test from "node:test";
import { type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import { hostUser } from "../testing/test-app.fixture.ts";
import { update } from "../kernel/store/change.ts";
import { type PersonalValue, personalValues, personalValuesOfTopic } from "../kernel/subjects/personal-values.ts";
import type { Digest } from "../ports/digest.ts";
import type { Store } from "../kernel/store/store.ts";
import { journalOf, marksIn, writeDirectly, stores } from "./history.fixture.ts";
import { sealHistory } from "./seal-history.ts";
import { webDigest } from "./web-digest.ts";

/** Reads the personal values of a person in history. */
async function valuesOf(store: Store, personId: string): Promise<readonly PersonalValue[]> {
  const read = personalValuesOfTopic({ equal: [personId], limit: 9999 });
  const [values] = await store.transaction("read", (tx) => tx.read([read]));
  return values;
}

/** Renames Max in the host and gives him another address. */
const renamed = async ({ app }: TestWorld, name: string): Promise<unknown> =>
  app.rollcall.recognise({ ...hostUser("Max"), name, email: `${name.toLowerCase()}@elsewhere.example` });

const eraseMax = async ({ boss, ann, max, scheduleId }: TestWorld): Promise<void> => {
  await ann.client.members.remove({ scheduleId, personId: max.id });
  await boss.client.people.erase({ personId: max.id });
};

for (const [name, create] of Object.entries(stores)) {
  test(`stores old and new names and addresses apart from events, with ${name} [X8]`, async (t) => {
    const world = await createTestWorld({ store: create() });
    const { app, max } = world;
    t.after(() => app.rollcall.close());
    await renamed(world, "Maxine");
    const rows = await journalOf(app.store, max.id);
    assert(!/maxine|elsewhere|Max/i.test(JSON.stringify(rows)));
    const number = rows.at(-1)?.number;
    const last = (await valuesOf(app.store, max.id)).filter((value) => value.number === number);
    assert.deepEqual(
      last.map(({ personId, field, value }) => [personId, field, value]),
      [
        [max.id, "name", { before: "Max", after: "Maxine" }],
        [max.id, "email", { before: "max@example.org", after: "maxine@elsewhere.example" }],
      ],
    );
  });

  test(`deletes all values of an erased person and keeps the chain intact, with ${name} [X8, P25]`, async (t) => {
    const world = await createTestWorld({ store: create() });
    const { app, max } = world;
    t.after(() => app.rollcall.close());
    await renamed(world, "Maxine");
    await app.rollcall.seal();
    await renamed(world, "Maximilian");
    const { findings: none, sealed } = await app.rollcall.verifyHistory();
    assert.deepEqual(none, []);
    await eraseMax(world);
    const values = await valuesOf(app.store, max.id);
    assert(values.length >= 4);
    assert(values.every(({ value, salt, erased }) => erased && value === null && salt === null));
    assert(!/maxi|max@/i.test(JSON.stringify(await app.everything())));
    const before = await app.rollcall.verifyHistory();
    assert.deepEqual([before.findings, before.sealed], [[], sealed]);
    await app.rollcall.seal();
    const after = await app.rollcall.verifyHistory();
    assert.deepEqual([after.findings, after.unsealed], [[], 0]);
    assert((await valuesOf(app.store, max.id)).every(({ digest }) => digest !== null));
  });

  test(`erases values beyond the limit of one transaction in the next sweep, with ${name} [X8]`, async (t) => {
    const world = await createTestWorld({ store: create() });
    const { app, max } = world;
    t.after(() => app.rollcall.close());
    for (let i = 0; i < 600; i++) await renamed(world, `Max${i}`);
    await eraseMax(world);
    const left = (await valuesOf(app.store, max.id)).filter(({ erased }) => !erased);
    assert(left.length > 500, `${left.length} are left`);
    await app.rollcall.sweep();
    assert(!/max\d|max@/i.test(JSON.stringify(await app.everything())));
    assert.equal(await app.rollcall.sweep(), 0);
    assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
    assert.deepEqual(await marksIn(app.store), []);
  });

  test(`keeps a person erased even if their values are being sealed at the same time, with ${name} [X8, F6]`, async (t) => {
    const world = await createTestWorld({ store: create() });
    const { app, max } = world;
    t.after(() => app.rollcall.close());
    await app.rollcall.seal();
    await renamed(world, "Maxine");
    let erasing: Promise<void> | undefined;
    const digest: Digest = {
      ...webDigest,
      async sha256(text) {
        await (erasing ??= eraseMax(world));
        return webDigest.sha256(text);
      },
    };
    await sealHistory(app.store, digest, 1);
    const values = await valuesOf(app.store, max.id);
    assert(values.every(({ value, salt, erased }) => erased && value === null && salt === null));
    await app.rollcall.seal();
    const { findings, unsealed } = await app.rollcall.verifyHistory();
    assert.deepEqual([findings, unsealed], [[], 0]);
  });

  test(`finds a changed personal value by the number of its row, with ${name} [X8]`, async (t) => {
    const world = await createTestWorld({ store: create() });
    const { app, max } = world;
    t.after(() => app.rollcall.close());
    await renamed(world, "Maxine");
    await app.rollcall.seal();
    const last = (await valuesOf(app.store, max.id)).at(-1)!;
    const { topic, number, place } = last;
    const tampered = [
      { value: { before: "Max", after: "Moritz" } },
      { salt: "00" },
      { salt: null },
      { digest: "00", erased: true },
      { digest: "00", erased: true, value: null },
      { value: null },
      { personId: "unknown" },
      { field: "nickname" },
    ];
    for (const set of tampered) {
      await writeDirectly(app.store, [update(personalValues, [topic, number, place], set)]);
      const { findings } = await app.rollcall.verifyHistory();
      assert.deepEqual(findings, [{ kind: "changed", topic: max.id, number }], JSON.stringify(set));
      const { value, salt, digest, erased, personId, field } = last;
      const back = { value, salt, digest, erased, personId, field };
      await writeDirectly(app.store, [update(personalValues, [topic, number, place], back)]);
    }
    assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
  });
}
