import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, hostUser, createTestApp, refusal } from "../testing/test-app.fixture.ts";
import { update } from "../kernel/store/change.ts";
import { people } from "./collection.ts";

test("a host user stays the same internal person when their address changes [Q51]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const married = await app.user("Ann", { email: "ann.lee@example.org", name: "Ann Lee" });
  assert.equal(married.id, ann.id);
  const { person } = await married.client.people.getMe({});
  assert.deepEqual(person, {
    id: ann.id,
    name: "Ann Lee",
    email: "ann.lee@example.org",
    affiliation: "internal",
    state: "active",
    organizationRole: "member",
    status: "active",
    issue: null,
  });
});

test("a verified address finds the person added by it, ignoring case and spaces [Q51, Q17, P16]", async () => {
  const world = await createTestWorld();
  const id = await addPending(world, "Nia");
  const nia = await world.app.user("Nia", { email: " NIA@Pending.EXAMPLE " });
  assert.equal(nia.id, id);
  assert.equal((await nia.client.schedules.get({ scheduleId: world.scheduleId })).schedule.myRole, "member");
});

test("an unverified address matches no person and takes over nothing [P02, Q51]", async () => {
  const world = await createTestWorld();
  const id = await addPending(world, "Nia");
  const claim = await world.app.user("Eve", { email: "nia@pending.example", emailVerified: false });
  assert.notEqual(claim.id, id);
  assert.equal(await codeOf(claim.client.schedules.get({ scheduleId: world.scheduleId })), "request.not-found");
  const nia = await world.app.user("Nia", { email: "nia@pending.example" });
  assert.equal(nia.id, id);
  const proven = await world.app.user("Eve", { email: "nia@pending.example", emailVerified: true });
  assert.equal(proven.id, claim.id);
  assert.equal(await codeOf(proven.client.schedules.get({ scheduleId: world.scheduleId })), "request.not-found");
});

test("never takes over a person with another host id, even with the same verified address [P02]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const second = await app.user("Second", { email: "ann@example.org" });
  assert.notEqual(second.id, ann.id);
});

test("rejects an external person's address and never converts them [Q51]", async () => {
  const { boss, app } = await createTestWorld();
  const created = await boss.client.people.create({ firstName: "Wim", lastName: "W", email: "wim@workers.example" });
  assert.equal(await codeOf(app.user("Wim", { email: "WIM@workers.example" })), "person.external-address");
  const { refused, ...person } = (await boss.client.people.get({ personId: created.person.id })).person;
  assert.deepEqual([person, refused], [created.person, {}]);
});

test("creates no person without a valid address [Q51, P16]", async () => {
  const app = await createTestApp();
  for (const email of ["", "ann", "ann@", "a\u200bnn@example.org"]) {
    assert.equal(await codeOf(app.user("Ann", { email })), "person.email-invalid");
  }
});

test("rejects a known user whose address has become invalid [Q51, P16]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const me = await ann.client.people.getMe({});
  assert.equal(await codeOf(app.user("Ann", { email: "ann@" })), "person.email-invalid");
  assert.deepEqual(await ann.client.people.getMe({}), me);
});

test("rejects deactivated people, known to the host or not", async () => {
  const world = await createTestWorld();
  const { app, max } = world;
  const nia = await addPending(world, "Nia");
  for (const id of [max.id, nia]) {
    await app.store.transaction("write", (tx) => tx.write([update(people, [id], { state: "deactivated" })]));
  }
  assert.equal(await codeOf(max.client.people.getMe({})), "person.deactivated");
  assert.equal(await codeOf(app.user("Nia", { email: "nia@pending.example" })), "person.deactivated");
});

test("a new name updates every list the person is on, with its order and search [B40]", async () => {
  const { ann, max, app, scheduleId } = await createTestWorld();
  const other = await app.schedule(ann, "Other");
  await ann.client.members.add({ scheduleId: other, people: [{ personId: max.id }] });
  await app.user("Max", { name: "Aaron Żak", email: "aaron@example.org" });
  for (const id of [scheduleId, other]) {
    const { rows } = await ann.client.members.list({ scheduleId: id });
    assert.deepEqual([rows[0]?.personId, rows[0]?.name, rows[0]?.email], [max.id, "Aaron Żak", "aaron@example.org"]);
    assert.equal((await ann.client.members.list({ scheduleId: id, search: "zak" })).rows.length, 1);
    assert.equal((await ann.client.members.list({ scheduleId: id, search: "max" })).rows.length, 0);
  }
});

test("unchanged host data writes nothing [Q51]", async () => {
  const { app, max } = await createTestWorld();
  const before = await app.everything();
  await app.user("Max");
  await app.user("Max", { name: "" });
  await app.user("Max", { emailVerified: false });
  assert.deepEqual(await app.everything(), before);
  assert.equal((await max.client.people.getMe({})).person.name, "Max");
});

test("a user whose verified address belongs to another person is also identified without a write [Q51, Q17]", async () => {
  const app = await createTestApp();
  await app.user("Ann");
  const twin = await app.user("Twin", { email: hostUser("Ann").email });
  const { rollcall, store } = app;
  const writes: string[] = [];
  const transaction = store.transaction.bind(store);
  store.transaction = (mode, work) => {
    if (mode === "write") writes.push(mode);
    return transaction(mode, work);
  };
  assert.equal((await rollcall.recognise(twin.identity)).personId, twin.id);
  assert.deepEqual(writes, []);
});

test("20 concurrent first requests create one person and one organization [Q48]", async () => {
  const app = await createTestApp();
  const all = await Promise.all(Array.from({ length: 20 }, async () => app.rollcall.recognise(hostUser("Ann"))));
  assert.equal(new Set(all.map(({ personId }) => personId)).size, 1);
});

test("schedulers and organization admins create external people; an address belongs to one person [Q49, Q48]", async () => {
  const { app, boss, max } = await createTestWorld();
  const sue = await app.user("Sue", { organizationRole: "scheduler" });
  const wim = { firstName: "Wim", lastName: "Worker", email: "Wim@workers.example" };
  const { person } = await sue.client.people.create(wim);
  assert.deepEqual([person.name, person.affiliation, person.organizationRole], ["Wim Worker", "external", null]);
  assert.equal(
    await codeOf(boss.client.people.create({ ...wim, email: "wim@WORKERS.example" })),
    "person.already-there",
  );
  assert.equal(await codeOf(boss.client.people.create({ ...wim, email: "wim" })), "person.email-invalid");
  assert.equal(await codeOf(max.client.people.create(wim)), "request.forbidden");
  assert.deepEqual(await refusal(max.client.people.get({ personId: person.id })), { code: "request.not-found" });
});
