import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { update } from "../kernel/store/change.ts";
import { openProfiles } from "../profiles/profiles.fixture.ts";
import { type Profile, profileOf, profiles } from "../profiles/collection.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";

const stores = {
  memory: () => createMemoryStore(),
  sqlite: () => createSqliteStore({ path: ":memory:" }),
};

for (const [name, openStore] of Object.entries(stores)) {
  test(`moves the profile lists into the catalogs once, with ratings and dates, on ${name} [A10, A11]`, async (context) => {
    const store = openStore();
    const { app, kim, wim, zoe } = await openProfiles({ store });
    await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22" } });
    await kim.client.profiles.update({ personId: zoe.id, set: { mobile: "+31 20 33" } });
    const old = async (personId: string, values: Readonly<Record<string, unknown>>): Promise<void> => {
      const [profile] = await app.store.transaction("read", (tx) => tx.read([profileOf(personId)]));
      const stored = { number: 1, at: 1_700_000_000_000, by: kim.id, via: "host" };
      const listed = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { ...stored, value }]));
      const fields = { ...profile?.fields, ...listed } as Profile["fields"];
      await app.store.transaction("write", (tx) => tx.write([update(profiles, [personId], { fields })]));
    };
    await old(wim.id, {
      skills: [
        { name: "Mooring", rating: 4 },
        { name: "Lashing", rating: null },
      ],
      certifications: [{ name: "First aid", expiresOn: "2031-01-31" }],
    });
    await old(zoe.id, { skills: [{ name: "MOORING", rating: 2 }] });
    // The next start moves them, and another one finds nothing to do.
    for (let start = 0; start < 2; start++) await createTestApp({ store, ids: app.ids });
    const { mock } = context.mock.method(store, "transaction");
    await app.rollcall.jobs.find((job) => job.name === "skills.migrate")?.run();
    assert.deepEqual(
      mock.calls.map((call) => call.arguments[0]),
      ["read"],
      "a finished move costs one read",
    );
    const { types } = await kim.client.skills.listTypes({});
    assert.deepEqual(
      types.map(({ name, holders, scale }) => [name, holders, scale.levels]),
      [
        ["Lashing", 1, 5],
        ["Mooring", 2, 5],
      ],
    );
    const { skills } = await kim.client.skills.listOf({ personId: wim.id });
    assert.deepEqual(
      skills.map(({ name, rating }) => [name, rating]),
      [
        ["Lashing", null],
        ["Mooring", 4],
      ],
    );
    const typeId = skills[1]?.typeId ?? "";
    const { byScheduler } = await kim.client.skills.listRatings({ personId: wim.id, typeId });
    assert.deepEqual(
      byScheduler.map(({ rating, authorName, at }) => [rating, authorName, at]),
      [[4, "Kim", "2023-11-14T22:13:20.000Z"]],
    );
    const { certifications } = await kim.client.certifications.listOf({ personId: wim.id });
    assert.deepEqual(
      certifications.map(({ name, state, expiresOn }) => [name, state, expiresOn]),
      [["First aid", "valid", "2031-01-31"]],
    );
    const { profile } = await kim.client.profiles.get({ personId: wim.id });
    assert.deepEqual(profile.groups.find(({ group }) => group === "skills")?.fields, []);
    const [row] = await app.store.transaction("read", (tx) => tx.read([profileOf(wim.id)]));
    assert.deepEqual(Object.keys(row?.fields ?? {}).sort(), ["firstName", "lastName", "mobile"]);
  });
}
