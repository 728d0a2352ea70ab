import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { asked, createLinkedWorld } from "./linked-world.fixture.ts";
import { createScriptedUpstream, upstreamPerson } from "./scripted-provider.fixture.ts";

const max = upstreamPerson("Max");
const kim = upstreamPerson("Kim");

test("linking shows its plan first, then matches members, adds people and locks the others [B19, B26, Q3]", async () => {
  const { ann, scheduleId, link, roster, linkView, upstream } = await createLinkedWorld();
  const { effects } = await ann.client.links.create.dryRun({ scheduleId, ...asked });
  const { counts, additions, locks } = effects.plan;
  assert.deepEqual(
    [counts, additions.map(({ name }) => name), locks.map(({ name }) => name)],
    [
      { people: 2, additions: 1, updates: 1, removals: 0, kept: 0, locks: 1, conflicts: 0, invitations: 1 },
      ["Kim"],
      ["Ann"],
    ],
  );
  assert.equal((await ann.client.links.get({ scheduleId })).link, null);
  assert.equal((await link()).upstreamName, "Night watch");
  assert.deepEqual(await roster(), {
    Ann: "admin - local not-needed",
    Kim: "member assignable linked queued",
    Max: "member assignable both sent",
    Vic: "viewer - local sent",
  });
  const shown = await linkView();
  assert.deepEqual([shown.synced, shown.problem, shown.isStale, shown.held], [2, null, false, null]);
  assert.equal(JSON.stringify(await ann.client.links.get({ scheduleId })).includes("top-secret"), false);
  assert.equal(upstream.reads, 3);
});

test("only reads the other product: local additions and roles are never written back, and stay [B23, Q45]", async () => {
  const upstream = createScriptedUpstream();
  upstream.people = [max, kim];
  const calls: string[] = [];
  const provider = new Proxy(upstream.provider, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...values: unknown[]): unknown => {
        calls.push(`${String(name)} ${JSON.stringify(values)}`);
        return Reflect.apply(value, target, values);
      };
    },
  });
  const { ann, scheduleId, link, sync, roster, idOf } = await createLinkedWorld({ links: { providers: [provider] } });
  await link();
  await ann.client.members.add({ scheduleId, people: [{ address: "lou@example.org" }] });
  await ann.client.members.setRole({ scheduleId, personId: await idOf("Max"), role: "admin" });
  await sync();
  const { Max, "lou@example.org": lou } = await roster();
  assert.deepEqual([Max?.split(" ")[0], lou?.split(" ")[2]], ["admin", "local"]);
  assert.deepEqual(
    calls.filter((call) => !/^(hostOf|listPeople|listSchedules) /.test(call) || /lou|admin/i.test(call)),
    [],
  );
  assert.ok(calls.some((call) => call.startsWith("listPeople ")));
});

test("arrivals follow auto-send, and people with an account need no invitation [B30, B31, B32]", async () => {
  const { app, ann, oda, mailer, upstream, scheduleId, link, sync, roster } = await createLinkedWorld();
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  await link();
  upstream.people = [max, kim, upstreamPerson("Oda"), upstreamPerson("Lou")];
  await sync();
  await app.rollcall.dispatchMail();
  const sent = mailer.sent.length;
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: true });
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, sent);
  const { Kim, Lou, Oda } = await roster();
  assert.deepEqual(
    [Kim, Lou, Oda],
    [
      "member assignable linked not-invited",
      "member assignable linked not-invited",
      "member assignable linked not-needed",
    ],
  );
  await ann.client.invitations.send({ scheduleId });
  await app.rollcall.dispatchMail();
  assert.deepEqual(
    mailer.sent
      .slice(sent)
      .map(({ to }) => to.address)
      .sort(),
    ["kim@example.org", "lou@example.org"],
  );
  assert.match(mailer.to("kim@example.org").text, /Ann/);
  assert.notEqual(oda.id, "");
});

test("people added locally before they arrive stay unassignable until that is changed [B27, B28, B29]", async () => {
  const { ann, oda, upstream, scheduleId, link, sync, roster } = await createLinkedWorld();
  await link();
  await ann.client.members.add({ scheduleId, people: [{ personId: oda.id }] });
  upstream.people = [max, kim, upstreamPerson("Oda")];
  await sync();
  await sync();
  assert.match((await roster())["Oda"] ?? "", /^member - both/);
  await ann.client.members.setAssignable({ scheduleId, personId: oda.id, assignable: true });
  await sync();
  assert.match((await roster())["Oda"] ?? "", /^member assignable both/);
});

