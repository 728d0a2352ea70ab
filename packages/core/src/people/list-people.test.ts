import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, type TestApp, createTestApp, refusal } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";

const stores: Readonly<Record<string, () => Partial<RollcallOptions>>> = {
  memory: () => ({}),
  sqlite: () => ({ store: createSqliteStore({ path: ":memory:" }) }),
};

const first = ["Ada", "Bea", "Cleo", "Dora", "Edda"];
const external = ["Wanda", "Wilma"];

/** Boss, five users of the host, two external people, one deactivated and one erased; and another organization. */
async function populate(parts: Partial<RollcallOptions>) {
  const app = await createTestApp(parts);
  const boss = await app.user("Boss", { organizationRole: "admin" });
  for (const name of first) await app.user(name);
  for (const name of external) {
    await boss.client.people.create({ firstName: name, lastName: "Work", email: `${name}@workers.example` });
  }
  await boss.client.people.deactivate({ personId: (await app.user("Fay")).id });
  await boss.client.people.erase({ personId: (await app.user("Gil")).id });
  await app.user("Ada", { organizationId: "umbrella", organizationRole: "admin" });
  return { app, boss };
}

type Asked = Parameters<Awaited<ReturnType<typeof populate>>["boss"]["client"]["people"]["list"]>[0];

for (const [name, parts] of Object.entries(stores)) {
  test(`lists people by name, page by page in both directions, over ${name} [Q49, Q48]`, async () => {
    const { boss } = await populate(parts());
    const everybody = ["Ada", "Bea", "Boss", "Cleo", "Dora", "Edda", "Fay", "Wanda Work", "Wilma Work"];
    const page = async (asked: Asked) => boss.client.people.list({ limit: 4, ...asked });
    const names = ({ rows }: Awaited<ReturnType<typeof page>>) => rows.map((person) => person.name);
    const one = await page({});
    const two = await page({ after: one.next ?? "" });
    const three = await page({ after: two.next ?? "" });
    assert.deepEqual([...names(one), ...names(two), ...names(three)], everybody);
    assert.deepEqual([one.previous, three.next], [null, null]);
    const back = await page({ before: three.previous ?? "" });
    const start = await page({ before: back.previous ?? "" });
    assert.deepEqual([names(back), names(start), start.previous], [names(two), names(one), null]);
    assert.deepEqual(names(await page({ from: "dor" })), ["Dora", "Edda", "Fay", "Wanda Work"]);
  });

  test(`finds people by words and filters by affiliation and state, over ${name} [Q49, A40]`, async () => {
    const { boss } = await populate(parts());
    const names = async (asked: Asked) => (await boss.client.people.list(asked)).rows.map((person) => person.name);
    assert.deepEqual(await names({ search: "work" }), ["Wanda Work", "Wilma Work"]);
    assert.deepEqual(await names({ search: "wil workers" }), ["Wilma Work"]);
    assert.deepEqual(await names({ search: "edda@example" }), ["Edda"]);
    assert.deepEqual(await names({ search: "gil" }), []);
    assert.deepEqual(await names({ search: "!?" }), []);
    assert.deepEqual(await names({ search: "fay", state: "active" }), []);
    assert.deepEqual(await names({ affiliation: "external" }), ["Wanda Work", "Wilma Work"]);
    assert.deepEqual(await names({ affiliation: "external", state: "deactivated" }), []);
    assert.deepEqual(await names({ status: "not-activated" }), ["Wanda Work", "Wilma Work"]);
    assert.deepEqual(await names({ affiliation: "external", status: "not-activated" }), ["Wanda Work", "Wilma Work"]);
    assert.deepEqual(await names({ affiliation: "internal", status: "not-activated" }), []);
    assert.deepEqual(await names({ search: "wil", affiliation: "external", status: "not-activated" }), ["Wilma Work"]);
    assert.deepEqual(await names({ status: "deactivated" }), ["Fay"]);
    assert.deepEqual(await names({ state: "deactivated" }), ["Fay"]);
    assert.equal((await names({ state: "active" })).length, 8);
    assert.equal((await names({})).length, 9);
    assert.deepEqual(await names({ state: "erased" }), [""]);
    assert.deepEqual(await names({ status: "erased" }), [""]);
    assert.deepEqual(await names({ search: "fay", status: "deactivated" }), ["Fay"]);
    assert.deepEqual(await names({ search: "fay", status: "active" }), []);
  });
}

test("only schedulers and organization admins list people, and only of their own organization [Q49, P21]", async () => {
  const { app } = await populate({});
  const names = async (user: Awaited<ReturnType<TestApp["user"]>>) =>
    (await user.client.people.list({})).rows.map((person) => person.name);
  assert.equal((await names(await app.user("Sue", { organizationRole: "scheduler" }))).length, 10);
  const other = await app.user("Ada", { organizationId: "umbrella", organizationRole: "admin" });
  assert.deepEqual(await names(other), ["Ada"]);
  const ada = await app.user("Ada");
  const forbidden = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
  assert.deepEqual(await refusal(ada.client.people.list({})), forbidden);
  assert.deepEqual((await ada.client.people.list.check({})).reasons, [forbidden]);
});

test("rejects a cursor from another list, and two cursors [Q48]", async () => {
  const { boss } = await populate({});
  for (const asked of [{ after: "[]" }, { before: "x" }, { after: '["a","b"]', before: '["a","b"]' }, { limit: 201 }]) {
    assert.equal(await codeOf(boss.client.people.list(asked)), "request.invalid");
  }
});

test("notifies people managers of a host user's first request and of changes by the host [Q51, P24]", async () => {
  const app = await createTestApp();
  const boss = await app.user("Boss", { organizationRole: "scheduler" });
  const { number } = await boss.client.people.list({});
  const tending = await listen(app, boss, { "people:acme": number });
  await tending.untilReady();
  const heard = async () => change(await tending.next()).events;
  const ada = await app.user("Ada");
  assert.deepEqual(await heard(), [{ type: "people-changed", personId: ada.id }]);
  await app.user("Ada", { name: "Ada Lovelace" });
  assert.deepEqual(await heard(), [{ type: "people-changed", personId: ada.id }]);
  await app.user("Ada", { name: "Ada Lovelace" });
  await app.rollcall.grantAdmin({ organizationId: "acme", hostUserId: "host-Ada" });
  assert.deepEqual(await heard(), [{ type: "people-changed", personId: ada.id }]);
  assert.equal((await boss.client.people.list({})).number, number + 3);
  tending.abort.abort();
});

test("notifies people managers of people added by address and of merges [B12, P24]", async () => {
  const { app, boss, ann, mailer, scheduleId } = await createMailedWorld();
  const { number } = await boss.client.people.list({});
  const tending = await listen(app, boss, { "people:acme": number });
  await tending.untilReady();
  const heard = async () =>
    change(await tending.next()).events.map((event) => (event.type === "people-changed" ? event.personId : event.type));
  const address = "pia@pending.example";
  const people = [{ address }, { address: "jo@pending.example" }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  const added = results.map((one) => (one.status === "added" ? one.member.personId : ""));
  assert.deepEqual(await heard(), added);
  await app.rollcall.dispatchMail();
  const pia = await app.user("Pia", { email: address, emailVerified: false });
  assert.deepEqual(await heard(), [pia.id]);
  await pia.client.invitations.accept({ token: mailer.tokenTo(address) });
  assert.deepEqual(await heard(), [pia.id, added[0]]);
  tending.abort.abort();
});
