import assert from "node:assert/strict";
import test from "node:test";
import { type Cast, openCast } from "../cast.fixture.ts";
import { hostUser } from "../house.fixture.ts";
import { update } from "../kernel/change.ts";
import { type PersonalValue, personalValues, personalValuesOfTopic } from "../kernel/personal-values.ts";
import type { Digest } from "../ports/digest.ts";
import type { Store } from "../ports/store.ts";
import { journalOf, marksIn, meddle, stores } from "./history.fixture.ts";
import { sealHistory } from "./seal-history.ts";
import { webDigest } from "./web-digest.ts";

/** What history holds of a person. */
async function valuesOf(store: Store, personId: string): Promise<readonly PersonalValue[]> {
  const read = personalValuesOfTopic({ equal: [personId], limit: 9999 });
  const [values] = await store.transaction("read", (tx) => tx.read([read]));
  return values;
}

/** Max under another name and address, as the host says from now on. */
const renamed = async ({ house }: Cast, name: string): Promise<unknown> =>
  house.rollcall.recognise({ ...hostUser("Max"), name, email: `${name.toLowerCase()}@elsewhere.example` });

const eraseMax = async ({ boss, ann, max, scheduleId }: Cast): Promise<void> => {
  await ann.client.members.remove({ scheduleId, personId: max.id });
  await boss.client.people.erase({ personId: max.id });
};

for (const [name, create] of Object.entries(stores)) {
  test(`a change of name and address is kept apart from the events, before and after, over ${name} [X8]`, async (t) => {
    const cast = await openCast({ store: create() });
    const { house, max } = cast;
    t.after(() => house.rollcall.close());
    await renamed(cast, "Maxine");
    const rows = await journalOf(house.store, max.id);
    assert(!/maxine|elsewhere|Max/i.test(JSON.stringify(rows)));
    const number = rows.at(-1)?.number;
    const last = (await valuesOf(house.store, max.id)).filter((value) => value.number === number);
    assert.deepEqual(
      last.map(({ personId, field, value }) => [personId, field, value]),
      [
        [max.id, "name", { before: "Max", after: "Maxine" }],
        [max.id, "email", { before: "max@example.org", after: "maxine@elsewhere.example" }],
      ],
    );
  });

  test(`whoever is erased leaves no value behind, and the chain holds, over ${name} [X8, P25]`, async (t) => {
    const cast = await openCast({ store: create() });
    const { house, max } = cast;
    t.after(() => house.rollcall.close());
    await renamed(cast, "Maxine");
    await house.rollcall.seal();
    await renamed(cast, "Maximilian");
    const { findings: none, sealed } = await house.rollcall.verifyHistory();
    assert.deepEqual(none, []);
    await eraseMax(cast);
    const values = await valuesOf(house.store, max.id);
    assert(values.length >= 4);
    assert(values.every(({ value, salt, erased }) => erased && value === null && salt === null));
    assert(!/maxi|max@/i.test(JSON.stringify(await house.everything())));
    const before = await house.rollcall.verifyHistory();
    assert.deepEqual([before.findings, before.sealed], [[], sealed]);
    await house.rollcall.seal();
    const after = await house.rollcall.verifyHistory();
    assert.deepEqual([after.findings, after.unsealed], [[], 0]);
    assert((await valuesOf(house.store, max.id)).every(({ digest }) => digest !== null));
  });

  test(`more values than one transaction erases are gone after the next sweep, over ${name} [X8]`, async (t) => {
    const cast = await openCast({ store: create() });
    const { house, max } = cast;
    t.after(() => house.rollcall.close());
    for (let i = 0; i < 600; i++) await renamed(cast, `Max${i}`);
    await eraseMax(cast);
    const left = (await valuesOf(house.store, max.id)).filter(({ erased }) => !erased);
    assert(left.length > 500, `${left.length} are left`);
    await house.rollcall.sweep();
    assert(!/max\d|max@/i.test(JSON.stringify(await house.everything())));
    assert.equal(await house.rollcall.sweep(), 0);
    assert.deepEqual((await house.rollcall.verifyHistory()).findings, []);
    assert.deepEqual(await marksIn(house.store), []);
  });

  test(`whoever is erased while their values are sealed stays erased, over ${name} [X8, F6]`, async (t) => {
    const cast = await openCast({ store: create() });
    const { house, max } = cast;
    t.after(() => house.rollcall.close());
    await house.rollcall.seal();
    await renamed(cast, "Maxine");
    let erasing: Promise<void> | undefined;
    const digest: Digest = {
      ...webDigest,
      async sha256(text) {
        await (erasing ??= eraseMax(cast));
        return webDigest.sha256(text);
      },
    };
    await sealHistory(house.store, digest, 1);
    const values = await valuesOf(house.store, max.id);
    assert(values.every(({ value, salt, erased }) => erased && value === null && salt === null));
    await house.rollcall.seal();
    const { findings, unsealed } = await house.rollcall.verifyHistory();
    assert.deepEqual([findings, unsealed], [[], 0]);
  });

  test(`a personal value that was changed is found with the number of its row, over ${name} [X8]`, async (t) => {
    const cast = await openCast({ store: create() });
    const { house, max } = cast;
    t.after(() => house.rollcall.close());
    await renamed(cast, "Maxine");
    await house.rollcall.seal();
    const last = (await valuesOf(house.store, max.id)).at(-1)!;
    const { topic, number, place } = last;
    const tampered = [
      { value: { before: "Max", after: "Moritz" } },
      { salt: "00" },
      { salt: null },
      { digest: "00", erased: true },
      { digest: "00", erased: true, value: null },
      { value: null },
      { personId: "somebody" },
      { field: "nickname" },
    ];
    for (const set of tampered) {
      await meddle(house.store, [update(personalValues, [topic, number, place], set)]);
      const { findings } = await house.rollcall.verifyHistory();
      assert.deepEqual(findings, [{ kind: "changed", topic: max.id, number }], JSON.stringify(set));
      const { value, salt, digest, erased, personId, field } = last;
      const back = { value, salt, digest, erased, personId, field };
      await meddle(house.store, [update(personalValues, [topic, number, place], back)]);
    }
    assert.deepEqual((await house.rollcall.verifyHistory()).findings, []);
  });
}