test("the same response changes nothing, and people who left upstream are removed and return as they were [B35, B36, Q19]", async () => {
  const { app, ann, upstream, scheduleId, link, sync, roster, idOf } = await createLinkedWorld();
  await link();
  const number = async () => (await ann.client.schedules.get({ scheduleId })).schedule.number;
  const before = await number();
  await sync();
  assert.equal(await number(), before);
  const key = { scheduleId, personId: await idOf("Kim") };
  await ann.client.members.setRole({ ...key, role: "viewer" });
  await ann.client.members.setAssignable({ ...key, assignable: false });
  await app.rollcall.dispatchMail();
  upstream.people = [max];
  await sync();
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Max", "Vic"]);
  upstream.people = [max, kim];
  await sync();
  assert.equal((await roster())["Kim"], "viewer - linked sent");
  await app.rollcall.dispatchMail();
  const { runs } = await ann.client.links.listRuns({ scheduleId });
  assert.deepEqual(
    runs.map(({ outcome, added, updated, removed }) => [outcome, added, updated, removed]),
    [
      ["applied", 1, 0, 0],
      ["applied", 0, 0, 1],
      ["unchanged", 0, 0, 0],
      ["applied", 1, 1, 0],
    ],
  );
});

test("a failed read changes nothing, is shown, and is retried later [P58, P60, Q20]", async () => {
  const { app, upstream, link, sync, run, roster, linkView } = await createLinkedWorld();
  await link();
  const before = await roster();
  upstream.people = [];
  upstream.fault = { problem: "invalid-answer" };
  assert.deepEqual(await sync(), { done: 0, held: 0, failed: 1 });
  assert.deepEqual(await roster(), before);
  assert.equal((await linkView()).problem, "invalid-answer");
  assert.deepEqual(await run(), { done: 0, held: 0, failed: 0 });
  upstream.fault = { problem: "rate-limited", retryAfter: 7200 };
  app.clock.advance(61_000);
  assert.deepEqual(await run(), { done: 0, held: 0, failed: 1 });
  app.clock.advance(3_599_000);
  assert.equal((await run()).failed, 0);
  assert.equal((await linkView()).isStale, true);
  upstream.fault = undefined;
  upstream.people = [max, kim];
  app.clock.advance(2000);
  assert.deepEqual(await run(), { done: 1, held: 0, failed: 0 });
  const { problem, isStale } = await linkView();
  assert.deepEqual([problem, isStale], [null, false]);
});

test("every link runs again within 45 minutes [B25, Q18]", async () => {
  const { app, link, run } = await createLinkedWorld();
  await link();
  app.clock.advance(39 * 60_000);
  assert.equal((await run()).done, 0);
  app.clock.advance(6 * 60_000);
  assert.equal((await run()).done, 1);
});

test("unlinking restores the values that the link changed, and keeps the members [Q3]", async () => {
  const { ann, max: worker, boss, scheduleId, link, roster } = await createLinkedWorld();
  await link();
  await ann.client.members.setAssignable({ scheduleId, personId: worker.id, assignable: false });
  assert.equal(await codeOf(worker.client.links.remove({ scheduleId })), "request.forbidden");
  assert.equal(await codeOf(ann.client.links.remove({ scheduleId })), "schedule.delete-not-granted");
  const { effects } = await boss.client.links.remove.dryRun({ scheduleId });
  assert.equal(effects.totals.assignables, 2);
  assert.deepEqual(await boss.client.links.remove({ scheduleId }), { restored: 1, synced: 2 });
  assert.deepEqual(await roster(), {
    Ann: "admin assignable local not-needed",
    Kim: "member assignable local queued",
    Max: "member - local sent",
    Vic: "viewer - local sent",
  });
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.deepEqual([schedule.linked, schedule.assignables], [false, 2]);
  assert.equal(await codeOf(ann.client.links.sync({ scheduleId })), "schedule.not-linked");
});

