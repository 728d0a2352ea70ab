import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { type StoredField, storedFieldIn, type Profile, profileOf } from "./collection.ts";
import { fieldIn, openProfiles, type ProfileWorld } from "./profiles.fixture.ts";
import type { ProfileView } from "../index.ts";
import { codeOf } from "../testing/test-app.fixture.ts";

const fields = ["nickname", "mobile", "address", "kinName"] as const;
type Name = (typeof fields)[number];

/** One write: its origin, its fields, and how many writes ago the form was opened. */
interface Write {
  readonly via: "portal" | "host";
  readonly set: Readonly<Partial<Record<Name, string | null>>>;
  readonly opened: number;
}

const value = fc.option(fc.integer({ min: 100, max: 104 }).map(String), { nil: null });
const write: fc.Arbitrary<Write> = fc.record({
  via: fc.constantFrom("portal", "host"),
  set: fc
    .dictionary(fc.constantFrom(...fields), value, { minKeys: 1, noNullPrototype: true })
    .map((set) => set as Write["set"]),
  opened: fc.nat({ max: 5 }),
});

const numbersIn = (profile: ProfileView): Record<string, number> =>
  Object.fromEntries(fields.map((name) => [name, fieldIn(profile, name).number]));

function send({ kim, wim }: ProfileWorld, { via, set }: Write, seen: Record<string, number>) {
  if (via === "portal") return wim.client.portal.updateProfile({ set, seen });
  return kim.client.profiles.update({ personId: wim.id, set, seen });
}

async function keptOf({ app, wim }: ProfileWorld): Promise<Profile> {
  const [profile] = await app.store.transaction("read", (tx) => tx.read([profileOf(wim.id)]));
  assert(profile !== undefined);
  return profile;
}

/** Every change to the profile, oldest first. */
async function historyOf({ kim, wim }: ProfileWorld) {
  const all = [];
  let before: string | undefined;
  do {
    const page = await kim.client.profiles.listChanges({
      personId: wim.id,
      limit: 7,
      ...(before !== undefined && { before }),
    });
    all.push(...page.rows);
    before = page.next ?? undefined;
  } while (before !== undefined);
  return all.reverse();
}

test("each field keeps its last write from the portal or the host, and unseen overwrites are reported [P44, A67, Q31]", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 12 }), async (writes) => {
      const world = await openProfiles();
      const model = new Map<string, { value: string | null; via: string }>();
      const opened = [numbersIn((await world.kim.client.profiles.get({ personId: world.wim.id })).profile)];
      for (const one of writes) {
        const seen = opened[Math.max(0, opened.length - 1 - one.opened)] ?? {};
        const current = opened.at(-1) ?? {};
        const changed = Object.entries(one.set).filter(([name, next]) => (model.get(name)?.value ?? null) !== next);
        const unseen = changed.filter(([name]) => (current[name] ?? 0) > (seen[name] ?? 0));
        const expected = unseen.map(([field]) => [field, model.get(field)?.value, model.get(field)?.via]);
        const { profile, overwrote } = await send(world, one, seen);
        assert.deepEqual(
          overwrote.map(({ field, value, via }) => [field, value, via]),
          expected,
        );
        for (const [name, next] of changed) model.set(name, { value: next, via: one.via });
        opened.push(numbersIn(profile));
      }
      const { profile } = await world.wim.client.portal.getProfile({});
      for (const name of fields) {
        const { value, via } = fieldIn(profile, name);
        const last = model.get(name);
        assert.deepEqual([name, value, via], [name, last?.value ?? null, last?.via ?? null]);
      }
    }),
    { numRuns: 60 },
  );
});

test("replaying history yields the current profile, and each change starts from the previous value [P44, X8, X12]", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 12 }), async (writes) => {
      const world = await openProfiles();
      await Promise.all(writes.map((one) => send(world, one, {})));
      const replayed = new Map<string, Pick<StoredField, "value" | "number" | "by">>();
      for (const { field, before, after, number, by } of await historyOf(world)) {
        assert.deepEqual(before, replayed.get(field)?.value ?? null);
        assert.notDeepEqual(before, after);
        assert(by !== null && number > (replayed.get(field)?.number ?? 0));
        replayed.set(field, { value: after, number, by });
      }
      const kept = await keptOf(world);
      assert.deepEqual([...replayed.keys()].sort(), Object.keys(kept.fields).sort());
      for (const [name, last] of replayed) {
        const stored = storedFieldIn(kept, name);
        assert.deepEqual([stored?.value, stored?.number, stored?.by], [last.value, last.number, last.by]);
      }
    }),
    { numRuns: 60 },
  );
});

test("a delayed change doesn't replace values that its author hasn't seen [X11, P44]", async () => {
  const { kim, wim } = await openProfiles();
  const { portal } = wim.client;
  const seen = { nickname: fieldIn((await portal.getProfile({})).profile, "nickname").number };
  await kim.client.profiles.update({ personId: wim.id, set: { nickname: "Kim says" } });
  const waited = { set: { nickname: "Wim says", address: "Pier 4" }, seen: { ...seen, address: 0 }, onlyIfSeen: true };
  assert.equal(await codeOf(portal.updateProfile(waited)), "request.stale-version");
  const { profile } = await portal.getProfile({});
  assert.deepEqual([fieldIn(profile, "nickname").value, fieldIn(profile, "address").value], ["Kim says", null]);
  const again = { ...waited, seen: { ...waited.seen, nickname: fieldIn(profile, "nickname").number } };
  assert.equal(fieldIn((await portal.updateProfile(again)).profile, "nickname").value, "Wim says");
});
