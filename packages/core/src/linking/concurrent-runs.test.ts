import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "@rollcall/storage-memory";
import { newSecrets } from "../faults/test-secrets.fixture.ts";
import type { Store } from "../kernel/store/store.ts";
import type { LinkProvider } from "../ports/link-provider.ts";
import { codeOf, createTestApp } from "../testing/test-app.fixture.ts";
import { asked, createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";
import { maxInBatch } from "./sync-input.ts";

/** A linked world, and a second process over the same store. */
async function twoProcesses() {
  const secrets = newSecrets(0);
  const world = await createLinkedWorld({ secrets });
  await world.link();
  const { app, upstream } = world;
  const other = await createTestApp({
    ...{ store: app.store, ids: app.ids, secrets },
    links: { providers: [upstream.provider] },
  });
  const runOther = async () => other.rollcall.jobs.find(({ name }) => name === "links.sync")?.run();
  return { ...world, other, runOther };
}

test("two processes run a due link only once [B25, P60]", async () => {
  const { ann, scheduleId, upstream, run, runOther, roster } = await twoProcesses();
  upstream.people = [upstreamPerson("Max"), upstreamPerson("Lou")];
  upstream.reads = 0;
  await ann.client.links.sync({ scheduleId });
  const reports = await Promise.all([run(), runOther()]);
  assert.deepEqual(reports.map((report) => (report as { done: number }).done).sort(), [0, 1]);
  assert.equal(upstream.reads, 1);
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Lou", "Max", "Vic"]);
});

test("a run that another process has taken over changes nothing else [B25, P60]", async () => {
  const { app, ann, scheduleId, upstream, sync, other, runOther, roster } = await twoProcesses();
  const people = [upstreamPerson("Max"), upstreamPerson("Kim"), upstreamPerson("Lou")];
  upstream.people = people;
  const later: unknown[] = [];
  upstream.before = async () => {
    upstream.before = () => undefined;
    for (const { clock } of [app, other]) clock.advance(6 * 60_000);
    later.push(await runOther());
    upstream.people = [];
  };
  assert.deepEqual(await sync(), { done: 0, held: 0, failed: 0 });
  assert.deepEqual(later, [{ done: 1, held: 0, failed: 0 }]);
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Kim", "Lou", "Max", "Vic"]);
  const { runs } = await ann.client.links.listRuns({ scheduleId });
  assert.deepEqual(
    runs.map(({ outcome, added }) => [outcome, added]),
    [
      ["applied", 1],
      ["applied", 1],
    ],
  );
});

test("a request to synchronize during a run starts another one a minute later [Q18, B25]", async () => {
  const { app, ann, scheduleId, upstream, sync, run, roster } = await twoProcesses();
  upstream.before = async () => {
    upstream.before = () => undefined;
    await ann.client.links.sync({ scheduleId });
  };
  await sync();
  upstream.people = [...upstream.people, upstreamPerson("Lou")];
  assert.equal((await run()).done, 0);
  app.clock.advance(60_000);
  assert.equal((await run()).done, 1);
  assert.match((await roster())["Lou"] ?? "", /linked/);
});

test("a run changes nothing if an admin replaces its connection in the meantime, and the next one starts at once [B25, P59]", async () => {
  const { ann, scheduleId, upstream, link, sync, run, roster } = await createLinkedWorld();
  await link();
  const read: string[] = [];
  const listPeople: LinkProvider["listPeople"] = async ({ credentials: { token = "" } }) => {
    read.push(token);
    if (token === "new") return { status: "read", people: [upstreamPerson("Max"), upstreamPerson("Lou")] };
    await ann.client.links.update({ scheduleId, connection: { settings: {}, credentials: { token: "new" } } });
    return { status: "read", people: [upstreamPerson("Max"), upstreamPerson("Wrong")] };
  };
  Object.assign(upstream.provider, { listPeople });
  await sync();
  await run();
  assert.deepEqual(read, ["top-secret", "new"]);
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Lou", "Max", "Vic"]);
});

test("a new connection is never stored for another link that replaced the checked one [P66]", async () => {
  const { ann, boss, scheduleId, upstream, link, linkView } = await createLinkedWorld();
  await link();
  const { checkHealth } = upstream.provider;
  Object.assign(upstream.provider, {
    async checkHealth(...args: Parameters<typeof checkHealth>) {
      await boss.client.links.remove({ scheduleId });
      await ann.client.links.create({ scheduleId, ...asked, upstreamId: "crew" });
      return checkHealth(...args);
    },
  });
  const connection = { settings: { host: "other.example" }, credentials: { token: "new" } };
  assert.equal(await codeOf(ann.client.links.update({ scheduleId, connection })), "request.stale-version");
  assert.deepEqual((await linkView()).settings, asked.settings);
});

/** A store whose process ends at a write transaction: it and all later ones fail. */
function mortal(store: Store) {
  const life = { writes: Number.POSITIVE_INFINITY };
  const dying: Store = {
    open: (all) => store.open(all),
    watch: (listener) => store.watch(listener),
    close: () => store.close(),
    transaction(mode, work) {
      if (mode === "write" && life.writes-- <= 0) throw new Error("the process has ended");
      return store.transaction(mode, work);
    },
  };
  return { life, dying };
}

test("a run that stops after any step leaves a valid schedule, and the next run completes it [X5]", async () => {
  const arriving = Array.from({ length: maxInBatch + 1 }, (_, n) =>
    upstreamPerson(`Person ${n}`, { address: `p${n}@example.org` }),
  );
  const counts: number[] = [];
  for (const steps of [1, 2, 3, 4]) {
    const store = createMemoryStore();
    const { life, dying } = mortal(store);
    const { app, ann, scheduleId, upstream, link, run } = await createLinkedWorld({ store: dying });
    await link();
    upstream.people = [upstreamPerson("Max"), ...arriving];
    await ann.client.links.sync({ scheduleId });
    life.writes = steps;
    assert.equal(await codeOf(run()), "internal");
    life.writes = Number.POSITIVE_INFINITY;
    const { schedule } = await ann.client.schedules.get({ scheduleId });
    counts.push(schedule.members);
    assert.equal(schedule.assignables, schedule.members - 2);
    assert.equal((await run()).done, 0);
    app.clock.advance(6 * 60_000);
    assert.equal((await run()).done, 1);
    const after = (await ann.client.schedules.get({ scheduleId })).schedule;
    assert.deepEqual([after.members, after.assignables, after.admins], [maxInBatch + 4, maxInBatch + 2, 1]);
  }
  assert.deepEqual(counts, [4, maxInBatch + 4, maxInBatch + 5, maxInBatch + 4]);
});

test("people renamed upstream get their new names and addresses, even if a run ends halfway [X5, P61]", async () => {
  const named = (suffix: string) =>
    Array.from({ length: 45 }, (_, n) => ({
      ...upstreamPerson(`Person ${n}${suffix}`, { address: `p${n}${suffix}@example.org` }),
      externalId: `person-${n}`,
    }));
  for (const steps of [1, 2, 3, 4]) {
    const { life, dying } = mortal(createMemoryStore());
    const { app, ann, scheduleId, upstream, link, run } = await createLinkedWorld({ store: dying });
    upstream.people = named("");
    await link();
    app.clock.advance(61 * 60_000);
    upstream.people = named("-new");
    life.writes = steps;
    assert.equal(await codeOf(run()), "internal");
    life.writes = Number.POSITIVE_INFINITY;
    app.clock.advance(6 * 60_000);
    assert.equal((await run()).done, 1);
    const { rows } = await ann.client.members.list({ scheduleId, search: "person", limit: 100 });
    assert.deepEqual(
      rows.map(({ name, email }) => `${name} ${email}`).sort(),
      named("-new")
        .map(({ name, address }) => `${name} ${address ?? ""}`)
        .sort(),
    );
    const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
    app.clock.advance(61 * 60_000);
    assert.equal((await run()).done, 1);
    assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.number, number, "nothing is left to change");
  }
});

test("links to other hosts run while one host doesn't respond [P60]", async () => {
  // These open at once, so that links start in the order of their schedules.
  const { app, ann, upstream, run } = await createLinkedWorld({ secrets: newSecrets(0) });
  let release: () => void = () => undefined;
  const isFastDone = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hosts: string[] = [];
  const listPeople: LinkProvider["listPeople"] = async ({ settings }) => {
    const { host = "" } = settings;
    hosts.push(host);
    if (host === "slow.example") await isFastDone;
    else release();
    return { status: "read", people: upstream.people };
  };
  for (let n = 0; n < 24; n++) {
    const scheduleId = await app.schedule(ann, `Desk ${n}`);
    const host = n < 23 ? "slow.example" : "fast.example";
    await ann.client.links.create({ scheduleId, ...asked, settings: { host } });
  }
  Object.assign(upstream.provider, { listPeople });
  assert.equal((await run()).done, 24);
  assert.equal(hosts.indexOf("fast.example"), 20);
});