test("a pending person gets a new name and address, without a second invitation [P61]", async () => {
  const { app, mailer, upstream, link, sync, roster } = await createLinkedWorld();
  await link();
  await app.rollcall.dispatchMail();
  const sent = mailer.sent.length;
  upstream.people = [max, { ...kim, name: "Kim Lee", address: "kim.lee@example.org" }];
  await sync();
  await sync();
  await app.rollcall.dispatchMail();
  assert.equal((await roster())["Kim Lee"], "member assignable linked not-invited");
  assert.equal(mailer.sent.length, sent);
  upstream.people = [max, { ...kim, name: "Kim Lee", address: "ann@example.org" }];
  await sync();
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Kim Lee", "Max", "Vic"]);
});

test("an unverified address doesn't take over the account that has it [P62, Q17]", async () => {
  const { ann, upstream, scheduleId, link, sync, roster } = await createLinkedWorld();
  await link();
  upstream.people = [max, kim, upstreamPerson("Eve", { address: "ann@example.org", verified: false })];
  await sync();
  assert.match((await roster())["Ann"] ?? "", /^admin - local/);
  assert.match((await roster())["Eve"] ?? "", /^member assignable linked/);
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.admins, 1);
});

test("reactivating a local member of a linked schedule leaves them unassignable until it is unlinked [B22, Q3]", async () => {
  const { ann, boss, vic, scheduleId, link, roster } = await createLinkedWorld();
  await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "member" });
  await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  await boss.client.people.deactivate({ personId: vic.id });
  await link();
  await boss.client.people.reactivate({ personId: vic.id });
  assert.match((await roster())["Vic"] ?? "", /^member - local/);
  await boss.client.links.remove({ scheduleId });
  assert.match((await roster())["Vic"] ?? "", /^member assignable local/);
});

test("a member whose mailbox another person claims stays the same upstream person, without a second invitation [P61, B30]", async () => {
  const { app, ann, mailer, upstream, link, sync, roster, linkView } = await createLinkedWorld();
  const own = await app.schedule(ann, "Own");
  await link();
  await app.rollcall.dispatchMail();
  const claimant = await app.user("Kimberly", { email: "kim@example.org", emailVerified: false });
  await ann.client.members.add({ scheduleId: own, people: [{ personId: claimant.id, invited: false }] });
  await claimant.client.invitations.accept({ token: mailer.tokenTo("kim@example.org") });
  const sent = mailer.sent.length;
  await sync();
  await app.rollcall.dispatchMail();
  assert.deepEqual([Object.keys(await roster()), mailer.sent.length], [["Ann", "Kimberly", "Max", "Vic"], sent]);
  assert.equal((await linkView()).synced, 2);
  upstream.people = [max];
  await sync();
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Max", "Vic"]);
});

test("forgets removed members after 30 days [Q19]", async () => {
  const { app, ann, upstream, scheduleId, link, sync, roster, idOf } = await createLinkedWorld();
  await link();
  await ann.client.members.setRole({ scheduleId, personId: await idOf("Kim"), role: "viewer" });
  upstream.people = [max];
  await sync();
  const sweep = () => app.rollcall.jobs.find(({ name }) => name === "links.sweep")?.run();
  app.clock.advance(30 * 86_400_000 - 1);
  assert.equal(await sweep(), 0);
  app.clock.advance(1);
  assert.equal(await sweep(), 1);
  upstream.people = [max, kim];
  await sync();
  assert.match((await roster())["Kim"] ?? "", /^member assignable linked/);
});

test("a slow upstream product delays no link that becomes due in the meantime [B25]", async (t) => {
  const { app, ann, upstream, scheduleId, run } = await createLinkedWorld();
  const later = await app.schedule(ann, "Later");
  const due = new AbortController();
  let startReading: () => void = () => undefined;
  let endReading: () => void = () => undefined;
  const reading = new Promise<void>((resolve) => (startReading = resolve));
  const read = new Promise<void>((resolve) => (endReading = resolve));
  t.mock.method(AbortSignal, "timeout", (milliseconds: number) =>
    milliseconds <= 5000 && !due.signal.aborted ? due.signal : new AbortController().signal,
  );
  await ann.client.links.create({ scheduleId, ...asked });
  upstream.before = () => {
    startReading();
    return read;
  };
  const running = run();
  await reading;
  upstream.before = () => undefined;
  await ann.client.links.create({ scheduleId: later, ...asked });
  upstream.before = endReading;
  due.abort();
  assert.deepEqual(await running, { done: 2, held: 0, failed: 0 });
});
