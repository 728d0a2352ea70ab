import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { createTestApp, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

test("the creator is the first admin, is assignable and needs no invitation [B56, Q8]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const { schedule } = await ann.client.schedules.create({ name: "  Night desk " });
  assert.deepEqual(schedule, {
    id: schedule.id,
    name: "Night desk",
    description: "",
    contact: "",
    timeZone: "UTC",
    state: "active",
    ownerId: null,
    autoSend: true,
    linked: false,
    members: 1,
    admins: 1,
    assignables: 1,
    ready: 0,
    toInvite: 0,
    number: 1,
    myRole: "admin",
    notices: [],
    refused: {
      archive: [{ code: "schedule.delete-not-granted", remedy: "ask-an-organization-admin" }],
      restore: [{ code: "schedule.delete-not-granted", remedy: "ask-an-organization-admin" }],
      delete: [{ code: "schedule.delete-not-granted", remedy: "ask-an-organization-admin" }],
      transfer: [{ code: "request.forbidden", remedy: "ask-an-organization-admin" }],
    },
  });
  const { rows } = await ann.client.members.list({ scheduleId: schedule.id });
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.personId, ann.id);
  assert.equal(rows[0].role, "admin");
  assert.equal(rows[0].assignable, true);
  assert.equal(rows[0].invitation, "not-needed");
});

test("a new schedule is published without its id, and its history begins with its first member [P21, X2]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const { untilReady, next, abort } = await listen(app, ann, { acme: null });
  await untilReady();
  const { schedule } = await ann.client.schedules.create({ name: "Night desk" });
  const { events, topic } = change(await next());
  assert.deepEqual([topic, events], ["acme", [{ type: "schedule-created" }]]);
  const { entries } = await ann.client.history.list({ scheduleId: schedule.id });
  assert.deepEqual(
    entries.map(({ operation, lines }) => [operation, lines.map(({ type, people }) => [type, people])]),
    [["schedules.create", [["schedule-created", [{ id: ann.id, name: "Ann", role: "admin" }]]]]],
  );
  abort.abort();
});

test("auto-send is on for a new schedule and is set per schedule [B6, B8]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const [one, other] = [await app.schedule(ann), await app.schedule(ann)];
  await ann.client.schedules.setAutoSend({ scheduleId: one, autoSend: false });
  const autoSend = async (scheduleId: string) => (await ann.client.schedules.get({ scheduleId })).schedule.autoSend;
  assert.deepEqual([await autoSend(one), await autoSend(other)], [false, true]);
});

test("a schedule belongs to the organization, or to its creator on request [Q48]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const { schedule } = await ann.client.schedules.create({ name: "Mine", owner: "person" });
  assert.equal(schedule.ownerId, ann.id);
});

test("lets everyone but viewers rename the schedule and turn auto-send on or off [B62, B66, B7]", async () => {
  const { ann, max, vic, boss, app, scheduleId } = await createTestWorld();
  for (const [user, name] of [
    [ann, "One"],
    [max, "Two"],
    [boss, "Three"],
  ] as const) {
    const { schedule } = await user.client.schedules.update({ scheduleId, name });
    assert.equal(schedule.name, name);
    await user.client.schedules.setAutoSend({ scheduleId, autoSend: name === "Two" });
  }
  for (const work of [
    () => vic.client.schedules.update({ scheduleId, name: "Four" }),
    () => vic.client.schedules.setAutoSend({ scheduleId, autoSend: true }),
  ]) {
    assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
  }
});

test("a schedule's view shows what the caller may do [X1]", async () => {
  const { max, vic, scheduleId } = await createTestWorld();
  const theAdmins = [{ code: "request.forbidden", remedy: "ask-an-admin" }];
  const theOrganizations = [{ code: "request.forbidden", remedy: "ask-an-organization-admin" }];
  const ends = { archive: theAdmins, restore: theAdmins, delete: theAdmins, transfer: theOrganizations };
  assert.deepEqual((await max.client.schedules.get({ scheduleId })).schedule.refused, ends);
  const refused = [{ code: "request.forbidden", remedy: "ask-an-admin" }];
  const { schedule } = await vic.client.schedules.get({ scheduleId });
  assert.deepEqual(schedule.refused, {
    ...ends,
    "add-members": refused,
    "set-auto-send": refused,
    update: refused,
    "change-shifts": refused,
  });
});

test("a schedule looks missing to outsiders and other organizations [P21]", async () => {
  const { oda, stranger, scheduleId } = await createTestWorld();
  const absent = JSON.stringify(await refusal(oda.client.schedules.get({ scheduleId: "never-was" })));
  for (const { client } of [oda, stranger]) {
    for (const work of [
      () => client.schedules.get({ scheduleId }),
      () => client.schedules.update({ scheduleId, name: "X" }),
      () => client.schedules.setAutoSend({ scheduleId, autoSend: false }),
      () => client.schedules.update.check({ scheduleId, name: "X" }),
      () => client.schedules.update.dryRun({ scheduleId, name: "X" }),
    ]) {
      assert.equal(JSON.stringify(await refusal(work())), absent);
    }
  }
});

test("people list their own schedules page by page, and organization admins list all of them [Q49]", async () => {
  const { ann, max, boss, oda, app, scheduleId } = await createTestWorld();
  const others: string[] = [];
  for (let i = 0; i < 5; i++) others.push(await app.schedule(max, `Desk ${i}`));
  const mine: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await max.client.schedules.list({ limit: 2, ...(after !== undefined && { after }) });
    mine.push(...page.schedules.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  assert.deepEqual(mine, [scheduleId, ...others].sort());
  const ids = (answer: { schedules: readonly { id: string }[] }) => answer.schedules.map(({ id }) => id);
  assert.deepEqual(ids(await ann.client.schedules.list({})), [scheduleId]);
  assert.deepEqual(ids(await oda.client.schedules.list({})), []);
  assert.deepEqual(ids(await boss.client.schedules.list({ scope: "organization" })), [...others, scheduleId]);
  const work = () => max.client.schedules.list({ scope: "organization" });
  assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
});

test("a name has 1 to 120 characters without line breaks, and an unchanged one publishes nothing [P13]", async () => {
  const { ann, app, scheduleId } = await createTestWorld();
  for (const name of ["", "   ", "x".repeat(121), "two\nlines", "nul\u0000", "line\u2028break"]) {
    const work = () => ann.client.schedules.update({ scheduleId, name });
    assert.equal(await refusedWithoutEffect(app, work), "request.invalid");
  }
  const before = await app.everything();
  await ann.client.schedules.update({ scheduleId, name: "Night desk" });
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: true });
  assert.deepEqual(await app.everything(), before);
});

test("doesn't let external people create schedules [Q50]", async () => {
  const { boss, app } = await createTestWorld();
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "W", email: "wim@work.example" });
  const actor = {
    ...(await boss.actor()),
    personId: person.id,
    affiliation: "external",
    organizationRole: null,
  } as const;
  const work = async () => app.rollcall.call("run", { name: "schedules.create", input: { name: "X" }, actor });
  assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
});
